import Diagnostics
import Entities

/// CB1604: A SID is a well-known one or an example's. An article is told once of each domain.
enum SecurityIdentifier {
  private struct Found {
    let place: Int
    let owner: SIDOwner
    let first: String
    var texts: Set<String>
  }

  /// Only SIDs of a domain or a machine (`S-1-5-21-…`) and of Entra ID (`S-1-12-1-…`) tell whose they are.
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var found: [Found] = []
    var byOwner: [SIDOwner: Int] = [:]
    for place in article.text.starts.places(of: .securityIdentifier) {
      guard let (sid, owner) = sid(at: place, in: article.text.bytes) else { continue }
      if let known = byOwner[owner] {
        found[known].texts.insert(sid)
      } else {
        byOwner[owner] = found.count
        found.append(Found(place: place, owner: owner, first: sid, texts: [sid]))
      }
    }
    return found.map { found in
      let others = found.texts.count - 1
      let more =
        others == 0 ? "" : ", and \(others) more SID\(others == 1 ? "" : "s") of it stand\(others == 1 ? "s" : "") here"
      let message = "\(found.first) looks like the SID of a real \(found.owner.kind)"
      return article.finding(
        "security-identifier", position: article.position(ofText: found.place), message + more,
        hint: "Write an example instead: \(found.owner.example).", identity: message)
    }
  }

  private static func sid(at place: Int, in bytes: [UInt8]) -> (text: String, owner: SIDOwner)? {
    guard bytes.has("s-1-5-21-", at: place) || bytes.has("s-1-12-1-", at: place),
      place == 0 || bytes[place - 1] != UInt8(ascii: "-") && !bytes[place - 1].isDigit
    else { return nil }
    let end = bytes[(place + 1)...].firstIndex { !$0.isDigit && $0 != UInt8(ascii: "-") } ?? bytes.count
    let text = String(decoding: bytes[place..<end], as: UTF8.self).trimmingDots()
    let parts = text.split(separator: "-").dropFirst(4).map(String.init)
    guard parts.count >= 3, !parts.prefix(3).contains(where: isMadeUp), !examples.contains(Array(parts.prefix(3))),
      end == bytes.count || bytes[end] != UInt8(ascii: "x")
    else { return nil }
    return (text, bytes.has("s-1-12-1-", at: place) ? .entra(text) : .domain(Array(parts.prefix(3))))
  }

  /// 1111111111, 1123456789, 1000, 0: numbers that no domain draws.
  private static func isMadeUp(_ number: String) -> Bool {
    Set(number).count <= 2 || number.count < 6 || number.contains("1234567") || number.contains("7654321")
      || "1234567890123456789".contains(number) || "9876543210".contains(number)
  }

  /// Domains of Microsoft's and others' documentation.
  private static let examples: Set<[String]> = [
    ["1004336348", "1177238915", "682003330"], ["3623811015", "3361044348", "30300820"],
  ]
}
