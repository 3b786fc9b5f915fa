import Diagnostics
import Entities

/// CB1602: An IP address is an example's, not a customer's. Allowed: what `PublicAddresses` lists, addresses made up, and those of which
/// the text itself tells that they are nobody's secret.
enum IPAddress {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let places =
      (ofFourNumbers(in: article.text) + FullWidthNumbers.places(in: article.text).filter { isCustomers($0.text) }
      + IPv6Address.places(in: article.text)).sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard !places.isEmpty else { return [] }
    // What is explained in one place is known in all.
    let explained = AddressUse(in: article, at: places.map(\.range)).explained(places)
    var networks: Set<String> = []
    return places.compactMap { range, address in
      guard !explained.contains(address), networks.insert(network(of: address)).inserted else { return nil }
      return article.finding(
        "ip-address", ofText: range.lowerBound, "\(address) looks like a real address",
        hint: address.contains(":")
          ? "Write an example's instead (RFC 3849): 2001:db8::1."
          : "Write an example's instead (RFC 5737): 192.0.2.1, 198.51.100.1, 203.0.113.1.")
    }
  }

  /// Of IPv4 the first three numbers: neighbours are told once.
  private static func network(of address: String) -> String {
    IPv4Address(address).map { $0.numbers.dropLast().map(String.init).joined(separator: ".") } ?? address
  }

  private static func ofFourNumbers(in text: ReadableText) -> [(range: Range<Int>, text: String)] {
    let bytes = text.bytes
    var end = 0
    return text.starts.places(of: .dottedNumber).compactMap { place in
      let dot = place + 1
      guard dot >= end, dot + 1 < bytes.count, bytes[dot + 1].isDigit else { return nil }
      let range = bytes.run(around: dot) { $0.isWord || $0 == UInt8(ascii: ".") }
      end = range.upperBound
      guard bytes[range].count(where: { $0 == UInt8(ascii: ".") }) >= 3 else { return nil }
      let word = String(decoding: bytes[range], as: UTF8.self).trimmingDots()
      guard let address = IPv4Address(word), address.mayBeCustomers,
        !isOther(before: range.lowerBound, in: bytes), !isNetwork(address, before: range.upperBound, in: bytes)
      else {
        return nil
      }
      return (range, word)
    }
  }

  private static func isCustomers(_ word: String) -> Bool { IPv4Address(word)?.mayBeCustomers == true }

  /// Whole networks and ranges: `133.242.16.0/20`, `133.242.17.8-133.242.17.15`. `133.242.17.9/24` is a host with its mask.
  private static func isNetwork(_ address: IPv4Address, before end: Int, in bytes: [UInt8]) -> Bool {
    guard end < bytes.count else { return false }
    guard bytes[end] == UInt8(ascii: "/") else { return bytes[end] == UInt8(ascii: "-") }
    let digits = bytes[(end + 1)...].prefix(3).prefix { $0.isDigit }
    return Int(String(decoding: digits, as: UTF8.self)).map(address.isNetwork) ?? false
  }

  /// Versions, object identifiers and file names.
  private static func isOther(before start: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[max(0, start - 48)..<start]
    let text = String(decoding: before, as: UTF8.self).lowercased()
    if let version = end(of: versions, in: text), version > end(of: hosts, in: text) ?? -1 { return true }
    let words = text.split { !$0.isLetter }.suffix(2).map(String.init)
    if words.contains(where: namesOfVersions.contains) || text.hasSuffix("version=") || text.hasSuffix("ip4:") {
      return true
    }
    return before.last == UInt8(ascii: "-") || before.last == UInt8(ascii: "/") && !text.hasSuffix("//")
  }

  private static func end(of words: [String], in text: String) -> Int? {
    words.compactMap { text.range(ofEnd: $0) }.map { text.utf8.distance(from: text.startIndex, to: $0) }.max()
  }

  private static let versions = ["version", "build", "バージョン", "ビルド"]
  /// What tells that a number behind a version is an address all the same.
  private static let hosts = ["address", "client", "host", "アドレス", "クライアント", "ホスト"]
  /// What stands before a version, not before an address.
  private static let namesOfVersions: Set<String> = [
    "v", "ver", "driver", "firmware", "oid", "release", "agent", "update", "runtime", "module", "package", "sdk",
    "section", "rollup",
  ]
}
