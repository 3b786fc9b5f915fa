import Diagnostics
import Entities

/// CB1605: The id of a tenant or a subscription is an example's.
enum TenantID {
  private static let labels = [
    "tenant", "テナント", "subscription", "サブスクリプション", "directory id", "directoryid", "ディレクトリ id",
  ]
  private static let labelPhrases = Phrases(labels)

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    var seen: Set<String> = []
    var end = 0
    return article.text.starts.places(of: .hyphenNumber).compactMap { place in
      let hyphen = place + 1
      guard hyphen >= end, hyphen >= 8, bytes[hyphen - 8].isHexDigit,
        hyphen + 5 < bytes.count, bytes[hyphen + 1].isHexDigit, bytes[hyphen + 4].isHexDigit,
        bytes[hyphen + 5] == UInt8(ascii: "-")
      else { return nil }
      let range = bytes.run(around: hyphen) { $0.isHexDigit || $0 == UInt8(ascii: "-") }
      end = range.upperBound
      guard range.count == 36, isLabelled(range.lowerBound, in: bytes) else { return nil }
      let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
      guard isGUID(text), !isMadeUpGUID(text), seen.insert(text).inserted else { return nil }
      return article.finding(
        "tenant-id", ofText: range.lowerBound, "\(text) looks like the id of a real tenant or subscription",
        hint: "Write an example instead: 00000000-0000-0000-0000-000000000000.")
    }
  }

  private static func isGUID(_ text: String) -> Bool {
    text.split(separator: "-", omittingEmptySubsequences: false).map(\.count) == [8, 4, 4, 4, 12]
  }

  /// Groups of one digit (00000000-…, aaaabbbb-0000-cccc-1111-dddd2222eeee as Microsoft writes examples) or counting up.
  private static func isMadeUpGUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-")
    let plain = groups.count { Set($0).count <= 2 }
    return plain >= 2 || text.hasPrefix("12345678") || text.hasPrefix("01234567") || text.contains("abcdef")
      || Set(text).count < 8
      || wellKnown.contains(text)
  }

  /// Tenants and applications of Microsoft itself.
  private static let wellKnown: Set<String> = [
    "72f988bf-86f1-41af-91ab-2d7cd011db47", "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
    "9188040d-6c67-4c5b-b112-36a304b66dad",
  ]

  /// Whether the words right before it say what it is: `Tenant ID: `, `"tenantId": "`, `/subscriptions/`.
  private static func isLabelled(_ start: Int, in bytes: [UInt8]) -> Bool {
    let range = max(0, start - 32)..<start
    guard labelPhrases.occur(in: bytes, range) else { return false }
    let before = String(decoding: bytes[range], as: UTF8.self).lowercased()
    guard let end = labels.compactMap({ before.range(ofEnd: $0) }).max() else { return false }
    return before[end...].allSatisfy { $0.isWhitespace || "s:=\"'/`(=idof（：は ".contains($0) }
  }
}
