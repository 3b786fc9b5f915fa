import Testing

@testable import Import

@Suite struct WordComparisonTests {
  func lost(_ source: String, _ article: String, excused: [String] = []) -> [String] {
    let words = Words.all(in: Array(article.utf8)).map(\.text)
    return WordComparison(source: Array(source.utf8), words: words, excused: excused).lost.map(\.word)
  }

  @Test func aWordThatIsMissingIsNamed() {
    #expect(lost("Event 1057 is logged", "Event 1057 logged is") == [])
    #expect(lost("Event 1057 is logged", "Event is logged") == ["1057"])
    #expect(lost("one one two", "one two") == ["one"])
  }

  @Test func japaneseIsComparedByCharacter() {
    #expect(lost("証明書を更新", "証明を更新") == ["書"])
    #expect(lost("イベント ID：１０５７", "イベント ID: 1057") == [])
  }

  @Test func whatIsExcusedIsNotLost() {
    #expect(lost("Share via the page", "the page", excused: ["Share", "via"]) == [])
  }

  @Test func theOrderIsMeasured() {
    let words = ["b", "a", "c", "d"]
    let comparison = WordComparison(source: Array("a b c d".utf8), words: words, excused: [])
    #expect((comparison.total, comparison.inOrder) == (4, 3))
  }
}
