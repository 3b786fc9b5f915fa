/// The embedded lists that rules read: lines of fields between tabs.
extension EmbeddedData {
  /// The fields of each line, at least two.
  static func rows(of name: String) -> [[String]] {
    lines(of: name).map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return fields + Array(repeating: "", count: max(0, 2 - fields.count))
    }
  }
}
