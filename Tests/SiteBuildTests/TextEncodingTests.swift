import Diagnostics
import Testing

@testable import SiteBuild

@Suite struct TextEncodingTests {
  func message(_ bytes: [UInt8]) -> String? {
    TextEncoding.finding(for: SourceFile(path: "a.md", bytes: bytes)).map { "\($0.severity.rawValue): \($0.message)" }
  }

  @Test func utf8IsFine() {
    #expect(message(Array("# 見出し\n絵文字 🎉\n".utf8)) == nil)
    #expect(message([]) == nil)
  }

  @Test func otherEncodingsAreNamed() {
    #expect(message([0xFF, 0xFE, 0x41, 0x00]) == "error: The file is UTF-16LE, not UTF-8")
    #expect(message([0xFE, 0xFF, 0x00, 0x41]) == "error: The file is UTF-16BE, not UTF-8")
    #expect(
      message(Array("# text\n".utf8).flatMap { [$0, 0] } + [0x42, 0x30]) == "error: The file is UTF-16LE, not UTF-8")
    // 日本語のテスト
    let shiftJIS: [UInt8] = [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67]
    #expect(message(shiftJIS) == "error: The file is SHIFT_JIS, not UTF-8")
    let eucJP: [UInt8] = [0xC6, 0xFC, 0xCB, 0xDC, 0xB8, 0xEC, 0xA4, 0xCE, 0xA5, 0xC6, 0xA5, 0xB9, 0xA5, 0xC8]
    #expect(message(eucJP) == "error: The file is EUC-JP, not UTF-8")
    #expect(message([0x41, 0xFF, 0x42]) == "error: The file is not UTF-8")
  }

  @Test func aNULByteIsAWarning() {
    #expect(message([0x41, 0x00, 0x42]) == "warning: The file holds a NUL byte")
  }
}
