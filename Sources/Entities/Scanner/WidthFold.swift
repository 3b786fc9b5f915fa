/// Makes full-width letters, digits and signs ASCII and half-width kana full-width, so that rules see one form.
struct WidthFold {
  /// Without the differences of width; the same bytes where there are none.
  private(set) var bytes: [UInt8] = []
  /// Where the distance to the original changes: from this offset in `bytes` on, add this.
  private var shifts: [(offset: Int, shift: Int)] = []

  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    needsFolding(bytes) ? WidthFold(bytes).bytes : bytes
  }

  /// True where a byte sequence may be one that `init` changes.
  static func needsFolding(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        // Up to eight bytes of ASCII at a time.
        if index + 8 <= bytes.count, bytes[index] < 0x80 {
          let eight = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
          let ascii = (eight & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
          index += ascii
          if ascii == 8 { continue }
        }
        let byte = bytes[index]
        guard byte >= 0xC2, index + 1 < bytes.count else {
          index += 1
          continue
        }
        let second = bytes[index + 1]
        switch byte {
        case 0xC2: if second == 0xA0 { return true }
        case 0xE3: if second == 0x80, index + 2 < bytes.count, bytes[index + 2] == 0x80 { return true }
        case 0xEF: if second &- 0xBC < 3 { return true }
        default: break
        }
        // The rest of a character of three bytes need not be looked at.
        index += byte >= 0xE0 && second >= 0x80 ? 3 : 1
      }
      return false
    }
  }

  init(_ original: [UInt8]) {
    bytes.reserveCapacity(original.count)
    var index = 0
    while index < original.count {
      let plain = Self.plainEnd(of: original, from: index)
      bytes += original[index..<plain]
      index = plain
      guard index < original.count else { break }
      let byte = original[index]
      if byte == 0xEF, let ascii = Self.ascii(original, at: index) {
        bytes.append(ascii)
        shift(by: 3, at: index)
        index += 3
      } else if byte == 0xE3, original.has(Self.ideographicSpace, at: index) {
        bytes.append(.space)
        shift(by: 3, at: index)
        index += 3
      } else if byte == 0xC2, original.has(Self.noBreakSpace, at: index) {
        bytes.append(.space)
        shift(by: 2, at: index)
        index += 2
      } else if byte == 0xEF, let kana = Self.kana(original, at: index) {
        bytes += kana.bytes
        shift(by: kana.count, at: index)
        index += kana.count
      } else {
        bytes.append(byte)
        index += 1
      }
    }
  }

  /// Where the next byte stands that may begin something to fold.
  private static func plainEnd(of original: [UInt8], from start: Int) -> Int {
    original.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count, bytes[index] != 0xEF, bytes[index] != 0xE3, bytes[index] != 0xC2 { index += 1 }
      return index
    }
  }

  /// The offset in the original text of the character at an offset in `bytes`.
  func original(_ offset: Int) -> Int { offset + shift { $0.offset <= offset } }

  /// The offset in `bytes` of an offset in the original text.
  func folded(_ offset: Int) -> Int { offset - shift { $0.offset + $0.shift <= offset } }

  /// The shift of the last entry that `isBefore` holds for, 0 where there is none.
  private func shift(_ isBefore: ((offset: Int, shift: Int)) -> Bool) -> Int {
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(shifts[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? shifts[low - 1].shift : 0
  }

  /// Notes that what was last appended stands for `count` bytes at `index`.
  private mutating func shift(by count: Int, at index: Int) {
    shifts.append((bytes.count, index + count - bytes.count))
  }

  private static let ideographicSpace: [UInt8] = [0xE3, 0x80, 0x80]
  private static let noBreakSpace: [UInt8] = [0xC2, 0xA0]
  private static let voicedMark: [UInt8] = [0xEF, 0xBE, 0x9E]
  private static let halfVoicedMark: [UInt8] = [0xEF, 0xBE, 0x9F]

  /// U+FF01…U+FF5E are ASCII's ! to ~ in full width.
  private static func ascii(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard index + 2 < bytes.count else { return nil }
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0xBC, let last) where (0x81...0xBF).contains(last): return last - 0x60
    case (0xBD, let last) where (0x80...0x9E).contains(last): return last - 0x20
    default: return nil
    }
  }

  /// U+FF66…U+FF9D, with a voiced mark (U+FF9E, U+FF9F) that follows.
  private static func kana(_ bytes: [UInt8], at index: Int) -> (bytes: [UInt8], count: Int)? {
    guard index + 2 < bytes.count, bytes[index + 1] == 0xBD || bytes[index + 1] == 0xBE else { return nil }
    let scalar = 0xF000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    guard scalar >= 0xFF66, scalar <= 0xFF9D else { return nil }
    var wide = kanaOrder[Int(scalar - 0xFF66)]
    var count = 3
    if bytes.has(voicedMark, at: index + 3), let voiced = voiced(wide) {
      (wide, count) = (voiced, 6)
    } else if bytes.has(halfVoicedMark, at: index + 3), (0x30CF...0x30DB).contains(wide) {
      (wide, count) = (wide + 2, 6)
    }
    return Unicode.Scalar(wide).map { (Array(String(Character($0)).utf8), count) }
  }

  /// In the kana block the voiced form of ka to to and ha to ho follows the plain one.
  private static func voiced(_ kana: UInt32) -> UInt32? {
    if kana == 0x30A6 { return 0x30F4 }
    return (0x30AB...0x30C8).contains(kana) || (0x30CF...0x30DB).contains(kana) ? kana + 1 : nil
  }

  /// Full-width forms of U+FF66 and what follows, in JIS X 0201's order.
  private static let kanaOrder: [UInt32] =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars.map(\.value)
}

extension [UInt8] {
  /// Whether these bytes stand at an offset; false at and beyond the end.
  func has(_ part: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + part.count <= count else { return false }
    for (index, byte) in part.enumerated() where self[offset + index] != byte { return false }
    return true
  }
}
