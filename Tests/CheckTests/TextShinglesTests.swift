import Testing

@testable import Check

@Suite struct TextShinglesTests {
  @Test func aThirdInCommon() {
    let one = TextShingles([1, 2, 3, 2, .max])
    let other = TextShingles([3, .max, 7])
    #expect(one.overlap(with: other) == 2.0 / 5)
    #expect(other.overlap(with: one) == 2.0 / 5)
    #expect(TextShingles([]).overlap(with: TextShingles([])) == 0)
  }

  @Test func whatStandsInSixTextsIsTemplate() {
    let frame = (0..<100).map { UInt64($0) << 57 }
    let texts = (0..<6).map { text in TextShingles(frame + [UInt64(text) << 3 | 1, .max - UInt64(text)]) }
    let found = (0..<TextShingles.parts).flatMap { TextShingles.templates(of: texts, part: $0) }
    #expect(found == Set(frame).sorted())
    #expect(
      (0..<TextShingles.parts).allSatisfy { TextShingles.templates(of: Array(texts.prefix(5)), part: $0).isEmpty })
  }

  /// A template of a large site is much longer than any text: all of it is there, its first and its last among it.
  @Test func templatesAreLeftOutOfTexts() {
    let template = TextShingles((0..<10_000).map { UInt64($0) * 3 })
    #expect(TextShingles([0, 1, 29_997, 3, 7, .max]).without(template).hashes == [1, 7, .max])
    #expect(TextShingles([]).without(template).hashes.isEmpty)
  }

  /// Reference pages with one frame are no duplicates; copies are, also within a frame.
  @Test func pagesOfOneTemplateAreNoPair() {
    let frame = (0..<60).map { UInt64($0) << 50 }
    let template = TextShingles(frame)
    func page(_ number: UInt64) -> TextShingles { TextShingles(frame + (0..<30).map { number << 32 | $0 << 8 | 5 }) }
    let candidate = DuplicateSearch.Pair(first: 0, second: 1, similarity: 0.5)
    #expect(NearDuplicate.pair(candidate, page(1), page(2), template: TextShingles([]))?.similarity == 0.5)
    #expect(NearDuplicate.pair(candidate, page(1), page(2), template: template) == nil)
    #expect(NearDuplicate.pair(candidate, page(1), page(1), template: template)?.similarity == 1)
    #expect(NearDuplicate.pair(candidate, TextShingles(frame), TextShingles(frame), template: template) != nil)
  }
}
