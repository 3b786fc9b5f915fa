import Diagnostics

/// Microsoft Learn's `[!INCLUDE [name](path)]`: the file's content in its place, nothing where there is no such file or it is not for the
/// reader: the name may tell of it. Of `[!VIDEO <address>]` the link stays.
///
/// In a paragraph of its own it brings blocks, within text the inlines of the file's first paragraph.
struct IncludePass {
  private let source: MarkdownDocument
  private let load: (String, Int) -> MarkdownDocument?
  private var added: [UInt8] = []
  /// Closing brackets to leave out, by node index.
  private var brackets: Set<Int> = []

  /// - Parameter load: the parsed file of a path, asked for at an offset; nil where there is none.
  static func run(_ document: inout MarkdownDocument, load: (String, Int) -> MarkdownDocument?) {
    withoutActuallyEscaping(load) { load in
      var pass = IncludePass(source: document, load: load)
      document.rewrite(touching: pass.source.nodes.indices.filter(pass.touches)) { pass.write($0, to: &$1) }
      document.text += pass.added
    }
  }

  private init(source: MarkdownDocument, load: @escaping (String, Int) -> MarkdownDocument?) {
    self.source = source
    self.load = load
  }

  /// Whether a mark may begin or end at a node.
  private func touches(_ index: Int) -> Bool {
    switch source.nodes[index].kind {
    case .text: mark(at: index) != nil || source.primary(of: index).first == UInt8(ascii: "]")
    case .link: isBareMark(index)
    default: false
    }
  }

  private mutating func write(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    let node = source.nodes[index]
    switch node.kind {
    case .paragraph:
      guard let mark = mark(at: index + 1), mark.isAlone(in: index, of: source), !mark.isVideo else { return nil }
      return writeBlocks(mark, paragraph: index, to: &builder)
    case .text:
      let isBehindMark = brackets.contains(index)
      if let mark = mark(at: index) { return writeInlines(mark, dropping: isBehindMark ? 1 : 0, to: &builder) }
      return isBehindMark ? writeText(index, dropping: 1, to: &builder) : nil
    case .link:
      guard isBareMark(index) else { return nil }
      writeContent(of: index, to: &builder)
      return Int(node.end)
    default: return nil
    }
  }

  /// `[!INCLUDE[name](path)]` with the outer brackets forgotten reads as a link.
  private func isBareMark(_ link: Int) -> Bool {
    link + 1 < Int(source.nodes[link].end) && source.primary(of: link + 1).starts(with: Self.name.dropFirst())
  }

  private static let name = Array("[!INCLUDE".utf8)
  private static let video = Array("[!VIDEO".utf8)

  private func mark(at text: Int) -> IncludeMark? {
    guard text + 1 < source.nodes.count, source.nodes[text].kind == .text, source.nodes[text + 1].kind == .link else {
      return nil
    }
    var literal = source.primary(of: text)
    while let last = literal.last, Characters.isBlank(last) { literal.removeLast() }
    let isVideo = Self.ends(literal, with: Self.video)
    guard isVideo || Self.ends(literal, with: Self.name) else { return nil }
    let length = isVideo ? Self.video.count : Self.name.count
    let after = Int(source.nodes[text + 1].end)
    guard after < source.nodes.count, source.nodes[after].kind == .text,
      source.primary(of: after).first == UInt8(ascii: "]")
    else { return nil }
    return IncludeMark(text: text, link: text + 1, bracket: after, kept: literal.count - length, isVideo: isVideo)
  }

  private static func ends(_ text: ArraySlice<UInt8>, with word: [UInt8]) -> Bool {
    text.count >= word.count && zip(text.suffix(word.count), word).allSatisfy { upper($0) == $1 }
  }

  private static func upper(_ byte: UInt8) -> UInt8 { (0x61...0x7A).contains(byte) ? byte - 0x20 : byte }

  private mutating func writeBlocks(_ mark: IncludeMark, paragraph: Int, to builder: inout TreeBuilder) -> Int {
    let end = Int(source.nodes[paragraph].end)
    if let content = content(of: mark.link) {
      splice(content, 1..<content.nodes.count, at: source.nodes[mark.link].range, to: &builder)
    }
    return end
  }

  private mutating func writeInlines(_ mark: IncludeMark, dropping count: Int, to builder: inout TreeBuilder) -> Int {
    var before = source.nodes[mark.text]
    let start = before.primary.offsets.lowerBound
    before.primary = SourceRange(start + count..<max(start + count, start + mark.kept))
    if !before.primary.isEmpty { builder.leaf(before) }
    if mark.isVideo {
      builder.copy(mark.link..<Int(source.nodes[mark.link].end), of: source.nodes)
    } else {
      writeContent(of: mark.link, to: &builder)
    }
    brackets.insert(mark.bracket)
    return Int(source.nodes[mark.link].end)
  }

  private mutating func writeContent(of link: Int, to builder: inout TreeBuilder) {
    guard let content = content(of: link),
      let paragraph = content.children(of: 0).first(where: { content.nodes[$0].kind == .paragraph })
    else { return }
    let inlines = paragraph + 1..<Int(content.nodes[paragraph].end)
    splice(content, inlines, at: source.nodes[link].range, to: &builder)
  }

  private func writeText(_ index: Int, dropping count: Int, to builder: inout TreeBuilder) -> Int {
    var node = source.nodes[index]
    node.primary = SourceRange(
      min(node.primary.offsets.lowerBound + count, node.primary.offsets.upperBound)..<node.primary.offsets.upperBound)
    if !node.primary.isEmpty { builder.leaf(node) }
    return index + 1
  }

  private func content(of link: Int) -> MarkdownDocument? {
    let path = String(decoding: source.primary(of: link), as: UTF8.self)
    return load(path, source.nodes[link].range.offsets.lowerBound)
  }

  private mutating func splice(
    _ content: MarkdownDocument, _ range: Range<Int>, at place: SourceRange, to builder: inout TreeBuilder
  ) {
    let shift = UInt32(source.text.count + added.count)
    added += content.text
    var nodes = content.nodes
    for index in range {
      nodes[index].flags.insert(.included)
      nodes[index].range = place
      nodes[index].primary = SourceRange(
        start: nodes[index].primary.start + shift, end: nodes[index].primary.end + shift)
      nodes[index].secondary = SourceRange(
        start: nodes[index].secondary.start + shift, end: nodes[index].secondary.end + shift)
    }
    builder.copy(range, of: nodes)
  }
}

/// `[!INCLUDE `, a link, `]`: indices of the three nodes.
private struct IncludeMark {
  let text: Int
  let link: Int
  let bracket: Int
  /// Bytes of the text that stand before the mark.
  let kept: Int
  /// `[!VIDEO <address>]`: the link stays.
  let isVideo: Bool

  /// True where nothing else is in the paragraph.
  func isAlone(in paragraph: Int, of document: MarkdownDocument) -> Bool {
    kept == 0 && bracket + 1 == Int(document.nodes[paragraph].end) && document.nodes[bracket].primary.offsets.count == 1
  }
}
