import Testing

@testable import Rendering

@Suite struct EscapingTests {
  /// Each byte at each place of texts of all lengths up to two blocks and a half, as a text is read sixteen bytes at a time.
  @Test(arguments: UInt8.min...UInt8.max) func escapesAByteWhereverItStands(byte: UInt8) {
    for length in 1...40 {
      let places = (0..<length).filter { place in
        var text = Array(repeating: UInt8(ascii: "a"), count: length)
        text[place] = byte
        var html: [UInt8] = []
        html.writeEscaped(text)
        return html != text[..<place] + Self.escaped(byte) + text[(place + 1)...]
      }
      #expect(places.isEmpty, "of a text of \(length) bytes")
    }
  }

  @Test func addressesKeepWhatIsEncoded() {
    var html: [UInt8] = []
    html.writeURL("https://a.example/%2F%zz%/a b'c&d\"<日>?q={1}#x%4".utf8)
    #expect(
      String(decoding: html, as: UTF8.self)
        == "https://a.example/%2F%25zz%25/a%20b&#x27;c&amp;d%22%3C%E6%97%A5%3E?q=%7B1%7D#x%254")
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
