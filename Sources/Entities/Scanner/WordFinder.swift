/// Jumps through a text from one word that may matter to the next: numbers, names in capitals, labels of sources.
enum WordFinder {
  typealias Found = (word: Range<Int>, traits: UInt8)

  /// - Parameter end: not beyond the bytes.
  /// - Returns: the next such word at or behind `start` and the classes of its bytes; for a Japanese label of sources its
  ///   first byte.
  static func next(from start: Int, to end: Int, in bytes: [UInt8]) -> Found? {
    // Without checks of bounds, as this loop sees every byte: all indices lie between `start` and `end`.
    bytes.withUnsafeBytes { bytes in
      ByteClass.table.withUnsafeBufferPointer { classes in
        guard start >= 0, end <= bytes.count, let bytes = bytes.baseAddress, let classes = classes.baseAddress else {
          return nil
        }
        return next(from: start, to: end, in: bytes.assumingMemoryBound(to: UInt8.self), classes)
      }
    }
  }

  private static func next(
    from start: Int, to end: Int, in bytes: UnsafePointer<UInt8>, _ classes: UnsafePointer<UInt8>
  ) -> Found? {
    var index = start
    while index < end {
      if index + 8 <= end, bytes[index] < 0x80 {
        let skipped = plainCount(UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self).littleEndian)
        index += skipped
        if skipped == 8 { continue }
      }
      var traits = classes[Int(bytes[index])]
      guard traits & ByteClass.word != 0 else {
        if traits == ByteClass.kana, index + 2 < end, isSource(bytes[index + 1], bytes[index + 2]) {
          return (index..<index + 1, traits)
        }
        if traits == ByteClass.separator, let label = label(before: index, notBefore: start, in: bytes, classes) {
          return label
        }
        // A whole character of three bytes, if it is one.
        let isWide = traits >= ByteClass.kana && index + 2 < end && bytes[index + 1] & bytes[index + 2] >= 0x80
        index += isWide ? 3 : 1
        continue
      }
      var first = index
      while first > start, classes[Int(bytes[first - 1])] & ByteClass.word != 0 { first -= 1 }
      for position in first..<index { traits |= classes[Int(bytes[position])] }
      index += 1
      while index < end {
        let next = classes[Int(bytes[index])]
        if next & ByteClass.word == 0 { break }
        traits |= next
        index += 1
      }
      if matters(traits, count: index - first, first: bytes[first]) { return (first..<index, traits) }
    }
    return nil
  }

  /// How many of eight bytes come before the first that may matter: none of these is ASCII from `-` to `_` (digits, capitals,
  /// separators) or beyond ASCII.
  private static func plainCount(_ eight: UInt64) -> Int {
    // Sums carry only from bytes beyond ASCII to those behind them, which no longer count.
    let isFromHyphen = eight &+ 0x5353_5353_5353_5353
    let isBehindUnderscore = eight &+ 0x2020_2020_2020_2020
    return ((isFromHyphen & ~isBehindUnderscore | eight) & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
  }

  /// `source` in small letters before a colon or an equals sign.
  private static func label(
    before separator: Int, notBefore start: Int, in bytes: UnsafePointer<UInt8>, _ classes: UnsafePointer<UInt8>
  ) -> Found? {
    var end = separator
    while end > start, bytes[end - 1] == .space { end -= 1 }
    var first = end
    while first > start, end - first < 9, classes[Int(bytes[first - 1])] == ByteClass.lower { first -= 1 }
    let isLabel = first < end && matters(ByteClass.lower, count: end - first, first: bytes[first])
    return isLabel ? (first..<end, ByteClass.lower) : nil
  }

  /// The second and third bytes of ソ and プ, with which ソース and プロバイダー begin.
  private static func isSource(_ second: UInt8, _ third: UInt8) -> Bool {
    second == 0x82 && third == 0xBD || second == 0x83 && third == 0x97
  }

  private static func matters(_ traits: UInt8, count: Int, first: UInt8) -> Bool {
    if traits & ByteClass.digit != 0 { return true }
    if traits & ByteClass.upper != 0, traits & ByteClass.underscore != 0 || first == UInt8(ascii: "W") { return true }
    // `Source`, `Provider`
    return count == 6 && first | 0x20 == UInt8(ascii: "s") || count == 8 && first | 0x20 == UInt8(ascii: "p")
  }
}

/// What a byte may be part of.
enum ByteClass {
  static let digit: UInt8 = 1
  static let upper: UInt8 = 2
  static let lower: UInt8 = 4
  static let underscore: UInt8 = 8
  static let word: UInt8 = 15
  /// A colon or an equals sign.
  static let separator: UInt8 = 16
  /// The first byte of kana and CJK punctuation in UTF-8.
  static let kana: UInt8 = 32
  /// That of other characters of three bytes.
  static let wide: UInt8 = 64

  static let table: [UInt8] = (0...255).map { (byte: UInt8) -> UInt8 in
    switch byte {
    case _ where byte.isDigit: digit
    case _ where byte.isUpper: upper
    case _ where byte.isLower: lower
    case .underscore: underscore
    case UInt8(ascii: ":"), UInt8(ascii: "="): separator
    case 0xE3: kana
    case 0xE4...0xEF: wide
    default: 0
    }
  }
}
