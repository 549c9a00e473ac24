import Analysis
import Pictures

extension OutputFolder {
  /// Writes pictures, each as files of SVG, and the list of the numbers printed in them.
  /// - Parameter sizes: those of the files of each picture.
  package func writePictures(_ pictures: [SitePicture], sizes: [PictureSize]) throws {
    for picture in pictures {
      for size in sizes {
        try write(picture.captioned.file(size).bytes, as: "\(picture.name(size)).svg")
      }
    }
    try writeNumbers(pictures.flatMap(\.numbers), into: nil)
  }
}

extension SitePicture {
  /// The file's name without its ending, with the size it has.
  package func name(_ size: PictureSize) -> String {
    [name, size.inFileName].compactMap { $0 }.joined(separator: "-")
  }
}
