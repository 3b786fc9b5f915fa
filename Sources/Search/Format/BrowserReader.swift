/// The reader for browsers: the scripts of `Browser/`, in the order in which they build on each other, as one file
/// without indentation and comment lines.
enum BrowserReader {
  private static let parts = [
    "format.js", "text.js", "query.js", "rank.js", "score.js", "excerpt.js", "load.js", "panel.js",
  ]

  /// - Parameter root: the text of the index's root, which the script brings along: the first query need not ask for it.
  static func script(root: [UInt8]) -> [UInt8] {
    var file = Array("(() => {\n\"use strict\";\nconst firstRoot = `".utf8)
    ShardFile.append(escaped: root[...], to: &file)
    return file + code
  }

  private static let code: [UInt8] = {
    var text = "`;\n"
    for part in parts {
      for line in EmbeddedBrowser.text(of: part).split(separator: "\n") {
        let code = line.drop { $0 == " " }
        if !code.isEmpty, !code.hasPrefix("//"), !code.hasPrefix("/**"), !code.hasPrefix("* "), !code.hasPrefix("*/") {
          text += code + "\n"
        }
      }
    }
    return Array((text + "})();\n").utf8)
  }()
}
