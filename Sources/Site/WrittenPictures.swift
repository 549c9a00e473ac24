import Analysis
import Pictures

extension OutputFolder {
  /// Writes pictures, each a file of SVG, and the list of the numbers printed in them.
  package func writePictures(_ pictures: [SitePicture]) throws {
    for picture in pictures {
      try write(picture.captioned.file.bytes, as: "\(picture.name).svg")
    }
    try writeNumbers(pictures.flatMap(\.numbers), into: nil)
  }
}
