import Entities

/// IPv6 addresses of a text that may be a customer's: of the global unicast range (RFC 4291), no example's and no public service's.
enum IPv6Address {
  static func places(in bytes: [UInt8]) -> [(range: Range<Int>, text: String)] {
    var end = 0
    return bytes.places(of: UInt8(ascii: ":")).compactMap { colon in
      guard colon >= end, colon >= 4, bytes[colon - 4] == UInt8(ascii: "2") || bytes[colon - 4] == UInt8(ascii: "3"),
        bytes[colon - 1].isHexDigit
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
  private static func groups(of text: String) -> [UInt16]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    let parts = halves.map { $0.split(separator: ":", omittingEmptySubsequences: false).filter { !$0.isEmpty } }
    let numbers = parts.map { $0.compactMap { $0.count <= 4 ? UInt16($0, radix: 16) : nil } }
    let count = numbers.reduce(0) { $0 + $1.count }
    guard halves.count <= 2, zip(parts, numbers).allSatisfy({ $0.count == $1.count }), parts[0].first?.count == 4,
      halves.count == 1 ? count == 8 : (3...7).contains(count)
    else { return nil }
    return numbers[0] + Array(repeating: 0, count: 8 - count) + (numbers.count > 1 ? numbers[1] : [])
  }

  private static func isCustomers(_ group: [UInt16]) -> Bool {
    switch (group[0], group[1]) {
    case (0x2001, 0x0DB8), (0x3FFF, 0...0x0FFF): false  // RFC 3849 and 9637: documentation.
    case (0x2001, 0), (0x2002, _), (0x3FFE, _): false  // Teredo, 6to4 and the old 6bone.
    case (0x2001, 0x4860), (0x2606, 0x4700), (0x2620, 0x00FE): false  // Public name servers.
    default: (0x2000...0x3FFF).contains(group[0])
    }
  }
}
