import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
  static let known = ["title", "description", "products", "review-by"]

  @Test(arguments: [
    ("tilte", "title"), ("descripton", "description"), ("reviewby", "review-by"), ("product", "products"),
  ])
  func findsTheWordThatWasMeant(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: Self.known) == meant)
  }

  @Test(arguments: ["", "x", "owner", "completely-different"])
  func saysNothingWhereNothingIsNear(word: String) {
    #expect(Suggestion.nearest(to: word, among: Self.known) == nil)
  }

  @Test func listsAllWordsWhereNoneIsNear() {
    #expect(Suggestion.hint(for: "zzz", among: ["a-long-word", "b-long-word"]) == "Known: a-long-word, b-long-word.")
  }
}
