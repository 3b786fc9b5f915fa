/// What the element around a number in event XML says: `<EventID Qualifiers="0">1057</EventID>`.
enum XMLTag {
  /// - Returns: the meaning of the element whose start tag ends at `end`; nil where none does or it says nothing.
  static func meaning(before end: Int, notBefore start: Int, in bytes: [UInt8]) -> ContextRule.Meaning? {
    guard end > start, bytes[end - 1] == UInt8(ascii: ">") else { return nil }
    var position = end - 1
    while position > start, end - position < 80, bytes[position] != UInt8(ascii: "<") { position -= 1 }
    guard bytes[position] == UInt8(ascii: "<") else { return nil }
    let tag = bytes[position + 1..<end].map(\.lowercased)
    if tag.starts(with: eventID) { return .event }
    return tag.starts(with: table) || tag.starts(with: paragraph) ? nil : .nothing
  }

  private static let eventID = Array("eventid".utf8)
  private static let table = Array("t".utf8)
  private static let paragraph = Array("p".utf8)
}
