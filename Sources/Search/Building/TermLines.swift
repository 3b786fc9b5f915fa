/// The postings of a term to lines of the index.
enum TermLines {
  /// How many postings a tier holds; what lies beyond the last is too weak ever to be read.
  static let tierSizes = [2048, 4096]

  /// - Parameters:
  ///   - text: of the term, as `TermTable` has it.
  ///   - postings: by article, at least one.
  ///   - count: of articles that hold it, where not all postings are of such.
  ///   - leastCount: a word in fewer articles is no candidate for prefixes and slips.
  static func add(
    _ text: ArraySlice<UInt8>, _ postings: ArraySlice<PostingLists.Posting>, count: Int? = nil, leastCount: Int,
    to lines: inout IndexLines
  ) {
    if text.first == TermTable.wordMark {
      if postings.count >= leastCount { addWord(text.dropFirst(), count: postings.count, to: &lines) }
      return
    }
    let sorted = byImpact(postings)
    let best = sorted.prefix(tierSizes[0])
    var further: [ArraySlice<PostingLists.Posting>] = []
    var rest = sorted.dropFirst(tierSizes[0])
    for size in tierSizes.dropFirst() where !rest.isEmpty {
      further.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    // How many articles hold it, how many tiers follow, for each the impact with which it begins; then the best postings.
    addTerm(text, to: &lines) { bytes in
      NumberText.append(count ?? postings.count, to: &bytes)
      NumberText.append(further.count, to: &bytes)
      for tier in further { NumberText.append(Int(tier.first?.impact ?? 0), to: &bytes) }
      append(best, to: &bytes)
    }
    for (number, tier) in further.enumerated() {
      lines.add(.further, tierKey(text, number + 1)) { append(tier, to: &$0) }
    }
  }

  private static func addTerm(_ text: ArraySlice<UInt8>, to lines: inout IndexLines, rest: (inout [UInt8]) -> Void) {
    if text.first == EntityRecord.termMark {
      lines.add(.entities, text, rest: rest)
    } else {
      // Other terms lie by themselves.
      lines.add(.terms, text, at: text, rest: rest)
    }
  }

  private static func tierKey(_ text: ArraySlice<UInt8>, _ tier: Int) -> [UInt8] { text + Array("#\(tier)".utf8) }

  private static func addWord(_ word: ArraySlice<UInt8>, count: Int, to lines: inout IndexLines) {
    lines.add(.words, word, at: word.prefix(2)) { NumberText.append(count, to: &$0) }
    lines.add(.endings, word, at: word.suffix(2)) { NumberText.append(count, to: &$0) }
  }

  /// The lines that a term may have, whatever its postings are, without what follows the key.
  static func addKeys(_ text: ArraySlice<UInt8>, to lines: inout IndexLines) {
    if text.first == TermTable.wordMark { return addWord(text.dropFirst(), count: 0, to: &lines) }
    addTerm(text, to: &lines) { _ in }
    for tier in 1..<tierSizes.count { lines.add(.further, tierKey(text, tier)) { _ in } }
  }

  /// The best first, among equals by article; as many as all tiers hold.
  static func byImpact(_ postings: ArraySlice<PostingLists.Posting>) -> ArraySlice<PostingLists.Posting> {
    guard postings.count > 1 else { return postings }
    // In the order of articles already: sorted by counting, as impacts are small numbers.
    var places = [Int](repeating: 0, count: 65)
    for posting in postings { places[64 - Int(posting.impact)] += 1 }
    var sum = 0
    for index in places.indices { (places[index], sum) = (sum, sum + places[index]) }
    var sorted = Array(postings.prefix(tierSizes.reduce(0, +)))
    for posting in postings {
      let key = 64 - Int(posting.impact)
      if places[key] < sorted.count { sorted[places[key]] = posting }
      places[key] += 1
    }
    return sorted[...]
  }

  /// The length, the first impact, and for each posting: three times the fall of the impact and the number of pieces, in one number;
  /// the article's number, as distance from the one before where the impact did not fall; the distances of the pieces.
  private static func append(_ postings: ArraySlice<PostingLists.Posting>, to bytes: inout [UInt8]) {
    var impact = postings.first?.impact ?? 0
    var document = 0
    NumberText.append(postings.count, to: &bytes)
    NumberText.append(Int(impact), to: &bytes)
    for posting in postings {
      let fall = Int(impact - posting.impact)
      NumberText.append(fall * 3 + Int(posting.chunkCount), to: &bytes)
      NumberText.append(fall > 0 ? Int(posting.document) : Int(posting.document) - document, to: &bytes)
      var chunk = 0
      for index in 0..<Int(posting.chunkCount) {
        NumberText.append(Int(posting.chunks[index]) - chunk, to: &bytes)
        chunk = Int(posting.chunks[index])
      }
      impact = posting.impact
      document = Int(posting.document)
    }
  }
}
