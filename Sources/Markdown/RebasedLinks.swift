import Diagnostics

/// Addresses of a text that was written for one folder and is shown from another.
extension MarkdownDocument {
  /// Relative links and images lead where they led in the text's own file (as Microsoft Learn reads what is included).
  /// - Parameters:
  ///   - old: path of the text's own file.
  ///   - new: path of the file that it is brought into.
  func rebased(from old: String, to new: String) -> MarkdownDocument {
    let prefix = Self.steps(from: new, to: old)
    guard !prefix.isEmpty else { return self }
    var result = self
    for index in nodes.indices where nodes[index].kind == .link || nodes[index].kind == .image {
      guard Self.isRelative(primary(of: index)) else { continue }
      let start = result.text.count
      result.text += prefix
      result.text += primary(of: index)
      result.nodes[index].primary = SourceRange(start..<result.text.count)
    }
    return result
  }

  /// From one file's folder to another's: `../includes/`.
  private static func steps(from one: String, to other: String) -> [UInt8] {
    let (start, end) = (one.pathParts.dropLast(), other.pathParts.dropLast())
    let shared = zip(start, end).prefix { $0 == $1 }.count
    let parts = Array(repeating: "..", count: start.count - shared) + end.dropFirst(shared).map(String.init)
    return Array(parts.map { $0 + "/" }.joined().utf8)
  }

  /// Neither empty, nor a place on the page, nor from the root, nor with a scheme.
  private static func isRelative(_ address: ArraySlice<UInt8>) -> Bool {
    guard let first = address.first, !"#/~?".utf8.contains(first) else { return false }
    return address.first { ":/?#".utf8.contains($0) } != UInt8(ascii: ":")
  }
}
