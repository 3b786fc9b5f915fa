/// A file beside the articles that they may show or offer: an image, a script to download.
package struct Asset: Sendable {
  /// Relative to the folder of articles, as the file system spells it.
  package let path: String
  /// Pixels, for images whose header tells.
  package let width: Int?
  package let height: Int?

  package init(path: String, width: Int? = nil, height: Int? = nil) {
    self.path = path
    self.width = width
    self.height = height
  }

  /// Where the site keeps it.
  package var sitePath: String { "files/" + path }
}
