import Diagnostics

/// Normalised text to units (words and runs of Han and Kana), and units to the terms of the index, as SearchFormat.md says.
package enum Tokenizer {
  /// A piece of text between separators.
  package struct Unit: Sendable, Hashable {
    package enum Kind: UInt8, Sendable { case word, run }
    package let kind: Kind
    /// Offsets in the normalised text.
    package let range: Range<Int>
  }

  /// Calls `body` for each unit in order. Takes time in proportion to the text.
  @inline(__always)
  static func forEachUnit(in bytes: [UInt8], _ body: (Unit) -> Void) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80, !Scalars.isWord(ascii: bytes[index]) {
        index += 1
        continue
      }
      let (scalar, count) = Scalars.decode(bytes, at: index)
      switch scalar < 0x80 ? .word : Scalars.class(of: scalar) {
      case .separator, .connector: index += count
      case .word:
        let end = wordEnd(in: bytes, from: index)
        body(Unit(kind: .word, range: index..<end))
        index = end
      case .hiragana, .katakana, .han:
        let end = runEnd(in: bytes, from: index)
        body(Unit(kind: .run, range: index..<end))
        index = end
      }
    }
  }

  package static func units(of bytes: [UInt8]) -> [Unit] {
    var units: [Unit] = []
    forEachUnit(in: bytes) { units.append($0) }
    return units
  }

  /// Word characters, and connectors between two of them; `++` or `#` behind one or two letters belongs to them (`C++`, `C#`).
  private static func wordEnd(in bytes: [UInt8], from start: Int) -> Int {
    // Most words are ASCII letters and digits only.
    var index = EightBytes.endOfWord(in: bytes.span.bytes, from: start)
    while index < bytes.count, let next = wordEnd(in: bytes, behind: index) {
      index = EightBytes.endOfWord(in: bytes.span.bytes, from: next)
    }
    guard index - start <= 2, index < bytes.count else { return index }
    if bytes[index] == 0x23 { return index + 1 }
    return bytes[index] == 0x2B && index + 1 < bytes.count && bytes[index + 1] == 0x2B ? index + 2 : index
  }

  /// Behind a connector between word characters, or behind a word character that is not ASCII; nil where the word ends.
  @inline(__always)
  private static func wordEnd(in bytes: [UInt8], behind index: Int) -> Int? {
    if bytes[index] < 0x80 {
      let isInside = Scalars.isConnector(bytes[index]) && index + 1 < bytes.count && isWord(bytes, at: index + 1)
      return isInside ? index + 1 : nil
    }
    let (scalar, count) = Scalars.decode(bytes, at: index)
    return Scalars.class(of: scalar) == .word ? index + count : nil
  }

  @inline(__always)
  private static func isWord(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] < 0x80
      ? Scalars.isWord(ascii: bytes[index])
      : Scalars.class(of: Scalars.decode(bytes, at: index).scalar) == .word
  }

  private static func runEnd(in bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let (scalar, count) = Scalars.decode(bytes, at: index)
      switch Scalars.class(of: scalar) {
      case .hiragana, .katakana, .han: index += count
      default: return index
      }
    }
    return index
  }

  struct RunScalar {
    let scalar: UInt32
    let `class`: Scalars.Class
    /// Offset of its first byte.
    let offset: Int
  }

  /// The scalars of a run with their classes; a prolonged sound mark that ends a katakana word is left out.
  static func scalars(ofRun bytes: [UInt8], _ range: Range<Int>) -> [RunScalar] {
    var scalars: [RunScalar] = []
    scalars.reserveCapacity(range.count / 3)
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, count) = Scalars.decode(bytes, at: index)
      let kind = Scalars.class(of: scalar)
      if kind != .katakana, scalars.count > 1, scalars[scalars.count - 1].scalar == Scalars.prolonged {
        scalars.removeLast()
      }
      scalars.append(RunScalar(scalar: scalar, class: kind, offset: index))
      index += count
    }
    if scalars.count > 1, scalars[scalars.count - 1].scalar == Scalars.prolonged { scalars.removeLast() }
    return scalars
  }
}
