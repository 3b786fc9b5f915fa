/// KB articles that links lead to: `https://support.microsoft.com/help/4012219/…`, `/kb/4012219`, `?kbid=4012219`, and the same on
/// the older host, `support2.microsoft.com`.
enum LinkTarget {
  /// - Parameter range: a link's destination.
  static func kb(in bytes: [UInt8], _ range: Range<Int>) -> Mention? {
    guard bytes[range].first == UInt8(ascii: "/") || hosts.contains(where: { contains($0, in: bytes, range) != nil })
    else {
      return nil
    }
    for (part, digits) in parts {
      guard let start = contains(part, in: bytes, range) else { continue }
      var end = start
      while end < range.upperBound, bytes[end].isDigit, end - start < 8 { end += 1 }
      let isWhole = end == range.upperBound || !bytes[end].isWord && bytes[end] != .hyphen
      if digits.contains(end - start), isWhole, bytes[start] != UInt8(ascii: "0") {
        let value = String(decoding: bytes[start..<end], as: UTF8.self)
        return Mention(Entity(.kb, value), range: start..<end, rule: "kb-link")
      }
    }
    return nil
  }

  private static let hosts = ["support.microsoft.com", "support2.microsoft.com"].map { Array($0.utf8) }
  /// Help pages with fewer digits are for consumers and no KB articles.
  private static let parts: [(text: [UInt8], digits: ClosedRange<Int>)] = [
    (Array("/kb/".utf8), 5...7), (Array("/help/".utf8), 6...7), (Array("kbid=".utf8), 5...7),
  ]

  /// - Returns: where the first such part ends.
  private static func contains(_ part: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count >= part.count else { return nil }
    for start in range.lowerBound...range.upperBound - part.count where bytes[start].lowercased == part[0] {
      if part.indices.allSatisfy({ bytes[start + $0].lowercased == part[$0] }) { return start + part.count }
    }
    return nil
  }
}
