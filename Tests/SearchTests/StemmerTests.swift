import Testing

@testable import Search

/// Words and their stems by the published algorithm.
struct StemmerTests {
  @Test(arguments: [
    ("connections", "connect"), ("failing", "fail"), ("services", "servic"), ("replication", "replic"),
    ("dying", "die"), ("disabled", "disabl"), ("generally", "general"), ("by", "by"), ("hopped", "hop"),
    ("happily", "happili"), ("0x80070005", "0x80070005"),
  ])
  func wordsAreStemmed(word: String, stem: String) {
    #expect(String(decoding: Stemmer.stem(Array(word.utf8)), as: UTF8.self) == stem)
  }
}
