/// The reader for browsers: the scripts of `Browser/`, in the order in which they build on each other, as one file.
enum BrowserReader {
  private static let parts = ["format.js", "text.js", "query.js", "rank.js", "excerpt.js", "panel.js"]

  static var script: [UInt8] {
    var text = "(() => {\n\"use strict\";\n"
    for part in parts { text += DataFile.text(of: part, in: EmbeddedBrowser.files) }
    return Array((text + "})();\n").utf8)
  }
}
