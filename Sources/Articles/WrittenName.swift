import Markdown

/// What may name an article within plain text: `[[id]]`, `[[id|text]]`, `[text](path)` where no Markdown is read, an address in full.
struct WrittenName {
  enum Name: Equatable {
    /// Of double brackets.
    case id(String)
    case address(String)
  }

  let name: Name
  /// All of it, in the text.
  let range: Range<Int>
  /// What stays where the name goes; nil where nothing else is said.
  let label: Range<Int>?

  /// An id or a path is no longer.
  private static let limit = 1000

  /// All in a text, in order.
  static func all(in text: ArraySlice<UInt8>) -> [WrittenName] {
    var names: [WrittenName] = []
    var opener: Int?
    var index = text.startIndex
    while let place = sign(from: index, in: text) {
      index = place
      switch text[index] {
      case UInt8(ascii: "\n"): opener = nil
      case UInt8(ascii: "["), wideBracket[0]:
        if let name = doubleBrackets(at: index, in: text) {
          names.append(name)
          index = name.range.upperBound
          continue
        }
        if text[index] == UInt8(ascii: "[") { opener = index }
      case UInt8(ascii: "]"):
        let name = opener.flatMap { destination(behind: index, from: $0, in: text) }
        opener = nil
        if let name {
          names.append(name)
          index = name.range.upperBound
          continue
        }
      case UInt8(ascii: ":"):
        if let name = address(around: index, in: text, after: names.last?.range.upperBound ?? text.startIndex) {
          names.append(name)
          index = name.range.upperBound
          continue
        }
      default: break
      }
      index += 1
    }
    return names
  }

  /// The next byte with which a name may begin, or at which none goes on.
  private static func sign(from start: Int, in text: ArraySlice<UInt8>) -> Int? {
    let place = start + text[start...].withUnsafeBufferPointer { signs.next(from: 0, in: $0) }
    return place < text.endIndex ? place : nil
  }

  private static let signs = SignBytes(Array("\n[]:".utf8) + wideBracket.prefix(1))

  /// The place of bytes on the line at hand, with no other bracket before it: so no byte is looked at twice.
  private static func find(_ wanted: [UInt8], in text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var index = start
    let end = min(text.endIndex, start + limit)
    while index < end, text[index] != UInt8(ascii: "\n"), text[index] != UInt8(ascii: "[") {
      if text[index...].starts(with: wanted) { return index }
      index += 1
    }
    return nil
  }

  /// Also those of an input method: `［［id］］`.
  private static func doubleBrackets(at start: Int, in text: ArraySlice<UInt8>) -> WrittenName? {
    for (opening, closing) in brackets where text[start...].starts(with: opening) {
      guard let end = find(closing, in: text, from: start + opening.count) else { return nil }
      let inner = text[(start + opening.count)..<end]
      let bar = inner.firstIndex(of: UInt8(ascii: "|"))
      let id = String(decoding: inner[..<(bar ?? end)], as: UTF8.self)
      return WrittenName(name: .id(id), range: start..<end + closing.count, label: bar.map { $0 + 1..<end })
    }
    return nil
  }

  private static let brackets = [("[[", "]]"), ("［［", "］］")].map { (Array($0.utf8), Array($1.utf8)) }
  private static let wideBracket = Array("［".utf8)

  private static func destination(behind bracket: Int, from start: Int, in text: ArraySlice<UInt8>) -> WrittenName? {
    guard text[bracket...].starts(with: "](".utf8), let end = find([UInt8(ascii: ")")], in: text, from: bracket + 2)
    else { return nil }
    let written = text[(bracket + 2)..<end].drop { $0 <= 0x20 || $0 == UInt8(ascii: "<") }
      .prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    return WrittenName(
      name: .address(String(decoding: written, as: UTF8.self)), range: start..<end + 1, label: start + 1..<bracket)
  }

  /// `https://…`, with the brackets around it.
  private static func address(around colon: Int, in text: ArraySlice<UInt8>, after limit: Int) -> WrittenName? {
    guard text[colon...].starts(with: "://".utf8) else { return nil }
    var start = colon
    while start > limit, (text[start - 1] | 0x20) &- 0x61 < 26 { start -= 1 }
    guard start < colon else { return nil }
    var address = text[start...].prefix { $0 > 0x20 && !ends.contains($0) }
    while let last = address.last, ".,;:!?'".utf8.contains(last) { address.removeLast() }
    let name = Name.address(String(decoding: address, as: UTF8.self))
    let isBracketed =
      start > limit && text[start - 1] == UInt8(ascii: "<")
      && address.endIndex < text.endIndex && text[address.endIndex] == UInt8(ascii: ">")
    return WrittenName(
      name: name, range: isBracketed ? start - 1..<address.endIndex + 1 : start..<address.endIndex, label: nil)
  }

  private static let ends = Array("<>\"`()[]{}|\\".utf8)
}
