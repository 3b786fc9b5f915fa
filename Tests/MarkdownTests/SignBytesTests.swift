import Testing

@testable import Markdown

@Suite struct SignBytesTests {
  @Test func theNextOneIsFoundFromAnyPlace() {
    let text = Array("ab[c\u{3042}[".utf8)
    let signs = SignBytes(Array("[".utf8) + [0xE3])
    let found = text.withUnsafeBufferPointer { bytes in (0...bytes.count).map { signs.next(from: $0, in: bytes) } }
    #expect(found == [2, 2, 2, 4, 4, 7, 7, 7, 8])
  }
}
