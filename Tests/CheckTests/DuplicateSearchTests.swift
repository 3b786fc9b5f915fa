import Testing

@testable import Check

/// Planted pairs: texts of which a part of the words is changed, among others that have nothing to do with them.
@Suite struct DuplicateSearchTests {
  /// Numbers that are the same in every run (SplitMix64).
  struct Numbers {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((value ^ (value >> 31)) >> 33) % bound
    }

    /// Words as texts have them: few are frequent, many are rare.
    mutating func word() -> Int { next(next(next(6_000) + 1) + 1) }
  }

  static func words(_ count: Int, _ numbers: inout Numbers) -> [Int] { (0..<count).map { _ in numbers.word() } }

  static func changed(_ words: [Int], percent: Int, _ numbers: inout Numbers) -> [Int] {
    words.map { numbers.next(100) < percent ? 6_000 + numbers.next(6_000) : $0 }
  }

  static func text(_ words: [Int], japanese: Bool) -> [UInt8] {
    let letters = words.map { japanese ? String(UnicodeScalar(0x4E00 + UInt32($0) % 0x5000) ?? "語") : "w\($0)" }
    return Array(letters.joined(separator: japanese ? "" : " ").utf8)
  }

  /// The claim: pairs with at least half of their shingles in common are found with a probability of 0.95.
  @Test(arguments: [false, true]) func plantedPairsAreFound(japanese: Bool) {
    var numbers = Numbers(state: 20_261_125)
    var sets: [TextShingles] = []
    var sketches: [Sketch] = []
    func add(_ words: [Int]) {
      let text = Self.text(words, japanese: japanese)
      sets.append(TextShingles(Sketch.shingles(of: text)))
      sketches.append(Sketch(text: text))
    }
    for round in 0..<600 {
      let original = Self.words(80 + numbers.next(900), &numbers)
      add(original)
      add(Self.changed(original, percent: 5 + round % 12 * 5, &numbers))
    }
    let found = Set(
      DuplicateSearch.candidates(sketches, groups: sketches.map { _ in 0 }).map { [$0.first, $0.second] })
    let planted = stride(from: 0, to: sets.count, by: 2).filter {
      sets[$0].overlap(with: sets[$0 + 1]) >= DuplicateSearch.threshold
    }
    let recalled = planted.count { found.contains([$0, $0 + 1]) }
    #expect(planted.count > 80)
    #expect(Double(recalled) >= 0.95 * Double(planted.count), "\(recalled) of \(planted.count)")
    // What has little in common costs no second look.
    #expect(found.count < planted.count * 2)
  }

  @Test func sketchesEstimateWhatSetsHaveInCommon() {
    var numbers = Numbers(state: 7)
    for percent in [0, 10, 25, 60, 100] {
      let original = Self.words(500, &numbers)
      let other = Self.changed(original, percent: percent, &numbers)
      let (a, b) = (Self.text(original, japanese: false), Self.text(other, japanese: false))
      let exact = TextShingles(Sketch.shingles(of: a)).overlap(with: TextShingles(Sketch.shingles(of: b)))
      let estimate = Sketch(text: a).similarity(to: Sketch(text: b))
      #expect(abs(estimate - exact) < 0.12, "\(percent) % changed, \(exact) in common")
    }
  }

  @Test func articlesOfDifferentGroupsAreNoPair() {
    var numbers = Numbers(state: 8)
    let sketch = Sketch(text: Self.text(Self.words(300, &numbers), japanese: false))
    #expect(DuplicateSearch.candidates([sketch, sketch], groups: [0, 1]).isEmpty)
    #expect(DuplicateSearch.candidates([sketch, sketch], groups: [0, 0]).map(\.similarity) == [1])
  }

  @Test func shortTextsAreNotCompared() {
    #expect(Sketch(text: Array("Not found. Try again.".utf8)).bins.isEmpty)
  }

  /// However many articles are alike, each is compared with few.
  @Test func manyCopiesCostNoSquare() {
    var numbers = Numbers(state: 9)
    let sketch = Sketch(text: Self.text(Self.words(300, &numbers), japanese: false))
    let pairs = DuplicateSearch.candidates(
      Array(repeating: sketch, count: 2_000), groups: Array(repeating: 0, count: 2_000))
    #expect(pairs.count < 2_000 * 4)
    #expect(Set(pairs.map(\.second)).count == 1_999)
  }

  @Test(arguments: [("Event", "EVENT"), ("ＫＢ４０１２２１９", "kb4012219"), ("é", "é")])
  func caseAndWidthAreFolded(one: String, other: String) {
    #expect(TextTokens(Array(one.utf8)).hashes == TextTokens(Array(other.utf8)).hashes)
  }

  @Test func japaneseIsReadByLetters() {
    #expect(TextTokens(Array("サーバー、KeyIso を開始。".utf8)).hashes.count == 4 + 1 + 3)
  }
}
