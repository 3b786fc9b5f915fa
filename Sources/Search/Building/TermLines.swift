/// The postings of terms to lines of the index.
struct TermLines {
  private(set) var lines = IndexLines()
  private let lists: PostingLists
  /// A word in fewer articles is no candidate for prefixes and slips.
  private let leastCount: Int

  /// How many postings a tier holds; what lies beyond the last is too weak ever to be read.
  static let tierSizes = [2048, 4096]

  /// - Parameter terms: numbers of terms.
  static func lines(_ lists: PostingLists, _ terms: Range<Int>, leastCount: Int) -> IndexLines {
    var own = TermLines(lists: lists, leastCount: leastCount)
    for term in terms { own.add(term) }
    return own.lines
  }

  private init(lists: PostingLists, leastCount: Int) {
    self.lists = lists
    self.leastCount = leastCount
  }

  private mutating func add(_ term: Int) {
    let text = lists.terms.text(of: term)
    let postings = lists[term]
    if lists.terms.isWord(term) { return addWord(text.dropFirst(), count: postings.count) }
    let sorted = Self.byImpact(postings)
    var tiers: [ArraySlice<PostingLists.Posting>] = []
    var rest = sorted[...]
    for size in Self.tierSizes where !rest.isEmpty {
      tiers.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    // How many articles hold it, how many tiers follow, for each the impact with which it begins; then the best postings.
    lines.add(text.first == EntityRecord.termMark ? .entities : .terms, text) { bytes in
      NumberText.append(postings.count, to: &bytes)
      NumberText.append(tiers.count - 1, to: &bytes)
      for tier in tiers.dropFirst() { NumberText.append(Int(tier.first?.impact ?? 0), to: &bytes) }
      Self.append(tiers[0], to: &bytes)
    }
    for (number, tier) in tiers.enumerated().dropFirst() {
      lines.add(.further, text + Array("#\(number)".utf8)) { Self.append(tier, to: &$0) }
    }
  }

  private mutating func addWord(_ word: ArraySlice<UInt8>, count: Int) {
    guard count >= leastCount else { return }
    lines.add(.words, word, at: word.prefix(2)) { NumberText.append(count, to: &$0) }
    lines.add(.endings, word, at: word.suffix(2)) { NumberText.append(count, to: &$0) }
  }

  /// The best first, among equals by article.
  static func byImpact(_ postings: ArraySlice<PostingLists.Posting>) -> [PostingLists.Posting] {
    guard postings.count > 1 else { return Array(postings) }
    // In the order of articles already: sorted by counting, as impacts are small numbers.
    var places = [Int](repeating: 0, count: 65)
    for posting in postings { places[64 - Int(posting.impact)] += 1 }
    var sum = 0
    for index in places.indices { (places[index], sum) = (sum, sum + places[index]) }
    var sorted = Array(postings)
    for posting in postings {
      let key = 64 - Int(posting.impact)
      sorted[places[key]] = posting
      places[key] += 1
    }
    return sorted
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
