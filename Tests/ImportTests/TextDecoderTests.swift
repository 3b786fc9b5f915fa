import Testing

@testable import Import

@Suite struct TextDecoderTests {
  static let japanese = "# 印刷できない\n\nイベント ID 7031 が記録されます。ソースは①ではなく㈱の Service Control Manager。\n"

  /// 「日本語のテスト。かな」 in the old encodings.
  static let shiftJIS: [UInt8] = [
    0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x81, 0x42, 0x82, 0xA9, 0x82,
    0xC8,
  ]
  static let eucJP: [UInt8] = [
    0xC6, 0xFC, 0xCB, 0xDC, 0xB8, 0xEC, 0xA4, 0xCE, 0xA5, 0xC6, 0xA5, 0xB9, 0xA5, 0xC8, 0xA1, 0xA3, 0xA4, 0xAB, 0xA4,
    0xCA,
  ]
  static let iso2022JP: [UInt8] = [0x1B, 0x24, 0x42] + eucJP.map { $0 & 0x7F } + [0x1B, 0x28, 0x42]

  func text(_ decoder: TextDecoder) -> String { String(decoding: decoder.text, as: UTF8.self) }

  @Test func oldJapaneseEncodingsAreTold() {
    for (bytes, encoding) in [
      (Self.shiftJIS, TextDecoder.Encoding.shiftJIS), (Self.eucJP, .eucJP), (Self.iso2022JP, .iso2022JP),
    ] {
      let decoder = TextDecoder(bytes)
      #expect(decoder.encoding == encoding)
      #expect(text(decoder) == "日本語のテスト。かな")
      #expect(decoder.faults.isEmpty)
    }
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsTold(isLittle: Bool, hasMark: Bool) {
    let units = (hasMark ? [0xFEFF] : []) + Array(Self.japanese.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let halves = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isLittle ? halves.reversed() : halves
    }
    let decoder = TextDecoder(bytes)
    #expect(decoder.encoding == (isLittle ? .utf16LE : .utf16BE))
    #expect(text(decoder) == Self.japanese)
  }

  @Test func windowsCharactersOfShiftJISAreThere() {
    // ①, ㈱, 髙 (IBM's row), half-width ｱ
    #expect(text(TextDecoder([0x87, 0x40, 0x87, 0x8A, 0xFB, 0xFC, 0xB1], as: .shiftJIS)) == "①㈱髙ｱ")
  }

  @Test func utf8StaysUTF8() {
    let decoder = TextDecoder([0xEF, 0xBB, 0xBF] + Array("a\r\nb\rc\u{0}".utf8))
    #expect(decoder.encoding == .utf8)
    #expect(text(decoder) == "a\nb\nc\u{FFFD}")
    #expect(TextDecoder(Array("Ünïcödé".utf8)).encoding == .utf8)
  }

  @Test func westernTextIsWindows1252() {
    let decoder = TextDecoder(Array("It".utf8) + [0x92] + Array("s caf".utf8) + [0xE9] + Array(" \n".utf8))
    #expect(decoder.encoding == .windows1252)
    #expect(text(decoder) == "It’s café \n")
  }

  @Test func whatMeansNothingIsCounted() {
    #expect(TextDecoder(Self.shiftJIS + [0x81], as: .shiftJIS).faults == [20])
    let lone: [UInt8] = [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x42, 0x00]
    #expect(text(TextDecoder(lone)) == "A\u{FFFD}B")
    #expect(!TextDecoder(lone).faults.isEmpty)
    #expect(
      ImportedText(Self.shiftJIS + [0x81, 0x0A], name: "a.txt").article.diagnostics.contains { $0.severity == .error })
  }

  @Test func everyCharacterOfTheTablesIsDecodedOnce() {
    var seen: Set<Unicode.Scalar> = []
    for row in 1...94 {
      for cell in 1...94 { if let scalar = JapaneseTable.jis0208.scalar(row: row, cell: cell) { seen.insert(scalar) } }
    }
    // 6,879 of the standard, 83 of NEC's row 13 and 374 that NEC took from IBM; 10 of them stand in two rows.
    #expect(seen.count == 6879 + 83 + 374 - 10)
    #expect(JapaneseTable.jis0208.scalar(row: 16, cell: 1) == "亜")
    #expect(JapaneseTable.jis0212.scalar(row: 16, cell: 1) == "丂")
    #expect(JapaneseTable.jis0208.scalar(row: 0, cell: 1) == nil)
    #expect(JapaneseTable.jis0208.scalar(row: 200, cell: 94) == nil)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0x80], [0xE0, 0x80, 0x80],
    ] as [[UInt8]])
  func refusesWhatRFC3629Forbids(bytes: [UInt8]) {
    #expect(EncodingDetection.firstInvalidByte(in: [0x41] + bytes) == 1)
  }
}
