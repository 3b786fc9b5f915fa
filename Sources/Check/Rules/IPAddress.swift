import Diagnostics
import Entities

/// CB1602: An IP address is an example's, not a customer's. Allowed: RFC 5737 and 3849, private, loopback, link-local, multicast
/// and reserved ranges, masks, and public services that everybody names.
enum IPAddress {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    let places =
      ofFourNumbers(in: bytes) + FullWidthNumbers.places(in: bytes).filter { isCustomers($0.text) }
      + IPv6Address.places(in: bytes)
    var seen: Set<String> = []
    return places.sorted { $0.range.lowerBound < $1.range.lowerBound }.compactMap { range, address in
      guard !isListed(range, in: article), !isAnswer(range, in: article), !isGivenAsExample(range, in: article),
        seen.insert(address).inserted
      else { return nil }
      return article.finding(
        "ip-address", ofText: range.lowerBound, "\(address) looks like a real address",
        hint: address.contains(":")
          ? "Write an example's instead (RFC 3849): 2001:db8::1."
          : "Write an example's instead (RFC 5737): 192.0.2.1, 198.51.100.1, 203.0.113.1.")
    }
  }

  private static func ofFourNumbers(in bytes: [UInt8]) -> [(range: Range<Int>, text: String)] {
    var end = 0
    return bytes.places(of: UInt8(ascii: ".")).compactMap { dot in
      guard dot >= end, dot > 0, dot + 1 < bytes.count, bytes[dot - 1].isDigit, bytes[dot + 1].isDigit else {
        return nil
      }
      let range = bytes.run(around: dot) { $0.isWord || $0 == UInt8(ascii: ".") }
      end = range.upperBound
      guard bytes[range].count(where: { $0 == UInt8(ascii: ".") }) >= 3 else { return nil }
      let word = String(decoding: bytes[range], as: UTF8.self).trimmingDots()
      guard isCustomers(word), !isOther(before: range.lowerBound, after: range.upperBound, in: bytes) else {
        return nil
      }
      return (range, word)
    }
  }

  private static func isCustomers(_ word: String) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return false }
    let numbers = parts.compactMap {
      $0.count <= 3 && $0.allSatisfy(\.isASCII) && ($0 == "0" || !$0.hasPrefix("0")) ? Int($0) : nil
    }
    return numbers.count == 4 && numbers.allSatisfy { $0 <= 255 } && isCustomers(numbers)
  }

  // MARK: - Where the text tells that it is no customer's

  /// Tables, and items and code spans that hold nothing but an address, are lists of servers that everybody may reach.
  private static func isListed(_ range: Range<Int>, in article: CheckedArticle) -> Bool {
    guard let block = article.text.block(at: range.lowerBound) else { return false }
    return block.kind == .cell || block.kind == .prose && block.range.count <= range.count + 3
  }

  /// What a name server answers, and lists of three addresses and more: servers that everybody may ask.
  private static func isAnswer(_ range: Range<Int>, in article: CheckedArticle) -> Bool {
    let bytes = article.text.bytes
    guard let block = article.text.block(at: range.lowerBound) else { return false }
    let place = bytes.line(around: range.lowerBound, in: block.range)
    let text = article.text.string(place)
    if text.split(separator: ",").count(where: { looksLikeAddress($0) }) >= 3 { return true }
    // `www.example.com. 30 IN A 13.77.1.2`
    let line = " " + text.split(whereSeparator: \.isWhitespace).joined(separator: " ") + " "
    if line.contains(" IN A ") || line.contains(" A ") && text.contains("\t") || line.contains("LoadBalancer") {
      return true
    }
    let near = (place.lowerBound - 160..<place.upperBound + 80).clamped(to: block.range)
    let words = article.text.string(near).lowercased()
    return answers.contains(where: words.contains)
  }

  private static let answers = [
    "non-authoritative answer", "name:", "server:", "resolved to", "名前:", "サーバー:", "権限のない回答", ": answer", "ip4address",
    // Services that readers are told to let through.
    " region ", " region)", "exclusions", "allowlist", "allow list", "safe list", "許可リスト",
  ]

  private static func looksLikeAddress(_ text: Substring) -> Bool {
    text.split { !$0.isNumber && $0 != "." }.contains { $0.split(separator: ".").count == 4 }
  }

  /// `for example`, `such as`, `例えば` in the sentence.
  private static func isGivenAsExample(_ range: Range<Int>, in article: CheckedArticle) -> Bool {
    guard let block = article.text.block(at: range.lowerBound) else { return false }
    let before = article.text.string((range.lowerBound - 240..<range.lowerBound).clamped(to: block.range)).lowercased()
    let after = article.text.string((range.upperBound..<range.upperBound + 60).clamped(to: block.range)).lowercased()
    let sentence = before.firstRange(of: ". ") == nil ? before : String(before.suffix(160))
    return examples.contains { sentence.contains($0) } || after.contains("for example") || after.contains("など")
  }

  private static let examples = [
    "for example", "such as", "e.g.", "example:", "sample", "例:", "例：", "たとえば", "例えば", "(例", "（例",
  ]

  /// Versions, object identifiers, file names and ranges of whole networks.
  private static func isOther(before start: Int, after end: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[max(0, start - 48)..<start]
    if versions.occur(in: bytes, before.startIndex..<start) { return true }
    let text = String(decoding: before, as: UTF8.self).lowercased()
    let words = text.split { !$0.isLetter }.suffix(2).map(String.init)
    if words.contains(where: namesOfVersions.contains) || text.contains("root-servers") { return true }
    if let last = before.last,
      last == UInt8(ascii: "-") || last == UInt8(ascii: "/") && !text.hasSuffix("//") || text.hasSuffix("version=")
        || text.hasSuffix("ip4:")
    {
      return true
    }
    guard end < bytes.count else { return false }
    return bytes[end] == UInt8(ascii: "/") && end + 1 < bytes.count && bytes[end + 1].isDigit
      || bytes[end] == UInt8(ascii: "-")
  }

  private static let versions = Phrases(["version", "build", "バージョン", "ビルド"])
  /// What stands before a version, not before an address.
  private static let namesOfVersions: Set<String> = [
    "v", "ver", "driver", "firmware", "oid", "release", "agent", "update", "runtime", "module", "package", "sdk",
    "section", "rollup",
  ]

  private static let services: Set<[Int]> = [
    [8, 8, 8, 8], [8, 8, 4, 4], [1, 1, 1, 1], [1, 0, 0, 1], [9, 9, 9, 9], [4, 2, 2, 1], [4, 2, 2, 2],
    [208, 67, 222, 222],
    [208, 67, 220, 220], [168, 63, 129, 16], [1, 2, 3, 4], [5, 6, 7, 8], [4, 3, 2, 1], [12, 34, 56, 78],
    [23, 102, 135, 246],
    [20, 118, 99, 224], [40, 83, 235, 53],
  ]

  private static func isCustomers(_ part: [Int]) -> Bool {
    switch part[0] {
    // 131.107 and 157.54 to 157.60 are those that Microsoft's own documentation uses.
    // Object identifiers begin with 0, 1 or 2.
    case 0...2, 10, 127, 224...255: return false
    // Networks of the United States' defence, which no customer has: they are made up.
    case 6, 7, 11, 21, 22, 26, 28, 29, 30, 33, 55, 214, 215: return false
    case 131 where part[1] == 107: return false
    // Microsoft 365 (its list of addresses, learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges).
    case 13 where part[1] == 107: return false
    case 132 where part[1] == 245: return false
    case 157 where (54...60).contains(part[1]): return false
    case 100 where (64...127).contains(part[1]): return false
    case 169 where part[1] == 254: return false
    case 172 where (16...31).contains(part[1]): return false
    case 192 where part[1] == 168 || part[1] == 0 && (part[2] == 2 || part[2] == 0) || part[1] == 88: return false
    case 198 where part[1] == 18 || part[1] == 19 || part[1] == 51 && part[2] == 100: return false
    case 203 where part[1] == 0 && part[2] == 113: return false
    default: break
    }
    // Networks, and versions of four small numbers.
    if part[3] == 0 || part[1] == 0 && part[2] == 0 || part.allSatisfy({ $0 < 20 }) { return false }
    return !services.contains(part) && !(part[0] == part[1] && part[1] == part[2])
  }
}
