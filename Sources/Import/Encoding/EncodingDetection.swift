import Diagnostics

/// Tells the encoding of a file: by its byte order mark, by what is valid, then by which reading gives likely Japanese.
package enum EncodingDetection {
  /// Bytes that are looked at.
  private static let sample = 256 * 1024

  package static func encoding(of bytes: [UInt8]) -> TextDecoder.Encoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LE }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BE }
    if let encoding = utf16(bytes) { return encoding }
    if let invalid = firstInvalidByte(in: bytes) { return legacy(bytes, firstFault: invalid) }
    return bytes.contains(0x1B) && isISO2022(bytes) ? .iso2022JP : .utf8
  }

  /// UTF-16 without a mark: one half of the bytes is mostly 0 (Latin) or 0x30 (Kana).
  private static func utf16(_ bytes: [UInt8]) -> TextDecoder.Encoding? {
    let head = bytes.prefix(4096)
    guard head.count >= 8, bytes.count % 2 == 0 else { return nil }
    var even = 0
    var odd = 0
    for (index, byte) in head.enumerated() where byte == 0 || byte == 0x30 {
      if index % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let half = head.count / 2
    let isText = firstInvalidByte(in: bytes) == nil && !bytes.contains(0)
    guard !isText else { return nil }
    if odd * 10 >= half * 4, even * 4 <= odd, holdsLineEnd(head, high: 1) { return .utf16LE }
    if even * 10 >= half * 4, odd * 4 <= even, holdsLineEnd(head, high: 0) { return .utf16BE }
    return nil
  }

  /// Zero bytes stand in one half only: text in Latin letters, line ends or blanks.
  private static func holdsLineEnd(_ head: ArraySlice<UInt8>, high: Int) -> Bool {
    var right = 0
    var wrong = 0
    for (index, byte) in head.enumerated() where byte == 0 { if index % 2 == high { right += 1 } else { wrong += 1 } }
    return right > 0 && wrong * 20 <= right || right + wrong == 0
  }

  /// `ESC $ B` and its kin, and no byte of eight bits.
  private static func isISO2022(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return bytes.indices.contains { index in
      bytes[index] == 0x1B
        && (bytes[(index + 1)...].starts(with: "$B".utf8) || bytes[(index + 1)...].starts(with: "$@".utf8))
    }
  }

  private static func legacy(_ bytes: [UInt8], firstFault: Int) -> TextDecoder.Encoding {
    let sample = Array(bytes.prefix(sample))
    let high = sample.count { $0 >= 0x80 }
    let shiftJIS = score(JapaneseDecoder(shiftJIS: sample))
    let eucJP = score(JapaneseDecoder(eucJP: sample))
    let best = max(shiftJIS, eucJP)
    // Japanese text has two bytes a character; a few accents of a western text make no such score.
    if best * 5 > high { return shiftJIS >= eucJP ? .shiftJIS : .eucJP }
    if isHalfWidthKana(sample) { return .shiftJIS }
    let utf8Faults = faults(in: sample)
    if utf8Faults * 20 <= high { return .utf8 }
    return sample.contains(0) ? .utf8 : .windows1252
  }

  /// Kana and common Han count for the reading, faults and half-width Kana against it.
  private static func score(_ decoder: JapaneseDecoder) -> Int {
    var score = 0
    for scalar in decoder.scalars {
      switch scalar.value {
      case 0x3041...0x3096, 0x30A1...0x30FC, 0x3001, 0x3002: score += 2
      case 0x4E00...0x9FFF: score += 1
      case 0xFF61...0xFF9F: score -= 1
      default: break
      }
    }
    return score - decoder.faults.count * 12
  }

  /// Runs of half-width Kana and hardly anything else above ASCII: as a western text it would be letters such as ÌßØÝÀ.
  private static func isHalfWidthKana(_ bytes: [UInt8]) -> Bool {
    var (kana, others, run, longest) = (0, 0, 0, 0)
    for byte in bytes {
      if (0xA6...0xDF).contains(byte) {
        kana += 1
        run += 1
        longest = max(longest, run)
      } else {
        // 0xA1 to 0xA5 are marks of Japanese sentences, and of western ones.
        if byte >= 0x80, !(0xA1...0xA5).contains(byte) { others += 1 }
        run = 0
      }
    }
    return longest >= 4 && others * 10 <= kana
  }

  private static func faults(in bytes: [UInt8]) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
  }

  /// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
  package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var index = 0
    while true {
      index = EightBytes.endOfASCII(in: bytes.span.bytes, from: index)
      guard index < bytes.count else { break }
      let lead = bytes[index]
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard (0xC2...0xF4).contains(lead), index + length <= bytes.count, isTail(bytes, index, length) else {
        return index
      }
      index += length
    }
    return nil
  }

  private static func isTail(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
    let second = bytes[start + 1]
    let bounds: ClosedRange<UInt8> =
      switch bytes[start] {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard bounds.contains(second) else { return false }
    return bytes[start + 2..<start + max(length, 2)].allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
