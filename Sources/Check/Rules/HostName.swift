import Diagnostics
import Entities

/// CB1601: A host name is an example's, not a customer's. Only names below a private top level are looked at: `dc01.tokyo.corp`, and
/// servers of shares; public names are mostly those of vendors.
enum HostName {
  /// Top levels that private networks use; `.example` and `.test` are for documentation (RFC 6761).
  private static let privateLevels: Set<String> = [
    "local", "corp", "lan", "intra", "intranet", "internal", "ad", "home",
  ]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var seen: Set<String> = []
    let places = (ofPrivateDomains(in: article.text) + ShareHost.places(in: article.text)).sorted {
      $0.start < $1.start
    }
    return places.compactMap { start, name in
      guard seen.insert(name).inserted else { return nil }
      return article.finding(
        "host-name", ofText: start, "'\(name)' looks like the name of a real host",
        hint: "Write an example instead: dc01.contoso.com, sv01.example.com.")
    }
  }

  private static func ofPrivateDomains(in text: ReadableText) -> [(start: Int, name: String)] {
    let bytes = text.bytes
    var end = 0
    return text.starts.places(of: .privateLevel).compactMap { dot in
      guard dot >= end, beginsPrivateLevel(dot + 1, in: bytes) else { return nil }
      let range = bytes.run(around: dot) { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      end = range.upperBound
      guard !isOther(before: range.lowerBound, after: range.upperBound, in: bytes) else { return nil }
      let name = String(decoding: bytes[range], as: UTF8.self).lowercased().trimmingDots()
      return isCustomers(name) ? (range.lowerBound, name) : nil
    }
  }

  private static let levels = privateLevels.map { Array($0.utf8) }

  /// Whether a private top level stands at an offset, and no more of a word.
  private static func beginsPrivateLevel(_ offset: Int, in bytes: [UInt8]) -> Bool {
    levels.contains { level in
      let end = offset + level.count
      guard end <= bytes.count, end == bytes.count || !bytes[end].isWord else { return false }
      return level.indices.allSatisfy { bytes[offset + $0].lowercased == level[$0] }
    }
  }

  /// The letters with which they begin, in either case.
  static let firstOfLevels = Set(levels.flatMap { [$0[0], $0[0].uppercased] })

  /// Paths, addresses, members of objects and e-mail addresses are no host names.
  private static func isOther(before start: Int, after end: Int, in bytes: [UInt8]) -> Bool {
    let before = start > 0 ? bytes[start - 1] : 0x20
    let after = end < bytes.count ? bytes[end] : 0x20
    return before == UInt8(ascii: "@") || before == UInt8(ascii: "$") || before == UInt8(ascii: "%")
      || before == UInt8(ascii: "<") || after == UInt8(ascii: "(") || after == UInt8(ascii: ">")
  }

  /// What machines are called that have no number.
  private static let roles: Set<String> = [
    "dc", "pdc", "ad", "fs", "file", "fileserver", "mail", "exchange", "sql", "db", "web", "proxy", "vpn", "print",
    "wsus",
    "sccm",
  ]

  /// At least three labels of letters and digits, the first one of a machine: with a digit in it, or the name of its role.
  private static func isCustomers(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard (3...8).contains(labels.count), let last = labels.last, privateLevels.contains(String(last)),
      labels.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasSuffix("-") && !$0.contains("_") }),
      labels[0].contains(where: \.isNumber) && labels[0].contains(where: \.isLetter)
        || roles.contains(String(labels[0]))
    else { return false }
    return !ExampleNames.isExample(name)
  }
}

extension String {
  /// A name at the end of a sentence.
  func trimmingDots() -> String {
    var text = self[...]
    while text.hasSuffix(".") || text.hasSuffix("-") { text.removeLast() }
    while text.hasPrefix(".") || text.hasPrefix("-") { text.removeFirst() }
    return String(text)
  }
}
