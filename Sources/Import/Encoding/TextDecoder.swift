import Diagnostics

/// Bytes of a file in an old encoding to UTF-8 with line feeds, and which encoding it was.
package struct TextDecoder: Sendable {
  package enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    case shiftJIS = "Shift_JIS"
    case eucJP = "EUC-JP"
    case iso2022JP = "ISO-2022-JP"
    case windows1252 = "Windows-1252"
  }

  package let encoding: Encoding
  /// UTF-8 without a byte order mark; lines end with a line feed, control characters are blanks.
  package let text: [UInt8]
  /// Offsets in the file of bytes that mean nothing in the encoding; U+FFFD stands for them.
  package let faults: [Int]

  package init(_ bytes: [UInt8]) { self.init(bytes, as: EncodingDetection.encoding(of: bytes)) }

  init(_ bytes: [UInt8], as encoding: Encoding) {
    self.encoding = encoding
    switch encoding {
    case .utf8:
      let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      let fault = EncodingDetection.firstInvalidByte(in: body)
      faults = (fault ?? body.firstIndex(of: 0)).map { [$0 + bytes.count - body.count] } ?? []
      text = Self.tidy(fault == nil ? body : Array(String(decoding: body, as: UTF8.self).utf8))
    case .utf16LE, .utf16BE:
      let (units, odd) = Self.units(of: bytes, isLittle: encoding == .utf16LE)
      let body = units.first == 0xFEFF ? units.dropFirst() : units[...]
      faults = odd.map { [$0] } ?? Self.loneSurrogate(in: units).map { [$0 * 2] } ?? []
      text = Self.tidy(Array(String(decoding: body, as: UTF16.self).utf8))
    case .shiftJIS: (text, faults) = Self.result(JapaneseDecoder(shiftJIS: bytes))
    case .eucJP: (text, faults) = Self.result(JapaneseDecoder(eucJP: bytes))
    case .iso2022JP: (text, faults) = Self.result(JapaneseDecoder(iso2022JP: bytes))
    case .windows1252:
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(Self.windows1252(byte)) }
      (text, faults) = (Self.tidy(Array(String(scalars).utf8)), [])
    }
  }

  private static func result(_ decoder: JapaneseDecoder) -> ([UInt8], [Int]) {
    (tidy(Array(String(decoder.scalars).utf8)), decoder.faults)
  }

  private static func units(of bytes: [UInt8], isLittle: Bool) -> (units: [UInt16], odd: Int?) {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return (units, bytes.count % 2 == 1 ? bytes.count - 1 : nil)
  }

  private static func loneSurrogate(in units: [UInt16]) -> Int? {
    var index = 0
    while index < units.count {
      let unit = units[index]
      if (0xD800...0xDBFF).contains(unit), index + 1 < units.count, (0xDC00...0xDFFF).contains(units[index + 1]) {
        index += 2
      } else if (0xD800...0xDFFF).contains(unit) {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Bytes 0x80 to 0x9F; 0 where the byte stands for the control character of its number.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte), upper[Int(byte) - 0x80] != 0 else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
  }

  /// Carriage returns to line feeds, other control characters but tabs to blanks, NUL to U+FFFD.
  private static func tidy(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x0D: if index + 1 == bytes.count || bytes[index + 1] != 0x0A { result.append(0x0A) }
      case 0x0A, 0x09: result.append(byte)
      case 0: result += [0xEF, 0xBF, 0xBD]
      case 0x01..<0x20, 0x7F: result.append(0x20)
      default: result.append(byte)
      }
    }
    return result
  }
}
