/// A text with its own syntax masked for CommonMark, and the way from it back to the text.
struct MaskedText {
  private(set) var bytes: [UInt8]
  private(set) var map = OffsetMap()
  /// Nil where nothing is masked.
  let masks: Masks?

  init(_ text: [UInt8], features: Features, cjkEmphasis: Bool) {
    bytes = text
    let canMask = !features.contains(.maskBytes)
    let joints = canMask && cjkEmphasis && features.contains(.wide) ? EmphasisJoints.places(in: text) : []
    let wanted = features.intersection([.directives, .footnotes, .escapedTildes, .escapedBrackets])
    masks = canMask && !(wanted.isEmpty && joints.isEmpty) ? Masks() : nil
    guard canMask else { return }
    if features.contains(.directives) || features.contains(.footnotes) { maskLineStarts() }
    if features.contains(.escapedTildes) || features.contains(.escapedBrackets) { maskEscapes() }
    if !joints.isEmpty { insert(joints) }
  }

  private mutating func maskLineStarts() {
    var index = 0
    while index < bytes.count {
      let start = contentStart(of: index)
      if has(Masks.colons, at: start) {
        maskDirective(at: start)
      } else if has(Masks.footnoteOpener, at: start), isFootnoteDefinition(at: start) {
        put(Masks.footnote, at: start)
      }
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
        // `Text :::image … :::` stands within a line too.
        if bytes[index] == UInt8(ascii: ":"), index > start, isLeaf(at: index) { maskDirective(at: index) }
        index += 1
      }
      index += 1
    }
  }

  /// Behind indentation, quote marks and list markers.
  private func contentStart(of line: Int) -> Int {
    var index = line
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): index += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: " ") else { return index }
        index += 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = index
        while end < bytes.count, end - index < 9, Characters.isDigit(bytes[end]) { end += 1 }
        guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"),
          bytes[end + 1] == UInt8(ascii: " ")
        else { return index }
        index = end + 2
      default: return index
      }
    }
    return index
  }

  private func isLeaf(at index: Int) -> Bool {
    has(Self.image, at: index) || has(Self.verbatim, at: index)
  }

  /// A leaf (`:::image … :::`) up to its closing colons in the same paragraph, else a fence.
  private mutating func maskDirective(at start: Int) {
    if isLeaf(at: start), let end = leafEnd(after: start + 3) {
      put(Masks.leafStart, at: start)
      put(Masks.leafEnd, at: end)
    } else if start == 0 || bytes[start - 1] != UInt8(ascii: ":") {
      put(Masks.fence, at: start)
    }
  }

  private func leafEnd(after start: Int) -> Int? {
    var index = start
    // A leaf is a line or a few; without a bound, a thousand openers would each look through the whole article.
    let limit = min(bytes.count - 2, start + 4096)
    while index < limit {
      if bytes[index] == UInt8(ascii: "\n"), isBlankLine(after: index) { return nil }
      if has(Masks.colons, at: index) { return isLeaf(at: index) ? nil : index }
      index += 1
    }
    return nil
  }

  private func isBlankLine(after lineFeed: Int) -> Bool {
    var index = lineFeed + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      guard bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\r") else { return false }
      index += 1
    }
    return true
  }

  /// `[^label]:`, labels without blanks and brackets.
  private func isFootnoteDefinition(at start: Int) -> Bool {
    var index = start + 2
    while index < bytes.count, index - start < 1000 {
      switch bytes[index] {
      case UInt8(ascii: "]"):
        return index > start + 2 && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ":")
      case 0...0x20, UInt8(ascii: "["): return false
      default: index += 1
      }
    }
    return false
  }

  private mutating func maskEscapes() {
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "~") { put(Masks.tilde, at: index) }
      if bytes[index + 1] == UInt8(ascii: "["), beginsMark(at: index + 2) { put(Masks.bracket, at: index) }
      // `\\~` is a backslash and a tilde.
      index += 2
    }
  }

  /// `[`, `!`, and `[` with a backslash of its own make a mark of the bracket before them.
  private func beginsMark(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    return bytes[index] == UInt8(ascii: "[") || bytes[index] == UInt8(ascii: "!")
      || bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "[")
  }

  private mutating func insert(_ joints: [Int]) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + joints.count * 4)
    var copied = 0
    for joint in joints {
      result += bytes[copied..<joint]
      map.addPiece(made: result.count, source: joint, isInserted: true)
      result += Masks.joint
      map.addPiece(made: result.count, source: joint)
      copied = joint
    }
    result += bytes[copied...]
    bytes = result
  }

  private func has(_ string: [UInt8], at index: Int) -> Bool {
    index + string.count <= bytes.count && string.indices.allSatisfy { bytes[index + $0] == string[$0] }
  }

  private mutating func put(_ mask: [UInt8], at index: Int) {
    for (offset, byte) in mask.enumerated() { bytes[index + offset] = byte }
  }

  private static let image = Array(":::image".utf8)
  private static let verbatim = Array(":::no-loc".utf8)
}
