/// What the words above a list say about the numbers that its items start with.
enum Introduction {
  /// - Parameter range: a paragraph or heading; its last 160 bytes are read.
  /// - Returns: nil where it does not speak of event IDs, articles or error codes.
  static func meaning(of range: Range<Int>, in bytes: [UInt8]) -> ContextRule.Meaning? {
    let tail = bytes[range].suffix(160).filter { !$0.isBlank }.map(\.lowercased)
    let text = String(decoding: tail, as: UTF8.self)
    for (words, meaning) in meanings where words.contains(where: { text.contains($0) }) { return meaning }
    return nil
  }

  private static let meanings: [(words: [String], meaning: ContextRule.Meaning)] = [
    (["eventids", "eventid:", "eventid's", "イベントid"], .event),
    (["errorcodes:", "errorcodes", "エラーコード"], .code),
    (["kbarticles", "followingarticles", "articlenumbers"], .kb),
  ]
}
