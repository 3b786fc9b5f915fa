/// Bytes of Shift_JIS (as Windows writes it), EUC-JP and ISO-2022-JP to Unicode (WHATWG Encoding Standard, sections 12 and 13).
struct JapaneseDecoder {
  private(set) var scalars = String.UnicodeScalarView()
  /// Offsets of bytes that mean nothing; U+FFFD stands for them.
  private(set) var faults: [Int] = []
  private let bytes: [UInt8]
  private var index = 0

  init(shiftJIS bytes: [UInt8]) {
    self.bytes = bytes
    while index < bytes.count { takeShiftJIS() }
  }

  init(eucJP bytes: [UInt8]) {
    self.bytes = bytes
    while index < bytes.count { takeEUC() }
  }

  init(iso2022JP bytes: [UInt8]) {
    self.bytes = bytes
    takeISO2022()
  }

  private mutating func fail(_ count: Int = 1) {
    faults.append(index)
    scalars.append("\u{FFFD}")
    index += count
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ count: Int) {
    scalars.append(scalar)
    index += count
  }

  private mutating func takeShiftJIS() {
    let lead = bytes[index]
    if lead < 0x80 { return append(Unicode.Scalar(lead), 1) }
    if (0xA1...0xDF).contains(lead) { return append(Self.halfWidth(lead), 1) }
    guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), index + 1 < bytes.count else { return fail() }
    let tail = bytes[index + 1]
    guard (0x40...0xFC).contains(tail), tail != 0x7F else { return fail() }
    let column = Int(tail) - (tail < 0x7F ? 0x40 : 0x41)
    let pair = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
    let (row, cell) = column < 94 ? (pair * 2 + 1, column + 1) : (pair * 2 + 2, column - 93)
    guard let scalar = JapaneseTable.jis0208.scalar(row: row, cell: cell) else { return fail(tail < 0x80 ? 1 : 2) }
    append(scalar, 2)
  }

  private static func halfWidth(_ byte: UInt8) -> Unicode.Scalar {
    Unicode.Scalar(0xFEC0 + UInt32(byte)) ?? "\u{FFFD}"
  }

  private mutating func takeEUC() {
    let lead = bytes[index]
    if lead < 0x80 { return append(Unicode.Scalar(lead), 1) }
    if lead == 0x8E, index + 1 < bytes.count, (0xA1...0xDF).contains(bytes[index + 1]) {
      return append(Self.halfWidth(bytes[index + 1]), 2)
    }
    if lead == 0x8F, index + 2 < bytes.count {
      let (row, cell) = (Int(bytes[index + 1]) - 0xA0, Int(bytes[index + 2]) - 0xA0)
      guard let scalar = JapaneseTable.jis0212.scalar(row: row, cell: cell) else { return fail() }
      return append(scalar, 3)
    }
    guard (0xA1...0xFE).contains(lead), index + 1 < bytes.count, (0xA1...0xFE).contains(bytes[index + 1]),
      let scalar = JapaneseTable.jis0208.scalar(row: Int(lead) - 0xA0, cell: Int(bytes[index + 1]) - 0xA0)
    else { return fail() }
    append(scalar, 2)
  }

  private enum CharacterSet { case ascii, kana, jis0208, jis0212 }

  private mutating func takeISO2022() {
    var set = CharacterSet.ascii
    while index < bytes.count {
      if bytes[index] == 0x1B, let (next, count) = Self.escape(bytes[index...]) {
        set = next
        index += count
        continue
      }
      let byte = bytes[index]
      switch set {
      case _ where byte < 0x21: append(Unicode.Scalar(byte), 1)
      case .ascii: if byte < 0x80 { append(Unicode.Scalar(byte), 1) } else { fail() }
      case .kana: if byte < 0x60 { append(Self.halfWidth(byte + 0x80), 1) } else { fail() }
      case .jis0208, .jis0212:
        let table = set == .jis0208 ? JapaneseTable.jis0208 : .jis0212
        guard index + 1 < bytes.count,
          let scalar = table.scalar(row: Int(byte) - 0x20, cell: Int(bytes[index + 1]) - 0x20)
        else {
          fail()
          continue
        }
        append(scalar, 2)
      }
    }
  }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> (CharacterSet, Int)? {
    let marks: [(String, CharacterSet)] = [
      ("(B", .ascii), ("(J", .ascii), ("(I", .kana), ("$@", .jis0208), ("$B", .jis0208), ("$(D", .jis0212),
    ]
    return marks.first { bytes.dropFirst().starts(with: $0.0.utf8) }.map { ($0.1, $0.0.utf8.count + 1) }
  }
}
