import Entities

/// IPv6 addresses of a text that may be a customer's: of the networks that are given out, no example's and no public service's.
enum IPv6Address {
  static func places(in text: ReadableText) -> [(range: Range<Int>, text: String)] {
    let bytes = text.bytes
    var end = 0
    return text.starts.places(of: .colonNumber).compactMap { place in
      let colon = place + 1
      guard colon >= end, colon >= 4, bytes[colon - 4] == UInt8(ascii: "2") || bytes[colon - 4] == UInt8(ascii: "3")
      else { return nil }
      let range = bytes.run(around: colon) { $0.isHexDigit || $0 == UInt8(ascii: ":") }
      end = range.upperBound
      let isWord = { (place: Int) in place >= 0 && place < bytes.count && bytes[place].isWord }
      guard !isWord(range.lowerBound - 1), !isWord(range.upperBound) else { return nil }
      var text = String(decoding: bytes[range], as: UTF8.self)
      if text.hasSuffix(":"), !text.hasSuffix("::") { text.removeLast() }
      guard let groups = groups(of: text.lowercased()), isCustomers(groups) else { return nil }
      return (range, text)
    }
  }

  /// The eight numbers of an address; nil for what is none, and for less than three groups, as in times and C++ names.
  static func groups(of text: String, atLeast least: Int = 3) -> [UInt16]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    let parts = halves.map { $0.split(separator: ":", omittingEmptySubsequences: false).filter { !$0.isEmpty } }
    let numbers = parts.map { $0.compactMap { $0.count <= 4 ? UInt16($0, radix: 16) : nil } }
    let count = numbers.reduce(0) { $0 + $1.count }
    guard halves.count <= 2, zip(parts, numbers).allSatisfy({ $0.count == $1.count }), parts[0].first?.count == 4,
      halves.count == 1 ? count == 8 : (least...7).contains(count)
    else { return nil }
    return numbers[0] + Array(repeating: 0, count: 8 - count) + (numbers.count > 1 ? numbers[1] : [])
  }

  private static func isCustomers(_ groups: [UInt16]) -> Bool {
    isGivenOut(groups[0]) && !PublicAddresses.contains(groups)
  }

  /// IANA's registry of global unicast addresses (RFC 4291): others are made up, like 2006:2005:11:1::101.
  private static func isGivenOut(_ group: UInt16) -> Bool {
    switch group {
    case 0x2001, 0x2003, 0x2400...0x241F, 0x2600...0x260F, 0x2610, 0x2611, 0x2620, 0x2621, 0x2630...0x263F,
      0x2800...0x280F,
      0x2A00...0x2A1F, 0x2C00...0x2C0F:
      true
    default: false
    }
  }
}
