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
}
