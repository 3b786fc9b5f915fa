import Diagnostics
import Entities

/// CB1604: A SID is a well-known one or an example's.
enum SecurityIdentifier {
  /// Only SIDs of a domain or a machine (`S-1-5-21-…`) and of Entra ID (`S-1-12-1-…`) tell whose they are.
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    var seen: Set<String> = []
    return bytes.places(of: UInt8(ascii: "S")).compactMap { place in
      guard bytes.has("s-1-5-21-", at: place) || bytes.has("s-1-12-1-", at: place),
        place == 0 || !bytes[place - 1].isWord && bytes[place - 1] != UInt8(ascii: "-")
      else { return nil }
      let end = bytes.run(around: place) { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "S") }.upperBound
      let sid = String(decoding: bytes[place..<end], as: UTF8.self).trimmingDots()
      let parts = sid.split(separator: "-").dropFirst(4).map(String.init)
      guard parts.count >= 3, !parts.prefix(3).contains(where: isMadeUp),
        end == bytes.count || bytes[end] != UInt8(ascii: "x"),
        seen.insert(sid).inserted
      else { return nil }
      return article.finding(
        "security-identifier", ofText: place, "\(sid) looks like the SID of a real domain",
        hint: "Write an example instead: S-1-5-21-1111111111-2222222222-3333333333-1001.")
    }
  }

  /// 1111111111, 123456789, 1000, 0: numbers that no domain draws.
  private static func isMadeUp(_ number: String) -> Bool {
    Set(number).count <= 2 || number.count < 6 || "1234567890123456789".contains(number)
      || "9876543210".contains(number)
  }
}
