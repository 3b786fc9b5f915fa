/// Vulnerabilities: `CVE-2017-5715`, in any letter case, with blanks for hyphens where a translation put them.
enum CVEWord {
  /// - Parameter year: a word with a digit that may be the year.
  static func mention(at year: Range<Int>, within range: Range<Int>, in bytes: [UInt8]) -> Mention? {
    let start = year.lowerBound - 4
    guard year.count == 4, bytes[year].allSatisfy(\.isDigit), start >= range.lowerBound,
      bytes[start..<start + 3].elementsEqual(name, by: { $0.uppercased == $1 }), isJoint(bytes[year.lowerBound - 1])
    else { return nil }
    let digits = year.upperBound + 1
    guard digits < range.upperBound, isJoint(bytes[year.upperBound]) else { return nil }
    var end = digits
    while end < range.upperBound, bytes[end].isDigit, end - digits < 8 { end += 1 }
    guard (4...7).contains(end - digits), end == range.upperBound || !bytes[end].isWord else { return nil }
    let value =
      "CVE-" + String(decoding: bytes[year], as: UTF8.self) + "-" + String(decoding: bytes[digits..<end], as: UTF8.self)
    return Mention(Entity(.cve, value), range: start..<end, rule: "cve-token")
  }

  private static let name = Array("CVE".utf8)

  private static func isJoint(_ byte: UInt8) -> Bool { byte == .hyphen || byte == .space }
}
