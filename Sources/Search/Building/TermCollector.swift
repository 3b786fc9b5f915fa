import Diagnostics

/// Gathers the terms of articles, one after the other, as their texts go by: weights by field, and the pieces that hold them.
///
/// A thread that reads many articles keeps one collector: what it learned of a word (its stem, its parts) it need not find again.
package struct TermCollector: Sendable {
  /// Of the collectors that make an index together, from 0.
  let number: Int
  private(set) var terms: TermTable
  private var wordNumbers = NumberedHashes()
  /// By the number of a word.
  private var words: [Word] = []
  /// Numbers of words by a part of their hashes. Most words come again soon, when these and their records are in the processor's
  /// cache still, as the whole table never is.
  private var recent = [UInt32](repeating: 0, count: 1 << Self.recentBits)
  private static let recentBits: UInt64 = 12
  /// What follows the first eight bytes of longer words, one behind the other.
  private var tails: [UInt8] = []
  /// Terms of the parts of words.
  private var parts: [UInt32] = []
  /// By term, its place in `slots` where the article at hand has it; else any other number.
  private var slotOf: [UInt32] = []
  /// Reused for each term of a run.
  private var characters: [UInt8] = []

  // Of the article at hand.
  private var article: UInt32 = 1
  private var slots: [Slot] = []
  /// In half words: a bigram is half a word.
  private var position = Self.chunkSize
  private var titleLength = 0
  private(set) var length = 0

  private struct Word {
    let spelling: Spelling
    let term: UInt32
    /// The word for the lists, or `noWord`.
    let listed: UInt32
    /// In `parts`.
    let parts: Range<UInt32>
    /// The last article that had it, and the slot of its term there.
    private(set) var article: UInt32 = 0
    private(set) var slot: UInt32 = 0

    init(_ spelling: Spelling, term: UInt32, listed: UInt32, parts: Range<UInt32>) {
      (self.spelling, self.term, self.listed, self.parts) = (spelling, term, listed, parts)
    }

    /// `Word` or `WORD`, where `word` is known.
    init(_ spelling: Spelling, likeLowercase other: Word) {
      self.init(spelling, term: other.term, listed: other.listed, parts: other.parts)
    }

    mutating func found(in article: UInt32, _ slot: Int) { (self.article, self.slot) = (article, UInt32(slot)) }
  }

  /// What a word is known by: two of them may have one hash.
  private struct Spelling {
    /// Its first eight bytes.
    let head: UInt64
    let count: UInt32
    /// Where the rest stands in `tails`.
    let tail: UInt32
  }

  private struct Slot {
    let term: UInt32
    /// 0, as `body` is, where only the lists of words need the term.
    var strong: Float = 0
    var body: Float = 0
    var chunkCount: UInt8 = 0
    var chunks = SIMD2<UInt8>()

    /// - Parameter chunk: nil where the place does not matter.
    @inline(__always)
    mutating func note(_ weight: Float, isStrong: Bool, chunk: UInt8?) {
      if isStrong { strong += weight } else { body += weight }
      guard let chunk, chunkCount < 2, chunkCount == 0 || chunks[Int(chunkCount) - 1] != chunk else { return }
      chunks[Int(chunkCount)] = chunk
      chunkCount += 1
    }
  }

  package init(number: Int) { self.init(number: number, terms: TermTable()) }

  /// - Parameter terms: those that are known already keep their numbers.
  init(number: Int, terms: TermTable) {
    self.number = number
    self.terms = terms
  }

  /// Half words in a piece of an article; the title is piece 0.
  private static let chunkSize = 64
  private static let noWord = UInt32.max

  /// The piece that is being read.
  var chunk: Int { min(position / Self.chunkSize, 255) }

  /// Begins a new piece, as a section does.
  mutating func startPiece() {
    position = (position + Self.chunkSize - 1) / Self.chunkSize * Self.chunkSize
  }

  /// - Parameter isStrong: title, name and the like, all in piece 0.
  mutating func add(_ bytes: [UInt8], weight: Float, isStrong: Bool = false, isTitle: Bool = false) {
    let normalized = Normalizer.normalized(bytes)
    let start = position
    Tokenizer.forEachUnit(in: normalized) { unit in
      switch unit.kind {
      case .word: addWord(normalized, unit.range, weight, isStrong)
      case .run: addRun(normalized, unit.range, weight, isStrong)
      }
    }
    if isTitle { titleLength += (position - start) / 2 }
    if isStrong { position = start } else { length += (position - start) / 2 }
  }

  private mutating func addWord(_ text: [UInt8], _ range: Range<Int>, _ weight: Float, _ isStrong: Bool) {
    defer { position += 2 }
    guard range.count <= 160 else { return }
    let number = number(of: text, range)
    let word = words[number]
    let chunk = isStrong ? 0 : UInt8(chunk)
    if word.article == article {
      slots[Int(word.slot)].note(weight, isStrong: isStrong, chunk: chunk)
    } else {
      let place = slot(of: word.term)
      words[number].found(in: article, place)
      slots[place].note(weight, isStrong: isStrong, chunk: chunk)
      if word.listed != Self.noWord { _ = slot(of: word.listed) }
    }
    for part in word.parts { note(parts[Int(part)], weight * ImpactModel.partWeight, isStrong) }
  }

  @inline(__always)
  private mutating func number(of text: [UInt8], _ range: Range<Int>) -> Int {
    let (hash, head) = EightBytes.hash(text.span.bytes, range)
    let place = Int(hash >> (64 - Self.recentBits))
    let known = Int(recent[place])
    if known < words.count, isWord(known, text, range, head) { return known }
    let number = number(of: text, range, hash, head)
    recent[place] = UInt32(number)
    return number
  }

  private mutating func number(of text: [UInt8], _ range: Range<Int>, _ hash: UInt64, _ head: UInt64) -> Int {
    var (number, isNew) = wordNumbers.number(of: hash)
    var other = hash
    while !isNew, !isWord(number, text, range, head) {
      // Of the words with one hash the later ones are found by another.
      other = other == hash ? Hash.fnv64(text[range]) : other &+ 1
      (number, isNew) = wordNumbers.number(of: other)
    }
    guard isNew else { return number }
    let spelling = Spelling(head: head, count: UInt32(range.count), tail: UInt32(tails.count))
    if range.count > 8 { tails += text[(range.lowerBound + 8)..<range.upperBound] }
    words.append(learn(text[range], spelling))
    return number
  }

  @inline(__always)
  private func isWord(_ number: Int, _ text: [UInt8], _ range: Range<Int>, _ head: UInt64) -> Bool {
    let spelling = words[number].spelling
    guard spelling.head == head, spelling.count == range.count else { return false }
    return range.count <= 8
      || EightBytes.areEqual(
        tails.span.bytes, at: Int(spelling.tail), text.span.bytes, at: range.lowerBound + 8, count: range.count - 8)
  }

  private mutating func learn(_ word: ArraySlice<UInt8>, _ spelling: Spelling) -> Word {
    let start = UInt32(parts.count)
    if WordTerms.isPlain(word) {
      characters.removeAll(keepingCapacity: true)
      for byte in word { characters.append(byte | 0x20) }
      let (hash, head) = EightBytes.hash(characters.span.bytes, 0..<characters.count)
      if let lower = wordNumbers.find(hash), lower < words.count, isWord(lower, characters, 0..<characters.count, head)
      {
        return Word(spelling, likeLowercase: words[lower])
      }
      let listed = WordTerms.isSurface(characters) ? self.listed(characters) : Self.noWord
      Stemmer.reduce(&characters)
      return Word(spelling, term: UInt32(terms.number(of: characters)), listed: listed, parts: start..<start)
    }
    let own = WordTerms(word)
    let term = UInt32(terms.number(of: own.whole))
    for part in own.parts { parts.append(UInt32(terms.number(of: part))) }
    let listed = own.surface.map { self.listed($0) } ?? Self.noWord
    return Word(spelling, term: term, listed: listed, parts: start..<UInt32(parts.count))
  }

  /// The term of a word for the lists.
  private mutating func listed(_ surface: [UInt8]) -> UInt32 {
    surface.count > 2 ? UInt32(terms.number(of: [TermTable.wordMark] + surface)) : Self.noWord
  }

  private mutating func addRun(_ bytes: [UInt8], _ range: Range<Int>, _ weight: Float, _ isStrong: Bool) {
    let scalars = Tokenizer.scalars(ofRun: bytes, range)
    for index in scalars.indices.dropLast() {
      note(number(of: scalars[index].scalar, scalars[index + 1].scalar), weight, isStrong)
      position += 1
    }
    if !scalars.isEmpty { position += 1 }
    // A Han character without a Han neighbour is a word's stem (消 of 消えた); the last of a run is no bigram's first.
    for index in scalars.indices where scalars[index].class == .han || scalars.count == 1 {
      // Inside a longer word it is only found by itself, and its places do not matter.
      let isAlone = Self.standsAlone(index, in: scalars)
      let scalar = scalars[index].scalar
      note(isAlone ? number(of: scalar) : number(of: 0x7E, scalar), weight, isStrong, hasPlace: isAlone)
    }
  }

  private static func standsAlone(_ index: Int, in scalars: [Tokenizer.RunScalar]) -> Bool {
    if scalars.count == 1 { return true }
    guard scalars[index].class == .han else { return false }
    if index + 1 == scalars.count { return true }
    return scalars[index + 1].class != .han && (index == 0 || scalars[index - 1].class != .han)
  }

  /// The term of two characters, or of one.
  private mutating func number(of first: UInt32, _ second: UInt32? = nil) -> UInt32 {
    characters.removeAll(keepingCapacity: true)
    Scalars.append(first, to: &characters)
    if let second { Scalars.append(second, to: &characters) }
    return UInt32(terms.number(of: characters))
  }

  @inline(__always)
  private mutating func note(_ term: UInt32, _ weight: Float, _ isStrong: Bool, hasPlace: Bool = true) {
    let chunk = isStrong ? 0 : UInt8(chunk)
    slots[slot(of: term)].note(weight, isStrong: isStrong, chunk: hasPlace ? chunk : nil)
  }

  /// A slot is the term's if it says so; thus nothing need be cleared between articles.
  @inline(__always)
  private mutating func slot(of term: UInt32) -> Int {
    while slotOf.count <= Int(term) { slotOf.append(0) }
    let known = Int(slotOf[Int(term)])
    if known < slots.count, slots[known].term == term { return known }
    slotOf[Int(term)] = UInt32(slots.count)
    slots.append(Slot(term: term))
    return slots.count - 1
  }

  /// The article's terms; the collector is then ready for the next one.
  /// - Parameter standing: what the article's state counts, at most 1.
  mutating func finish(facts: DocumentFacts, entities: [EntityWeight], standing: Float) -> DocumentTerms {
    var entries: [DocumentTerms.Entry] = []
    entries.reserveCapacity(slots.count + entities.count)
    for slot in slots {
      let impact =
        slot.strong + slot.body == 0
        ? 0
        : ImpactModel.impact(
          strong: slot.strong, body: slot.body, length: length, titleLength: titleLength, standing: standing)
      entries.append(
        DocumentTerms.Entry(term: slot.term, chunks: slot.chunks, chunkCount: slot.chunkCount, impact: impact))
    }
    for entity in entities {
      entries.append(
        DocumentTerms.Entry(
          term: UInt32(terms.number(of: entity.term)), chunks: SIMD2(entity.chunk ?? 0, 0),
          chunkCount: entity.chunk == nil ? 0 : 1,
          impact: ImpactModel.entityImpact(
            isAbout: entity.isAbout, weight: entity.weight, length: length, standing: standing)))
    }
    slots.removeAll(keepingCapacity: true)
    article &+= 1
    (position, titleLength, length) = (Self.chunkSize, 0, 0)
    return DocumentTerms(entries: entries, collector: number, facts: facts)
  }
}

/// An entity of an article, what its mentions weigh together, and the piece with the first of them.
struct EntityWeight {
  let term: [UInt8]
  let isAbout: Bool
  let weight: Float
  let chunk: UInt8?
}
