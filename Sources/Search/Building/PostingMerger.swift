/// The terms of all articles to the lines of the index, one partition at a time.
struct PostingMerger: Sendable {
  let documents: [DocumentTerms]

  /// A term as the index has it.
  struct Line: Sendable {
    let term: [UInt8]
    /// What follows the term and a tab.
    let numbers: [UInt8]
    /// Postings beyond the best, one text a tier.
    let tiers: [[UInt8]]
  }

  struct Partition: Sendable {
    var lines: [Line] = []
    /// Words in lower case with the number of articles that hold them.
    var words: [(word: [UInt8], count: Int)] = []
  }

  private struct Posting {
    let hash: UInt64
    let document: UInt32
    /// In the document's entries.
    let entry: UInt32
    let impact: UInt8
  }

  /// How many postings a tier holds; what lies beyond the last is too weak ever to be read.
  static let tierSizes = [512, 1536, 4096]

  func partition(_ number: Int) -> Partition {
    var postings: [Posting] = []
    for (document, terms) in documents.enumerated() {
      for index in terms.bounds[number]..<terms.bounds[number + 1] {
        postings.append(
          Posting(
            hash: terms.entries[index].hash, document: UInt32(document), entry: UInt32(index),
            impact: terms.entries[index].impact))
      }
    }
    postings.sort { left, right in
      if left.hash != right.hash { return left.hash < right.hash }
      return left.impact != right.impact ? left.impact > right.impact : left.document < right.document
    }
    var result = Partition()
    var start = 0
    while start < postings.count {
      var end = start + 1
      while end < postings.count, postings[end].hash == postings[start].hash { end += 1 }
      add(postings[start..<end], to: &result)
      start = end
    }
    return result
  }

  private func add(_ postings: ArraySlice<Posting>, to result: inout Partition) {
    guard let first = postings.first else { return }
    let terms = documents[Int(first.document)]
    let entry = terms.entries[Int(first.entry)]
    let text = Array(terms.text[Int(entry.start)..<Int(entry.start) + Int(entry.length)])
    if entry.impact == 0 {
      result.words.append((text, postings.count))
    } else {
      result.lines.append(line(text, postings))
    }
  }

  /// The numbers of a term: how many articles hold it, how many tiers follow, for each the impact with which it begins, and then
  /// the best postings.
  private func line(_ term: [UInt8], _ postings: ArraySlice<Posting>) -> Line {
    var tiers: [ArraySlice<Posting>] = []
    var rest = postings
    for size in Self.tierSizes where !rest.isEmpty {
      tiers.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    var numbers: [UInt8] = []
    NumberText.append(postings.count, to: &numbers)
    NumberText.append(tiers.count - 1, to: &numbers)
    for tier in tiers.dropFirst() { NumberText.append(Int(tier.first?.impact ?? 0), to: &numbers) }
    append(tiers[0], to: &numbers)
    let further = tiers.dropFirst().map { tier in
      var bytes: [UInt8] = []
      append(tier, to: &bytes)
      return bytes
    }
    return Line(term: term, numbers: numbers, tiers: further)
  }

  /// The length, the first impact, and for each posting: five times the fall of the impact and the number of pieces, in one number;
  /// the article's number, as distance from the one before where the impact did not fall; the distances of the pieces.
  private func append(_ postings: ArraySlice<Posting>, to bytes: inout [UInt8]) {
    var impact = postings.first?.impact ?? 0
    var document = 0
    NumberText.append(postings.count, to: &bytes)
    NumberText.append(Int(impact), to: &bytes)
    for posting in postings {
      let entry = documents[Int(posting.document)].entries[Int(posting.entry)]
      let fall = Int(impact - posting.impact)
      NumberText.append(fall * 5 + Int(entry.chunkCount), to: &bytes)
      NumberText.append(fall > 0 ? Int(posting.document) : Int(posting.document) - document, to: &bytes)
      var chunk = 0
      for index in 0..<Int(entry.chunkCount) {
        NumberText.append(Int(entry.chunks[index]) - chunk, to: &bytes)
        chunk = Int(entry.chunks[index])
      }
      impact = posting.impact
      document = Int(posting.document)
    }
  }
}
