/// A 64-bit digest of bytes, the same on every machine: tells whether the input of a build changed. Not for secrets.
struct Fingerprint: Sendable, Hashable {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func combine(_ bytes: [UInt8]) {
    combine(UInt64(bytes.count))
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset + 8 <= buffer.count {
        combine(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        offset += 8
      }
      var rest: UInt64 = 0
      while offset < buffer.count {
        rest = rest << 8 | UInt64(buffer[offset])
        offset += 1
      }
      combine(rest)
    }
  }

  mutating func combine(_ text: String) { combine(Array(text.utf8)) }

  /// Both halves of a 128-bit product, folded: every bit of the input reaches every bit of the value.
  mutating func combine(_ number: UInt64) {
    let product = (value ^ number).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    value = product.high ^ product.low ^ (number &* 0xE703_7ED1_A0B4_28DB).byteSwapped
  }
}
