import Testing

@testable import Diagnostics

@Suite struct SourceExcerptTests {
  static func shown(_ line: String, _ column: Int) -> [String] {
    let excerpt = SourceExcerpt(line: Array(line.utf8)[...], column: column)
    return [excerpt.line, excerpt.caret]
  }

  @Test func theCaretStandsBelowItsByte() {
    #expect(Self.shown("See [x](y.md).", 5) == ["See [x](y.md).", "    ^"])
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(Self.shown("エラー 1057", 11) == ["エラー 1057", "       ^"])
    #expect(Self.shown("ｴﾗｰ 1057", 11) == ["ｴﾗｰ 1057", "    ^"])
  }

  @Test func tabsGoToTheNextStop() {
    #expect(Self.shown("\ta\tb", 4) == ["    a   b", "        ^"])
  }

  @Test func controlCharactersAreEscapedAndCounted() {
    #expect(Self.shown("a\u{1B}[2Jb", 6) == ["a\\u{1b}[2Jb", "          ^"])
  }

  @Test func combiningMarksTakeNoColumn() {
    #expect(Self.shown("e\u{301}x", 4) == ["e\u{301}x", " ^"])
  }

  @Test func aColumnBeyondTheEndIsTheEnd() {
    #expect(Self.shown("ab", 99) == ["ab", "  ^"])
  }

  @Test func longLinesAreCutAroundTheCaret() {
    let excerpt = SourceExcerpt(line: Array(String(repeating: "あ", count: 5_000).utf8)[...], column: 7_501)
    #expect(excerpt.line.count < 60 && excerpt.line.hasPrefix("…") && excerpt.line.hasSuffix("…"))
    #expect(excerpt.indentation <= 52)
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() {
    #expect(SourceExcerpt(line: [0xFF, 0x61], column: 2).line.unicodeScalars.first == "\u{FFFD}")
  }
}
