/// The embedded lists that rules read: lines of fields between tabs, `#` before comments.
enum DataFile {
  /// The fields of each line, at least two; empty where no such file is embedded.
  static func rows(of name: String) -> [[String]] {
    lines(of: name).map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return fields + Array(repeating: "", count: max(0, 2 - fields.count))
    }
  }

  static func lines(of name: String) -> [Substring] {
    text(of: name).split(separator: "\n").filter { !$0.hasPrefix("#") }
  }

  static func text(of name: String) -> String {
    EmbeddedData.files.first { "\($0.path)" == name }.map { "\($0.contents)" } ?? ""
  }
}
