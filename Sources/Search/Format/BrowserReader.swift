/// The reader for browsers: the scripts of `Browser/`, in the order in which they build on each other, as one file
/// without indentation and comment lines.
enum BrowserReader {
  private static let parts = ["format.js", "text.js", "query.js", "rank.js", "excerpt.js", "panel.js"]

  static let script: [UInt8] = {
    var text = "(() => {\n\"use strict\";\n"
    for part in parts {
      for line in DataFile.text(of: part, in: EmbeddedBrowser.files).split(separator: "\n") {
        let code = line.drop { $0 == " " }
        if !code.isEmpty, !code.hasPrefix("//"), !code.hasPrefix("/**"), !code.hasPrefix("* "), !code.hasPrefix("*/") {
          text += code + "\n"
        }
      }
    }
    return Array((text + "})();\n").utf8)
  }()
}
