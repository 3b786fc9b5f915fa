/// Gathers the terms of one article as its text goes by: weights by field, and the pieces of the article that hold them.
struct TermCollector {
  private struct Slot {
    let hash: UInt64
    let start: UInt32
    let length: UInt8
    var strong: Float = 0
    var body: Float = 0
    var chunkCount: UInt8 = 0
    var chunks = SIMD4<UInt8>()
  }

  let words: WordCache
  /// Slots of the terms of a word: itself, then its parts.
  private var knownWords: [UInt64: Range<Int32>] = [:]
  private var wordSlots: [Int32] = []
  private var numbers: [UInt64: Int32] = [:]
  private var slots: [Slot] = []
  private var text: [UInt8] = []
  private var surfaces: [DocumentTerms.Entry] = []
  /// In half words: a bigram is half a word.
  private var position = Self.chunkSize
  private var titleLength = 0
  private(set) var length = 0

  init(words: WordCache) { self.words = words }

  /// Half words in a piece of an article; the title is piece 0.
  private static let chunkSize = 64

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
      case .word: addWord(normalized[unit.range], weight, isStrong)
      case .run: addRun(normalized, unit.range, weight, isStrong)
      }
    }
    if isTitle { titleLength += (position - start) / 2 }
    if isStrong { position = start } else { length += (position - start) / 2 }
  }

  private mutating func addWord(_ word: ArraySlice<UInt8>, _ weight: Float, _ isStrong: Bool) {
    defer { position += 2 }
    guard word.count <= 160 else { return }
    let hash = Hash.fnv64(word)
    let known = knownWords[hash] ?? learn(word, hash)
    for (number, index) in known.enumerated() {
      note(Int(wordSlots[Int(index)]), number == 0 ? weight : weight * ImpactModel.partWeight, isStrong)
    }
  }

  private mutating func learn(_ word: ArraySlice<UInt8>, _ hash: UInt64) -> Range<Int32> {
    let terms = words.terms(of: word, hash: hash)
    let start = Int32(wordSlots.count)
    wordSlots.append(slot(of: terms.whole))
    for part in terms.parts { wordSlots.append(slot(of: part)) }
    if let surface = terms.surface, surface.count > 2 { learn(surface: surface) }
    let range = start..<Int32(wordSlots.count)
    knownWords[hash] = range
    return range
  }

  private mutating func learn(surface: [UInt8]) {
    // Another first byte than any term's keeps words and terms apart.
    let hash = Hash.fnv64([0x7C] + surface)
    guard numbers.updateValue(-1, forKey: hash) == nil else { return }
    surfaces.append(entry(hash, surface))
  }

  private mutating func entry(_ hash: UInt64, _ word: [UInt8]) -> DocumentTerms.Entry {
    let start = UInt32(text.count)
    text += word
    return DocumentTerms.Entry(
      hash: hash, start: start, length: UInt8(word.count), impact: 0, chunkCount: 0, chunks: SIMD4())
  }

  private mutating func addRun(_ bytes: [UInt8], _ range: Range<Int>, _ weight: Float, _ isStrong: Bool) {
    let scalars = Tokenizer.scalars(ofRun: bytes, range)
    var term: [UInt8] = []
    for index in scalars.indices.dropLast() {
      term.removeAll(keepingCapacity: true)
      Scalars.append(scalars[index].scalar, to: &term)
      Scalars.append(scalars[index + 1].scalar, to: &term)
      note(Int(slot(of: term)), weight, isStrong)
      position += 1
    }
    if !scalars.isEmpty { position += 1 }
    // A Han character without a Han neighbour is a word's stem (消 of 消えた); the last of a run is no bigram's first.
    for index in scalars.indices where scalars[index].class == .han || scalars.count == 1 {
      term.removeAll(keepingCapacity: true)
      // Inside a longer word it is only found by itself, and its places do not matter.
      let isAlone = Self.standsAlone(index, in: scalars)
      if !isAlone { term.append(0x7E) }
      Scalars.append(scalars[index].scalar, to: &term)
      note(Int(slot(of: term)), weight, isStrong, hasPlace: isAlone)
    }
  }

  private static func standsAlone(_ index: Int, in scalars: [Tokenizer.RunScalar]) -> Bool {
    if scalars.count == 1 { return true }
    guard scalars[index].class == .han else { return false }
    if index + 1 == scalars.count { return true }
    return scalars[index + 1].class != .han && (index == 0 || scalars[index - 1].class != .han)
  }

  private mutating func slot(of term: [UInt8]) -> Int32 {
    let hash = Hash.fnv64(term)
    if let number = numbers[hash] { return number }
    let number = Int32(slots.count)
    slots.append(Slot(hash: hash, start: UInt32(text.count), length: UInt8(term.count)))
    text += term
    numbers[hash] = number
    return number
  }

  @inline(__always)
  private mutating func note(_ number: Int, _ weight: Float, _ isStrong: Bool, hasPlace: Bool = true) {
    if isStrong { slots[number].strong += weight } else { slots[number].body += weight }
    guard hasPlace else { return }
    let count = Int(slots[number].chunkCount)
    let chunk = isStrong ? 0 : UInt8(min(position / Self.chunkSize, 255))
    guard count < 4, count == 0 || slots[number].chunks[count - 1] != chunk else { return }
    slots[number].chunks[count] = chunk
    slots[number].chunkCount += 1
  }

  /// - Parameter standing: what the article's state counts, at most 1.
  func finish(facts: DocumentFacts, entities: [EntityWeight], standing: Float) -> DocumentTerms {
    var terms = DocumentTerms(facts: facts)
    terms.text = text
    terms.entries = surfaces
    terms.entries.reserveCapacity(slots.count + surfaces.count + entities.count)
    for slot in slots {
      let impact = ImpactModel.impact(
        strong: slot.strong, body: slot.body, length: length, titleLength: titleLength, standing: standing)
      terms.entries.append(
        DocumentTerms.Entry(
          hash: slot.hash, start: slot.start, length: slot.length, impact: impact, chunkCount: slot.chunkCount,
          chunks: slot.chunks))
    }
    for entity in entities {
      let start = UInt32(terms.text.count)
      terms.text += entity.term
      terms.entries.append(
        DocumentTerms.Entry(
          hash: Hash.fnv64(entity.term), start: start, length: UInt8(entity.term.count),
          impact: ImpactModel.entityImpact(
            isAbout: entity.isAbout, weight: entity.weight, length: length, standing: standing),
          chunkCount: entity.chunk == nil ? 0 : 1, chunks: SIMD4(entity.chunk ?? 0, 0, 0, 0)))
    }
    terms.arrange()
    return terms
  }
}

/// An entity of an article, what its mentions weigh together, and the piece with the first of them.
struct EntityWeight {
  let term: [UInt8]
  let isAbout: Bool
  let weight: Float
  let chunk: UInt8?
}
