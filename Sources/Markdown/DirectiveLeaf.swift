import Diagnostics

/// `:::image source="…" alt-text="…":::` and `:::no-loc text="…":::`: what stands for them in the text.
struct DirectiveLeaf {
  private enum Piece {
    case image(source: Range<Int>, alternative: Range<Int>, isIcon: Bool)
    case text(Range<Int>)
  }

  private var pieces: [Piece] = []

  /// - Parameter html: the marks as cmark gives them; several may follow each other on one line, and text behind them.
  /// - Returns: nil where a mark lacks what it should show.
  init?(_ html: ArraySlice<UInt8>) {
    var rest = Self.trimmed(html)
    while rest.starts(with: Masks.colons) {
      let body = rest.dropFirst(3)
      let end = Self.find(":::", in: body) ?? rest.endIndex
      guard let piece = Self.piece(rest[..<end]) else {
        // Colons too many behind a leaf mean nothing.
        guard !pieces.isEmpty, body.isEmpty else { return nil }
        return
      }
      pieces.append(piece)
      rest = Self.trimmed(rest[min(end + 3, rest.endIndex)...])
    }
    if !rest.isEmpty { pieces.append(.text(rest.startIndex..<rest.endIndex)) }
  }

  private static func piece(_ mark: ArraySlice<UInt8>) -> Piece? {
    if let source = value(of: "source=\"", in: mark) {
      return .image(
        source: source, alternative: value(of: "alt-text=\"", in: mark) ?? mark.endIndex..<mark.endIndex,
        isIcon: value(of: "type=\"", in: mark).map { mark[$0].elementsEqual("icon".utf8) } == true)
    }
    // The text may hold quotes of its own: it ends with the last one.
    guard let start = find("text=\"", in: mark), let end = mark.lastIndex(of: UInt8(ascii: "\"")), end >= start + 6
    else {
      return nil
    }
    return .text(start + 6..<end)
  }

  func write(to builder: inout TreeBuilder, in node: Node) {
    if node.kind == .htmlBlock { builder.open(Node(.paragraph, range: node.range)) }
    for piece in pieces {
      switch piece {
      case .text(let text): builder.leaf(Node(.text, range: node.range, primary: SourceRange(text)))
      case .image(let source, let alternative, let isIcon):
        builder.open(Node(.image, flags: isIcon ? .decorative : [], range: node.range, primary: SourceRange(source)))
        if !alternative.isEmpty { builder.leaf(Node(.text, range: node.range, primary: SourceRange(alternative))) }
        builder.close()
      }
    }
    if node.kind == .htmlBlock { builder.close() }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = bytes.drop { Characters.isBlank($0) }
    while let last = slice.last, Characters.isBlank(last) { slice.removeLast() }
    return slice
  }

  private static func value(of key: StaticString, in mark: ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = find(key, in: mark) else { return nil }
    let value = mark[(start + key.utf8CodeUnitCount)...]
    return value.startIndex..<(value.firstIndex(of: UInt8(ascii: "\"")) ?? value.endIndex)
  }

  private static func find(_ string: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array("\(string)".utf8)
    return bytes.indices.first { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
  }
}
