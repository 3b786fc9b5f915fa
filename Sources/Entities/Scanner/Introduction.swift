/// What the words above a list say about the numbers that its items start with.
struct Introduction {
  private var block: Int?
  private var known: ContextRule.Meaning?

  /// A paragraph or heading that a list may follow.
  mutating func stands(in block: Int) {
    self.block = block
    known = nil
  }

  /// What the last paragraph or heading says; its last 160 bytes are read, once however long the list.
  /// - Returns: nil where it does not speak of event IDs, articles or error codes.
  mutating func meaning(in text: ScanText) -> ContextRule.Meaning? {
    guard let block else { return known }
    self.block = nil
    let range = text.blocks[block].range.clamped(to: 0..<text.bytes.count).suffix(160)
    let tail = text.bytes[range].filter { !$0.isBlank }.map(\.lowercased)
    known = Self.meanings.first { words, _ in words.contains { tail.contains(part: $0) } }?.meaning
    return known
  }

  private static let meanings: [(words: [[UInt8]], meaning: ContextRule.Meaning)] = [
    (words(["eventids", "eventid:", "eventid's", "イベントid"]), .event),
    (words(["errorcodes", "エラーコード"]), .code),
    (words(["kbarticles", "followingarticles", "articlenumbers"]), .kb),
  ]

  private static func words(_ list: [String]) -> [[UInt8]] { list.map { Array($0.utf8) } }
}

extension [UInt8] {
  /// False for an empty part.
  func contains(part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return withUnsafeBufferPointer { bytes in
      for index in 0...count - part.count where bytes[index] == first {
        if has(part, at: index) { return true }
      }
      return false
    }
  }
}
