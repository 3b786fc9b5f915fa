/// The embedded text files of this target, by name: tables of Unicode, synonyms, words of the query, the browser's scripts.
package enum DataFile {
  /// Lines that are neither empty nor comments (`#`).
  static func lines(of name: String) -> [Substring] {
    text(of: name, in: EmbeddedData.files).split(separator: "\n").filter { !$0.hasPrefix("#") }
  }

  static func text(of name: String, in files: [(path: StaticString, contents: StaticString)]) -> String {
    guard let file = files.first(where: { "\($0.path)" == name }) else { return "" }
    return file.contents.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
  }
}
