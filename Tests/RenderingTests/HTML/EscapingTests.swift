import Testing

@testable import Rendering

@Suite struct EscapingTests {
  /// Each byte at each place of a text of two words and a half, as the text is read eight bytes at a time.
  @Test(arguments: UInt8.min...UInt8.max) func escapesAByteWhereverItStands(byte: UInt8) {
    for place in 0..<20 {
      var text = Array(repeating: UInt8(ascii: "a"), count: 20)
      text[place] = byte
      var html: [UInt8] = []
      html.writeEscaped(text)
      let expected = text[..<place] + Self.escaped(byte) + text[(place + 1)...]
      #expect(html == Array(expected))
    }
  }

  @Test func escapesNeighbours() {
    var html: [UInt8] = []
    html.writeEscaped("<<a&&&&&&&b\">\u{7F}\u{8}\t日本")
    #expect(
      String(decoding: html, as: UTF8.self)
        == "&lt;&lt;a&amp;&amp;&amp;&amp;&amp;&amp;&amp;b&quot;&gt;\u{FFFD}\u{FFFD}\t日本")
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: ">"): Array("&gt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    case 0x09, 0x0A, 0x0D: [byte]
    case 0x00..<0x20, 0x7F: Array("\u{FFFD}".utf8)
    default: [byte]
    }
  }
}
