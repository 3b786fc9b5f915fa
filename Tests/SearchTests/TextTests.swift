import Foundation
import Testing

@testable import Search

/// Normal forms, units and the terms of words.
struct TextTests {
  /// Every character by itself, against Foundation's own tables.
  @Test func normalFormsAreThoseOfUnicode() {
    var differing: [String] = []
    for value in UInt32(0x80)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned, value != 0x2019,
        // Newer than the tables of the system's library.
        !(0x1E030...0x1E06D).contains(value)
      else {
        continue
      }
      let text = String(Character(scalar))
      let own = String(decoding: Normalizer.normalized(Array(text.utf8)), as: UTF8.self)
      let expected = text.precomposedStringWithCompatibilityMapping
      if !own.unicodeScalars.elementsEqual(expected.unicodeScalars) { differing.append(String(value, radix: 16)) }
    }
    #expect(differing.isEmpty, "\(differing.prefix(20))")
  }

  @Test(arguments: [
    ("ｲﾍﾞﾝﾄ　ＩＤ：１０５７", "イベント ID:1057"), ("e\u{301}", "é"), ("か\u{3099}", "が"), ("don’t", "don't"), ("㈱①", "(株)1"),
    ("plain", "plain"), ("", ""),
  ])
  func textsAreNormalised(text: String, expected: String) {
    #expect(String(decoding: Normalizer.normalized(Array(text.utf8)), as: UTF8.self) == expected)
  }

  /// Marks in any order, after letters that are joined already, give what the system's library gives.
  @Test func marksArePutInOrder() {
    let letters = ["a", "\u{E2}", "\u{1EA1}", "o", "が", "か", "\u{212B}", "\u{AC00}", "漢", "", "s\u{323}"]
    let marks = ["\u{301}", "\u{302}", "\u{323}", "\u{327}", "\u{308}", "\u{3099}", "\u{345}", "\u{5B4}", "\u{344}"]
    for letter in letters {
      for first in marks {
        for second in marks {
          for third in ["", "\u{323}", "\u{301}", "x"] {
            let text = letter + first + second + third
            let own = String(decoding: Normalizer.normalized(Array(text.utf8)), as: UTF8.self)
            let expected = text.precomposedStringWithCompatibilityMapping
            #expect(
              own.unicodeScalars.elementsEqual(expected.unicodeScalars),
              "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
          }
        }
      }
    }
  }

  @Test func illFormedTextIsReplaced() {
    #expect(Normalizer.normalized([0x61, 0xFF, 0xC3]) == Array("a\u{FFFD}\u{FFFD}".utf8))
    #expect(Tokenizer.units(of: [0xE3, 0x81]).isEmpty)
  }

  @Test func wordsHaveTheTermsOfTheFixture() throws {
    for (word, expected) in try TestIndex.rows("words.txt") {
      let terms = WordTerms(Array(word.utf8)[...])
      let found = ([terms.whole] + terms.parts).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      #expect(found == expected, "\(word)")
    }
  }

  @Test(arguments: [
    ("(Get-Service) KeyIso, C++.", ["Get-Service", "KeyIso", "C++"]), ("サーバーのRDP接続", ["サーバーの", "RDP", "接続"]),
    ("a--b -1 x_", ["a", "b", "1", "x"]),
  ])
  func textsHaveUnits(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    #expect(Tokenizer.units(of: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
  }

  @Test(arguments: [
    ("certificate", "certifcate", true), ("certificate", "certifciate", true), ("event", "evnet", true),
    ("event", "events", true), ("event", "event", false), ("event", "vent", true), ("event", "evts", false),
    ("abcd", "badc", false),
  ])
  func slipsAreOneStep(left: String, right: String, isSlip: Bool) {
    #expect(Spelling.isOneSlip(Array(left.utf8), Array(right.utf8)) == isSlip)
  }
}
