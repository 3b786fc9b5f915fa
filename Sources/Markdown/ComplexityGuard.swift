import Diagnostics

/// Finds texts on which libcmark 0.30.2 takes quadratic time, before it sees them.
///
/// Each bound is a thousand times what the largest real articles need, and small enough for milliseconds.
struct ComplexityGuard {
  /// Open containers (quotes and list items) of one line: every line looks at all of them.
  static let depthLimit = 100
  /// Image openers times links of a paragraph: each link looks at all openers (`![[]()` repeated).
  static let imageLimit = 20_000_000
  /// Openers of comments, declarations and instructions times what follows in the paragraph: each looks for its end.
  static let htmlLimit = 2_000_000_000
  /// Brackets times the longest definition: each reference copies one.
  static let referenceLimit = 500_000_000

  private var openers = 0
  private var links = 0
  private var htmlOpeners = 0
  private var paragraphStart = 0
  private var brackets = 0
  private var longestDefinition = 0
  /// Columns at which the items that are open begin.
  private var itemColumns: [Int] = []
  private var htmlWork = 0

  /// - Returns: what is too much, and the offset where, or nil.
  static func problem(in text: [UInt8]) -> (message: String, offset: Int)? {
    var measure = ComplexityGuard()
    return text.withUnsafeBufferPointer { measure.problem(in: $0) }
  }

  private mutating func problem(in bytes: UnsafeBufferPointer<UInt8>) -> (message: String, offset: Int)? {
    var line = 0
    while line < bytes.count {
      var end = EightBytes.firstControl(in: bytes.span.bytes, from: line)
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
        end = EightBytes.firstControl(in: bytes.span.bytes, from: end + 1)
      }
      let content = readContainers(line..<end, in: bytes)
      guard let content else { return ("Quotes and lists are nested more than \(Self.depthLimit) deep", line) }
      if content == end { endParagraph(at: line) } else { readInlines(content..<end, in: bytes) }
      if openers.multipliedReportingOverflow(by: links).partialValue > Self.imageLimit {
        return ("A paragraph holds \(openers) openers of images", paragraphStart)
      }
      if htmlWork + htmlOpeners * (end - paragraphStart) > Self.htmlLimit {
        return ("A paragraph holds \(htmlOpeners) openers of comments", paragraphStart)
      }
      line = end + 1
    }
    let copied = brackets.multipliedReportingOverflow(by: longestDefinition)
    return copied.overflow || copied.partialValue > Self.referenceLimit
      ? ("A link's definition of \(longestDefinition) bytes may be copied \(brackets) times", 0) : nil
  }

  /// - Returns: where the text of a line begins, or nil where it stands too deep.
  private mutating func readContainers(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = line.lowerBound
    var column = 0
    var quotes = 0
    while index < line.upperBound {
      switch bytes[index] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column += 4 - column % 4
      case UInt8(ascii: ">"):
        quotes += 1
        column += 1
      default:
        guard let width = Self.markerWidth(at: index, until: line.upperBound, in: bytes) else { return index }
        while let last = itemColumns.last, last >= column { itemColumns.removeLast() }
        itemColumns.append(column)
        index += width - 1
        column += width
      }
      if quotes + itemColumns.count > Self.depthLimit { return nil }
      index += 1
    }
    return index
  }

  /// Bytes of a list marker (`-`, `12.`) before the blank that must follow.
  private static func markerWidth(at start: Int, until end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = start
    while index < end, index - start < 9, Characters.isDigit(bytes[index]) { index += 1 }
    guard index < end else { return nil }
    let isMarker =
      index == start
      ? bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "+")
      : bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
    guard isMarker, index + 1 == end || Characters.isBlank(bytes[index + 1]) else { return nil }
    return index + 1 - start
  }

  private mutating func endParagraph(at offset: Int) {
    htmlWork += htmlOpeners * (offset - paragraphStart)
    openers = 0
    links = 0
    htmlOpeners = 0
    paragraphStart = offset
  }

  private mutating func readInlines(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    if bytes[range.lowerBound] == UInt8(ascii: "[") { longestDefinition = max(longestDefinition, range.count) }
    let line = UnsafeBufferPointer(rebasing: bytes[range])
    var index = Self.signs.next(from: 0, in: line)
    while index < line.count {
      let next = index + 1 < line.count ? line[index + 1] : 0
      switch line[index] {
      case UInt8(ascii: "!"): if next == UInt8(ascii: "[") { openers += 1 }
      case UInt8(ascii: "]"):
        brackets += 1
        if next == UInt8(ascii: "(") || next == UInt8(ascii: "[") { links += 1 }
      default: if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { htmlOpeners += 1 }
      }
      index = Self.signs.next(from: index + 1, in: line)
    }
  }

  private static let signs = SignBytes("!]<".utf8)
}
