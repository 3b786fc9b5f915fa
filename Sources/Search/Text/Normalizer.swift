import Diagnostics

/// Text to Unicode Normalization Form KC (UAX #15) in UTF-8, by compact tables, with a path for text that is in it already.
package enum Normalizer {
  /// Bytes that are no UTF-8 become U+FFFD; a typographic apostrophe becomes the plain one.
  package static func normalized(_ bytes: [UInt8]) -> [UInt8] {
    guard var index = firstSuspect(in: bytes, from: 0) else { return bytes }
    var result = Array(bytes[..<index])
    result.reserveCapacity(bytes.count)
    while index < bytes.count {
      let (scalar, count) = Scalars.decode(bytes, at: index)
      append(scalar, to: &result)
      index += count
      let next = firstSuspect(in: bytes, from: index) ?? bytes.count
      result += bytes[index..<next]
      index = next
    }
    return result
  }

  /// Where a scalar begins that may change, or that may join with the one before it.
  private static func firstSuspect(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let first = bytes[index]
      if first < 0x80 {
        index = EightBytes.endOfASCII(in: bytes.span.bytes, from: index)
      } else if isPlain(first, index + 1 < bytes.count ? bytes[index + 1] : 0), index + 2 < bytes.count {
        if first == 0xE3, bytes[index + 1] == 0x82, (0x99...0x9F).contains(bytes[index + 2]) { return index }
        if first == 0xE3, bytes[index + 1] == 0x83, bytes[index + 2] == 0xBF { return index }
        index += 3
      } else {
        return index
      }
    }
    return nil
  }

  /// First bytes of kana (U+3040 to U+30FF) and of Han (U+3400 to U+9FFF).
  @inline(__always)
  private static func isPlain(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE3: (0x81...0x83).contains(second) || second >= 0x90 && second < 0xC0
    case 0xE4...0xE9: second >= 0x80 && second < 0xC0
    default: false
    }
  }

  private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
    switch scalar {
    case 0x2019: result.append(0x27)
    case 0xFF01...0xFF5E: Scalars.append(scalar - 0xFEE0, to: &result)
    default:
      guard let mapped = compatibility[scalar] else { return compose(scalar, onto: &result) }
      for each in mapped { compose(each, onto: &result) }
    }
  }

  /// Joins a mark with the scalar before it where a composed one exists. A mark that belongs before those that are there already
  /// (canonical ordering, Unicode 3.11) opens them up again.
  private static func compose(_ scalar: UInt32, onto result: inout [UInt8]) {
    if let last = lastScalar(of: result), let syllable = hangul(last.scalar, scalar) {
      result.removeLast(last.count)
      return Scalars.append(syllable, to: &result)
    }
    if combiningClass(scalar) > 0 { return join(scalar, to: &result) }
    guard marks.contains(scalar), let last = lastScalar(of: result),
      let composed = composition[UInt64(last.scalar) << 32 | UInt64(scalar)]
    else { return Scalars.append(scalar, to: &result) }
    result.removeLast(last.count)
    Scalars.append(composed, to: &result)
  }

  /// As many marks of one letter are put in order; texts have no more.
  private static let markLimit = 30

  /// Takes back the letter with its marks, puts the marks in order and joins those that can be.
  private static func join(_ mark: UInt32, to result: inout [UInt8]) {
    var marks = [mark]
    var letter: UInt32?
    while letter == nil, marks.count < markLimit, let last = lastScalar(of: result) {
      result.removeLast(last.count)
      var parts = [last.scalar]
      while let (base, own) = decomposition[parts[0]], combiningClass(own) > 0 {
        parts.replaceSubrange(0...0, with: [base, own])
      }
      if combiningClass(parts[0]) == 0 { letter = parts.removeFirst() }
      marks = parts + marks
    }
    let ordered = marks.enumerated().sorted {
      (combiningClass($0.element), $0.offset) < (combiningClass($1.element), $1.offset)
    }
    var rest: [UInt32] = []
    var lastClass: UInt8 = 0
    for (_, each) in ordered {
      let order = combiningClass(each)
      // Joined only where no mark of the same class is left between it and the letter.
      if let base = letter, rest.isEmpty || lastClass < order,
        let composed = composition[UInt64(base) << 32 | UInt64(each)]
      {
        letter = composed
      } else {
        rest.append(each)
        lastClass = order
      }
    }
    for each in [letter].compactMap(\.self) + rest { Scalars.append(each, to: &result) }
  }

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    scalar < 0x300 ? 0 : Unicode.Scalar(scalar)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// Two Hangul letters, or a syllable without a final and a final, as one syllable (Unicode 3.12).
  private static func hangul(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if (0x1100..<0x1113).contains(first), (0x1161..<0x1176).contains(second) {
      return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    guard (0xAC00..<0xD7A4).contains(first), (first - 0xAC00) % 28 == 0, (0x11A8..<0x11C3).contains(second) else {
      return nil
    }
    return first + second - 0x11A7
  }

  private static func lastScalar(of bytes: [UInt8]) -> (scalar: UInt32, count: Int)? {
    var index = bytes.count - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index < 0 ? nil : Scalars.decode(bytes, at: index)
  }

  private static let compatibility: [UInt32: [UInt32]] = {
    var table: [UInt32: [UInt32]] = [:]
    forEachRow(of: "compatibility.txt") { row in
      guard row.count >= 3 else { return }
      for offset in 0..<row[1] { table[row[0] + offset] = [row[2] + offset] + row[3...] }
    }
    return table
  }()

  private static let composition: [UInt64: UInt32] = {
    var table: [UInt64: UInt32] = [:]
    forEachRow(of: "composition.txt") { row in
      guard row.count == 3 else { return }
      table[UInt64(row[0]) << 32 | UInt64(row[1])] = row[2]
    }
    return table
  }()

  /// What a scalar is joined from.
  private static let decomposition: [UInt32: (UInt32, UInt32)] = Dictionary(
    composition.map { ($1, (UInt32(truncatingIfNeeded: $0 >> 32), UInt32(truncatingIfNeeded: $0))) },
    uniquingKeysWith: { first, _ in first })

  private static let marks = Set(composition.keys.map { UInt32(truncatingIfNeeded: $0) })

  /// - Parameter body: gets the numbers of a line: hexadecimal ones in capitals with one blank between them; a line feed ends the last line.
  private static func forEachRow(of file: String, _ body: ([UInt32]) -> Void) {
    var row: [UInt32] = [0]
    EmbeddedData.contents(of: file)?.withUTF8Buffer { bytes in
      for byte in bytes {
        switch byte {
        case 0x0A:
          body(row)
          row.removeAll(keepingCapacity: true)
          row.append(0)
        case 0x20: row.append(0)
        default: row[row.count - 1] = row[row.count - 1] << 4 | UInt32(byte < 0x41 ? byte & 0xF : byte &- 0x37)
        }
      }
    }
  }
}
