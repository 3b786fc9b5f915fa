import Diagnostics

/// Marks within running text: `~~deleted~~`, `[^1]`, `[[id|text]]`, `[!UICONTROL x]`, and line breaks between Japanese characters.
struct InlinePass {
  private let source: MarkdownDocument
  private let footnotes: Set<String>
  private let features: Features
  private let dropsWideBreaks: Bool
  private let strikethrough: Strikethrough?
  /// Strings that the source does not hold, to stand behind its text.
  private var added: [UInt8] = []
  /// End of the link around the node at hand: links do not nest.
  private var linkEnd = 0

  static func run(
    _ document: inout MarkdownDocument, features: Features, footnotes: Set<String>, dropsWideBreaks: Bool
  ) {
    var pass = InlinePass(source: document, footnotes: footnotes, features: features, dropsWideBreaks: dropsWideBreaks)
    document.rewrite(touching: pass.touched()) { pass.write($0, to: &$1) }
    document.text += pass.added
  }

  private init(source: MarkdownDocument, footnotes: Set<String>, features: Features, dropsWideBreaks: Bool) {
    self.source = source
    self.footnotes = footnotes
    self.features = features
    self.dropsWideBreaks = dropsWideBreaks
    strikethrough = features.contains(.tildes) ? Strikethrough(of: source) : nil
  }

  /// The texts that may hold a mark, and the breaks that may fall.
  private func touched() -> [Int] {
    source.text.withUnsafeBufferPointer { bytes in
      source.nodes.indices.filter { index in
        switch source.nodes[index].kind {
        case .text:
          let text = UnsafeBufferPointer(rebasing: bytes[source.nodes[index].primary.offsets])
          return Self.signs.next(from: 0, in: text) < text.count
        case .softBreak: return dropsWideBreaks
        default: return false
        }
      }
    }
  }

  private static let signs = SignBytes(Array("[~".utf8) + [Masks.tilde[0], Masks.bracket[0], Masks.footnote[0]])

  private mutating func write(_ index: Int, to builder: inout TreeBuilder) -> Int? {
    let node = source.nodes[index]
    switch node.kind {
    case .link, .image:
      linkEnd = max(linkEnd, Int(node.end))
      return nil
    case .softBreak: return dropsWideBreaks && isBetweenWide(index) ? index + 1 : nil
    case .text:
      var writer = TextWriter(node: node, index: index, isInLink: index < linkEnd)
      write(&writer, to: &builder)
      return index + 1
    default: return nil
    }
  }

  /// The part of a text that is not written yet.
  private struct TextWriter {
    let node: Node
    let index: Int
    let isInLink: Bool
    /// Offset in `MarkdownDocument.text`.
    var start: Int

    init(node: Node, index: Int, isInLink: Bool) {
      self.node = node
      self.index = index
      self.isInLink = isInLink
      start = node.primary.offsets.lowerBound
    }

    /// The piece of the text at offsets of `MarkdownDocument.text`, or the whole.
    func piece(_ range: Range<Int>) -> Node {
      var piece = node
      piece.primary = SourceRange(range)
      let shift = UInt32(range.lowerBound - node.primary.offsets.lowerBound)
      piece.range.start = min(node.range.start + shift, node.range.end)
      piece.range.end = min(piece.range.start + UInt32(range.count), max(node.range.end, piece.range.start))
      return piece
    }

    mutating func flush(until end: Int, to builder: inout TreeBuilder) {
      if end > start { builder.leaf(piece(start..<end)) }
      start = max(start, end)
    }
  }

  private mutating func write(_ writer: inout TextWriter, to builder: inout TreeBuilder) {
    let end = writer.node.primary.offsets.upperBound
    var index = writer.start
    while index < end {
      switch source.text[index] {
      case UInt8(ascii: "~") where strikethrough != nil: index = writeTildes(at: index, &writer, to: &builder)
      case UInt8(ascii: "["): index = writeBracket(at: index, &writer, to: &builder)
      case Masks.tilde[0]: index = writeUnmasked(Masks.tilde, as: UInt8(ascii: "~"), at: index, &writer, to: &builder)
      case Masks.bracket[0]:
        index = writeUnmasked(Masks.bracket, as: UInt8(ascii: "["), at: index, &writer, to: &builder)
      case Masks.footnote[0]: index = writeUnmaskedFootnote(at: index, &writer, to: &builder)
      default: index += 1
      }
    }
    writer.flush(until: end, to: &builder)
  }

  // MARK: - Tildes and masks

  private func writeTildes(at index: Int, _ writer: inout TextWriter, to builder: inout TreeBuilder) -> Int {
    let end = writer.node.primary.offsets.upperBound
    var next = index
    while next < end, source.text[next] == UInt8(ascii: "~") { next += 1 }
    let run = Strikethrough.Run(node: writer.index, offset: index, count: next - index)
    if strikethrough?.openers.contains(run) == true {
      writer.flush(until: index, to: &builder)
      builder.open(Node(.strikethrough, range: writer.piece(index..<next).range))
      writer.start = next
    } else if strikethrough?.closers.contains(run) == true {
      writer.flush(until: index, to: &builder)
      builder.close()
      writer.start = next
    }
    return next
  }

  private mutating func writeUnmasked(
    _ mask: [UInt8], as byte: UInt8, at index: Int, _ writer: inout TextWriter, to builder: inout TreeBuilder
  ) -> Int {
    guard source.text[index...].starts(with: mask) else { return index + 1 }
    writer.flush(until: index, to: &builder)
    var piece = writer.piece(index..<index + mask.count)
    piece.primary = add([byte])
    builder.leaf(piece)
    writer.start = index + mask.count
    return writer.start
  }

  /// Not a definition after all: a reference, or text.
  private mutating func writeUnmaskedFootnote(
    at index: Int, _ writer: inout TextWriter, to builder: inout TreeBuilder
  ) -> Int {
    guard source.text[index...].starts(with: Masks.footnote) else { return index + 1 }
    writer.flush(until: index, to: &builder)
    var piece = writer.piece(index..<index + Masks.footnote.count)
    piece.primary = add(Masks.footnoteOpener)
    builder.leaf(piece)
    writer.start = index + Masks.footnote.count
    return writer.start
  }

  private mutating func add(_ bytes: some Sequence<UInt8>) -> SourceRange {
    let start = source.text.count + added.count
    added += bytes
    return SourceRange(start..<source.text.count + added.count)
  }

  // MARK: - Brackets

  private mutating func writeBracket(at index: Int, _ writer: inout TextWriter, to builder: inout TreeBuilder) -> Int {
    let end = writer.node.primary.offsets.upperBound
    guard index + 1 < end, let close = closingBracket(after: index + 1, until: end) else { return index + 1 }
    switch source.text[index + 1] {
    case UInt8(ascii: "^") where footnotes.contains(FootnotePass.folded(source.text[(index + 2)..<close])):
      writer.flush(until: index, to: &builder)
      let label = SourceRange(index + 2..<close)
      builder.leaf(Node(.footnoteReference, range: writer.piece(index..<close + 1).range, primary: label))
      writer.start = close + 1
      return close + 1
    case UInt8(ascii: "[") where !writer.isInLink && close + 1 < end && source.text[close + 1] == UInt8(ascii: "]"):
      return writeWikiLink(index + 2..<close, &writer, to: &builder)
    case UInt8(ascii: "!"): return writeMark(index + 2..<close, &writer, to: &builder)
    default: return index + 1
    }
  }

  /// The next `]`; nil where a `[` other than the second of `[[` or a line's end comes first, so that the search stays linear.
  private func closingBracket(after start: Int, until end: Int) -> Int? {
    var index = start + 1
    while index < end {
      if source.text[index] == UInt8(ascii: "]") { return index }
      if source.text[index] == UInt8(ascii: "[") { return nil }
      index += 1
    }
    return nil
  }

  /// `[[id]]`, `[[id|text]]`.
  private mutating func writeWikiLink(
    _ content: Range<Int>, _ writer: inout TextWriter, to builder: inout TreeBuilder
  ) -> Int {
    let bar = source.text[content].firstIndex(of: UInt8(ascii: "|"))
    let id = source.text[content.lowerBound..<(bar ?? content.upperBound)]
    let label = bar.map { $0 + 1..<content.upperBound } ?? content
    guard Self.isID(id) else { return content.upperBound }
    writer.flush(until: content.lowerBound - 2, to: &builder)
    let range = writer.piece(content.lowerBound - 2..<content.upperBound + 2).range
    builder.open(Node(.link, range: range, primary: add(Array("article:".utf8) + id)))
    builder.leaf(writer.piece(label))
    builder.close()
    writer.start = content.upperBound + 2
    return writer.start
  }

  /// Not the type arguments of .NET: ``List`1[[System.Guid, mscorlib]]``.
  private static func isID(_ id: ArraySlice<UInt8>) -> Bool {
    id.contains { !Characters.isBlank($0) } && !id.contains { notInIDs.contains($0) }
  }

  private static let notInIDs = Array(",;=()<>\"".utf8)

  /// Learn's `[!UICONTROL OK]` is bold, `[!DNL name]` plain, `[!VIDEO address]` a link.
  private mutating func writeMark(
    _ content: Range<Int>, _ writer: inout TextWriter, to builder: inout TreeBuilder
  ) -> Int {
    let name = source.text[content].prefix { !Characters.isBlank($0) }
    let value = source.text[name.endIndex..<content.upperBound].drop { Characters.isBlank($0) }
    var label = writer.piece(value.startIndex..<max(value.startIndex, content.upperBound))
    let isAlert = value.isEmpty && AlertName.kinds.contains(String(decoding: name, as: UTF8.self).uppercased())
    guard isAlert || !value.isEmpty else { return content.upperBound }
    let node: Node?
    switch String(decoding: name, as: UTF8.self).uppercased() {
    case _ where isAlert:
      // In the middle of a text, as in a table's cell, an alert is no more than its word.
      label = writer.piece(name.startIndex..<name.endIndex)
      node = Node(.strong, range: label.range)
    case "UICONTROL": node = Node(.strong, range: label.range)
    case "DNL": node = nil
    case "VIDEO" where !writer.isInLink: node = Node(.link, range: label.range, primary: label.primary)
    default: return content.upperBound
    }
    writer.flush(until: content.lowerBound - 2, to: &builder)
    if let node { builder.open(node) }
    builder.leaf(label)
    if node != nil { builder.close() }
    writer.start = content.upperBound + 1
    return writer.start
  }

  // MARK: - Breaks

  /// A break between two characters of scripts without blanks is no blank.
  private func isBetweenWide(_ index: Int) -> Bool {
    guard let before = nearestText(from: index, by: -1), let after = nearestText(from: index, by: 1) else {
      return false
    }
    return source.text.withUnsafeBufferPointer { bytes in
      Characters.isWide(Characters.before(before.upperBound, in: bytes))
        && Characters.isWide(Characters.after(after.lowerBound, in: bytes))
    }
  }

  /// The text next to a break, at most a few levels of emphasis away.
  private func nearestText(from index: Int, by step: Int) -> Range<Int>? {
    var position = index + step
    while position > 0, position < source.nodes.count, abs(position - index) < 8 {
      switch source.nodes[position].kind {
      case .text: return source.nodes[position].primary.offsets
      case .emphasis, .strong, .link, .strikethrough: position += step
      default: return nil
      }
    }
    return nil
  }
}
