import Markdown

/// The places that raw HTML of a document names: `<a name="x">`, `<a id='x'>`, `<a id=x>` and the like.
enum HTMLAnchors {
  static func names(in document: MarkdownDocument) -> Set<String> {
    var names: Set<String> = []
    for (index, node) in document.nodes.enumerated() where node.kind == .html || node.kind == .htmlBlock {
      read(document.primary(of: index), into: &names)
    }
    return names
  }

  /// Each `name=` or `id=` behind a blank, with its value.
  private static func read(_ html: ArraySlice<UInt8>, into names: inout Set<String>) {
    var rest = html
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      rest = html[(equals + 1)...]
      guard let first = rest.first, isName(html[..<equals].suffix(5)) else { continue }
      let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      let value =
        isQuoted
        ? rest.dropFirst().prefix(200).prefix { $0 != first }
        : rest.prefix(200).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      guard !value.isEmpty else { continue }
      names.insert(String(decoding: value, as: UTF8.self))
      rest = html[value.endIndex...]
    }
  }

  /// - Parameter end: the last five bytes before the equals sign.
  private static func isName(_ end: ArraySlice<UInt8>) -> Bool {
    guard end.count == 5 else { return false }
    let text = String(decoding: end, as: UTF8.self).lowercased()
    return text.hasSuffix(" name") || text.hasSuffix(" id")
  }
}
