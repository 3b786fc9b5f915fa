import Testing

@testable import Check

@Suite struct TextStartsTests {
  private static func places(_ text: String, _ sign: TextStarts.Signs) -> [Int] {
    TextStarts(Array(text.utf8)).places(of: sign)
  }

  @Test func findsWhatBeginsAtTheStartWithinAndAtTheEnd() {
    #expect(Self.places("0x 0x1 a0x", .hexNumber) == [0, 3, 8])
    #expect(Self.places("\\\\a\\b\\\\\\", .share) == [0, 5, 6])
    #expect(Self.places("@a@", .atSign) == [1])
    #expect(Self.places("S-1 s-1 S", .securityIdentifier) == [0])
    #expect(Self.places("1.2.x.3 .", .dottedNumber) == [0, 2])
    #expect(Self.places("f: G: 9:", .colonNumber) == [0, 6])
    #expect(Self.places("a-g-F-", .hyphenNumber) == [0, 4])
    #expect(Self.places("１．２", .wideNumber) == [0, 3, 6])
    #expect(Self.places("dc.Local x.com a.ad", .privateLevel) == [2, 10, 16])
  }

  /// A mark behind a letter that ends no word for a password begins nothing.
  @Test func findsTheMarksOfPasswords() {
    #expect(Self.places("Password: x", .passwordMark) == [7])
    #expect(Self.places("PASSWORD = x: y", .passwordMark) == [8])
    #expect(Self.places("\"pwd\":", .passwordMark) == [4])
    #expect(Self.places("パスワード：a", .passwordMark) == [16])
    #expect(Self.places("abc=1:2", .passwordMark) == [])
    #expect(Self.places("/p /R /x", .passwordSwitch) == [0, 3])
    #expect(Self.places("-SecureString -x", .secureString) == [0])
  }

  @Test func findsSecretsByTheirFirstTwoBytes() {
    #expect(Self.places("ghp_ eyJ a8Q~ &sig=", .secret) == [0, 5, 11, 14])
  }

  @Test func knowsWhereLinesEnd() {
    #expect(TextStarts(Array("\na\n\nb".utf8)).ends == [0, 2, 3])
    #expect(TextStarts([]).ends == [])
    #expect(TextStarts([]).places(of: .secret) == [])
  }
}
