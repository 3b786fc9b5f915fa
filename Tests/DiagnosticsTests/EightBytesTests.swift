import Testing

@testable import Diagnostics

/// What is found eight bytes at a time is what is found one by one, at any place of a text of any length.
struct EightBytesTests {
  /// All bytes, each with each of a few behind it.
  private static let texts: [[UInt8]] =
    (0...255).flatMap { byte in [0x00, 0x1F, 0x24, 0x41, 0x80, 0xFF].map { [UInt8(byte), $0] } }

  /// - Parameters:
  ///   - isFound: of one byte.
  ///   - first: of eight.
  private func expectSame(
    filler: UInt8, _ isFound: (UInt8) -> Bool, _ first: ([UInt8], Int) -> Int
  ) {
    for text in Self.texts {
      for count in [0, 1, 5, 6, 7, 13, 14] {
        let bytes = Array(repeating: filler, count: count) + text + Array(repeating: filler, count: count % 5)
        for start in [0, min(3, bytes.count), bytes.count] {
          #expect(first(bytes, start) == bytes[start...].firstIndex(where: isFound) ?? bytes.count, "\(bytes) \(start)")
        }
      }
    }
  }

  @Test func endOfASCII() {
    expectSame(filler: 0x7F, { $0 >= 0x80 }) { EightBytes.endOfASCII(in: $0.span.bytes, from: $1) }
  }

  @Test func firstControl() {
    expectSame(filler: 0x20, { $0 < 0x20 }) { EightBytes.firstControl(in: $0.span.bytes, from: $1) }
  }

  @Test(arguments: [0x00, 0x0A, 0x41, 0xE3] as [UInt8])
  func firstOfOneByte(_ byte: UInt8) {
    expectSame(filler: 0x20, { $0 == byte }) { EightBytes.first(byte, in: $0.span.bytes, from: $1) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  @Test func endOfWord() {
    expectSame(filler: 0x7A, { !Self.isWord($0) }) { EightBytes.endOfWord(in: $0.span.bytes, from: $1) }
    expectSame(filler: 0x30, { !Self.isWord($0) }) { EightBytes.endOfWord(in: $0.span.bytes, from: $1) }
  }

  @Test func firstEscaped() {
    expectSame(filler: 0x5D, { [0x5C, 0x60, 0x24].contains($0) }) {
      EightBytes.firstEscaped(in: $0.span.bytes, from: $1)
    }
  }

  @Test func aWordHasOneHashWhereverItStands() {
    for count in 1...40 {
      let word = (0..<count).map { UInt8(0x61 + $0 % 26) }
      let hash = EightBytes.hash(word.span.bytes, 0..<count).hash
      for (before, behind) in [(0, 1), (1, 0), (5, 3), (9, 20)] {
        let text = Array(repeating: 0x41, count: before) + word + Array(repeating: 0x42, count: behind)
        #expect(EightBytes.hash(text.span.bytes, before..<before + count).hash == hash)
        let isEqual = EightBytes.areEqual(text.span.bytes, at: before, word.span.bytes, at: 0, count: count)
        let other = word.dropLast() + [0x40]
        let isOther = EightBytes.areEqual(text.span.bytes, at: before, other.span.bytes, at: 0, count: count)
        #expect(isEqual && !isOther)
      }
    }
  }

  @Test func hashesOfNumbersDiffer() {
    var hashes: Set<UInt64> = []
    for number in 0..<20_000 {
      let text = Array("0x8007\(String(number, radix: 16))00000000\(number % 7)".utf8)
      hashes.insert(EightBytes.hash(text.span.bytes, 0..<text.count).hash)
    }
    #expect(hashes.count == 20_000)
  }
}
