/// A term of the index as it is read: how many articles hold it, and its postings, the best first.
struct TermPostings {
  struct Posting {
    let document: Int
    /// 1 to 63.
    let impact: Int
    /// Pieces of the article that hold the term, at most two.
    let chunks: [Int]
  }

  /// Articles that hold the term, also beyond the postings at hand.
  let count: Int
  /// The impacts with which further tiers begin.
  let tiers: [Int]
  private(set) var postings: [Posting] = []
  var rarity = 0.0

  private static let limit = 8192
  private static let tierLimit = 8

  /// - Returns: nil for a line that is damaged.
  init?(_ line: ArraySlice<UInt8>) {
    var numbers = NumberText.Reader(line)
    guard let count = numbers.next(), let tierCount = numbers.next(), tierCount <= Self.tierLimit else { return nil }
    self.count = count
    tiers = (0..<tierCount).compactMap { _ in numbers.next() }
    append(&numbers)
  }

  mutating func append(tier line: ArraySlice<UInt8>) {
    var numbers = NumberText.Reader(line)
    append(&numbers)
  }

  /// What is damaged ends the list.
  private mutating func append(_ numbers: inout NumberText.Reader) {
    guard let count = numbers.next(), var impact = numbers.next() else { return }
    var document = 0
    for _ in 0..<min(count, Self.limit) {
      guard let head = numbers.next(), let place = numbers.next() else { return }
      impact -= head / 3
      document = head >= 3 ? place : document + place
      var chunks: [Int] = []
      var chunk = 0
      for _ in 0..<head % 3 {
        guard let step = numbers.next() else { return }
        chunk += step
        chunks.append(chunk)
      }
      guard impact > 0 else { return }
      postings.append(Posting(document: document, impact: impact, chunks: chunks))
    }
  }
}
