/// A 32-bit error number and its spellings: hexadecimal, signed and unsigned decimal.
package struct CodeNumber: Sendable, Hashable {
  package var bits: UInt32

  package init(_ bits: UInt32) { self.bits = bits }

  /// Numbers that articles write in decimal, as Win32 and JET do; all others are written in hexadecimal.
  var isSmall: Bool { bits <= 0xFFFF || bits > 0xFFFF_0000 }

  /// `0x8009030D`.
  package var hex: String { "0x" + digits }
  /// `8009030D`.
  package var digits: String {
    let text = String(bits, radix: 16, uppercase: true)
    return String(repeating: "0", count: 8 - text.utf8.count) + text
  }
  /// `-2146893043`.
  package var signed: String { String(Int32(bitPattern: bits)) }
  /// `2148074253`.
  package var unsigned: String { String(bits) }

  /// Reads the canonical value of a code or bug check: `0x8009030D`, `dec:1753`, `dec:-1018`.
  package init?(canonical value: String) {
    if value.hasPrefix("0x") {
      guard let bits = UInt32(value.dropFirst(2), radix: 16) else { return nil }
      self.bits = bits
    } else if value.hasPrefix("dec:") {
      guard let bits = Int(value.dropFirst(4)).flatMap(Self.bits(ofDecimal:)) else { return nil }
      self.bits = bits
    } else {
      return nil
    }
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
