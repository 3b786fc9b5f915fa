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
    let comments = ["//", "/**", "* ", "*/"].map { Array($0.utf8) }
    var text = Array("`;\n".utf8)
    for part in parts {
      for line in Array(EmbeddedBrowser.text(of: part).utf8).split(separator: 0x0A) {
        let code = line.drop { $0 == 0x20 }
        if !code.isEmpty, !comments.contains(where: code.starts(with:)) { text += code + [0x0A] }
      }
    }
    return text + Array("})();\n".utf8)
  }()
}
