/// A 32-bit error number and its spellings: hexadecimal, signed and unsigned decimal.
package struct CodeNumber: Sendable, Hashable {
  package var bits: UInt32

  package init(_ bits: UInt32) { self.bits = bits }

  /// Numbers that articles write in decimal, as Win32 and JET do; all others are written in hexadecimal.
  var isSmall: Bool { bits <= 0xFFFF || bits > 0xFFFF_0000 }

  /// `0x8009030D`.
  package var hex: String { Self.digits(of: bits, after: "0x") }
  /// `8009030D`.
  package var digits: String { Self.digits(of: bits, after: "") }

  private static func digits(of bits: UInt32, after prefix: StaticString) -> String {
    let length = prefix.utf8CodeUnitCount
    return String(unsafeUninitializedCapacity: length + 8) { bytes in
      for index in 0..<length { bytes[index] = prefix.utf8Start[index] }
      for index in 0..<8 {
        let digit = UInt8(truncatingIfNeeded: bits >> UInt32(28 - 4 * index)) & 15
        bytes[length + index] = digit < 10 ? 0x30 + digit : 0x37 + digit
      }
      return length + 8
    }
  }
  /// `-2146893043`.
  package var signed: String { String(Int32(bitPattern: bits)) }
  /// `2148074253`.
  package var unsigned: String { String(bits) }

  /// Reads the canonical value of a code or bug check: `0x8009030D`, `dec:1753`, `dec:-1018`.
  package init?(canonical value: String) {
    guard
      let parsed = value.utf8.withContiguousStorageIfAvailable(Self.parse)
        ?? Array(value.utf8).withUnsafeBufferPointer(Self.parse)
    else { return nil }
    bits = parsed
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0"), bytes[1] == UInt8(ascii: "x") {
      guard bytes.count <= 10, bytes[2...].allSatisfy(\.isHexDigit) else { return nil }
      return bytes[2...].reduce(0) { $0 << 4 | UInt32($1.hexValue) }
    }
    guard bytes.count > 4, bytes.count < 20, bytes[0] == UInt8(ascii: "d"), bytes[1] == UInt8(ascii: "e"),
      bytes[2] == UInt8(ascii: "c"), bytes[3] == UInt8(ascii: ":")
    else { return nil }
    let isNegative = bytes[4] == .hyphen
    let digits = bytes[(isNegative ? 5 : 4)...]
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1 & 15) }
    return bits(ofDecimal: isNegative ? -magnitude : magnitude)
  }

  /// The bits of a decimal of either sign; nil beyond 32 bits. A negative number below the signed range is an unsigned one
  /// that was printed with a sign.
  static func bits(ofDecimal number: Int) -> UInt32? {
    UInt32(exactly: number) ?? Int32(exactly: number).map(UInt32.init(bitPattern:))
      ?? UInt32(exactly: number.magnitude)
  }

  /// The canonical value of a decimal as written: `dec:` for small ones, hexadecimal for those of HRESULT's size.
  static func canonical(decimal: Int) -> String? {
    if decimal > -0x10000, decimal < 0x1000_0000 { return "dec:\(decimal)" }
    return bits(ofDecimal: decimal).map { CodeNumber($0).hex }
  }

  /// The entity whose page this number has.
  var page: Entity { Entity(.code, isSmall ? "dec:\(Int32(bitPattern: bits))" : hex) }
}
