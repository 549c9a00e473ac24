import Analysis
import Foundation
import Pictures

/// The style sheet and the script of the pages, from `data/site`.
package struct SiteAssets: Sendable {
  let style: Markup
  let script: Markup

  package init(style: [UInt8], script: [UInt8]) {
    self.style = .trusted(style)
    self.script = .trusted(script)
  }
}

extension Knowledge {
  /// The assets of the data folder.
  package var siteAssets: SiteAssets {
    get throws {
      SiteAssets(
        style: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/site/style.css"))),
        script: Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/site/site.js"))))
    }
  }
}
