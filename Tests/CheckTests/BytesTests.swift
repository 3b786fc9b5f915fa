import Testing

@testable import Check

@Suite struct BytesTests {
  /// Eight bytes are looked at together: each place before, in and behind a whole group counts.
  @Test func findsAByteAtEachPlace() {
    for count in 0..<20 {
      for place in 0..<count {
        var bytes = Array(repeating: UInt8(ascii: "a"), count: count)
        bytes[place] = UInt8(ascii: "-")
        #expect(bytes.places(of: UInt8(ascii: "-")) == [place])
        #expect(bytes.places(of: UInt8(ascii: ".")) == [])
      }
    }
    #expect(Array("a--.--b-".utf8).places(of: UInt8(ascii: "-")) == [1, 2, 4, 5, 7])
    #expect(Array("€‑，-".utf8).places(of: UInt8(ascii: "-")) == [9])
  }

  @Test func findsPhrasesInAnyLetterCaseWithinARange() {
    let phrases = Phrases(["an error", "エラー"])
    let text = Array("An ERROR and エラー".utf8)
    #expect(phrases.occur(in: text, 0..<8))
    #expect(!phrases.occur(in: text, 0..<7))
    #expect(!phrases.occur(in: text, 1..<text.count - 1))
    #expect(phrases.occur(in: text, 8..<400))
    #expect(!phrases.occur(in: [], 0..<0))
  }
}
