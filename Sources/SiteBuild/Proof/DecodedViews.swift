import Search

/// Bytes in the forms in which a text may stand in them: as they are, and decoded from percent, HTML, JSON and JavaScript escapes, base64
/// and gzip, also one within another. Letters of ASCII come in lower case.
enum DecodedViews {
  private static let depth = 2

  /// - Parameter body: also gets whether the bytes are a text, and not what comes out when any letters are read as base64.
  static func each(of bytes: [UInt8], _ body: ([UInt8], Bool) -> Void) {
    each(of: bytes, depth: depth, isText: true, body)
  }

  private static func each(of bytes: [UInt8], depth: Int, isText: Bool, _ body: ([UInt8], Bool) -> Void) {
    body(bytes.map(lower), isText)
    guard depth > 0 else { return }
    for decode in [percentDecoded, referencesDecoded, escapesDecoded] {
      if let decoded = decode(bytes) { each(of: decoded, depth: depth - 1, isText: isText, body) }
    }
    for decoded in unpacked(bytes) { each(of: decoded, depth: depth - 1, isText: isText, body) }
    for decoded in base64Decoded(bytes) where !decoded.isEmpty {
      each(of: decoded, depth: depth - 1, isText: false, body)
    }
  }

  /// A text as files may say it all the same: as it is; in one line, its addresses decoded, in NFKC; its words without what joins their
  /// parts, as the search index has them. Letters of ASCII come in lower case.
  static func forms(of text: [UInt8]) -> [[UInt8]] {
    let plain = text.map(lower)
    var line: [UInt8] = []
    for byte in Normalizer.normalized(percentDecoded(plain) ?? plain) where byte > 0x20 || line.last != 0x20 {
      line.append(lower(max(byte, 0x20)))
    }
    let isWord = { (byte: UInt8) in byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x61 < 26 }
    let words = line.indices.filter { index in
      guard "-._'".utf8.contains(line[index]), index > 0, index + 1 < line.count else { return true }
      return !isWord(line[index - 1]) || !isWord(line[index + 1])
    }
    return [plain, line, words.map { line[$0] }]
  }

  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x57)
    default: nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let digit = hex(digit) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// Nil where nothing is encoded.
  private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8]? {
    replaced(bytes, at: UInt8(ascii: "%")) { rest in number(rest.dropFirst().prefix(2)).map { ([UInt8($0)], 3) } }
  }

  /// `\u3042`, `\x41`, `\u{1F600}`, and a backslash before a character that stands for itself. Pairs of surrogates are put together.
  private static func escapesDecoded(_ bytes: [UInt8]) -> [UInt8]? {
    replaced(bytes, at: UInt8(ascii: "\\")) { rest in
      guard let kind = rest.dropFirst().first else { return nil }
      switch kind {
      case UInt8(ascii: "x"): return number(rest.dropFirst(2).prefix(2)).map { (utf8($0), 4) }
      case UInt8(ascii: "u"):
        if rest.dropFirst(2).first == UInt8(ascii: "{") {
          let digits = rest.dropFirst(3).prefix(9).prefix { $0 != UInt8(ascii: "}") }
          return number(digits).map { (utf8($0), digits.count + 4) }
        }
        guard let high = number(rest.dropFirst(2).prefix(4)) else { return nil }
        if high >> 10 == 0x36, rest.dropFirst(6).starts(with: Array("\\u".utf8)),
          let low = number(rest.dropFirst(8).prefix(4)), low >> 10 == 0x37
        {
          return (utf8(0x10000 + (high & 0x3FF) << 10 + low & 0x3FF), 12)
        }
        return (utf8(high), 6)
      case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): return ([UInt8(ascii: " ")], 2)
      default: return ([kind], 2)
      }
    }
  }

  private static let named: [(name: [UInt8], text: [UInt8])] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func referencesDecoded(_ bytes: [UInt8]) -> [UInt8]? {
    replaced(bytes, at: UInt8(ascii: "&")) { rest in
      for (name, text) in named where rest.starts(with: name) { return (text, name.count) }
      guard rest.dropFirst().first == UInt8(ascii: "#") else { return nil }
      let isHex = rest.dropFirst(2).first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
      let digits = rest.dropFirst(isHex ? 3 : 2).prefix(9).prefix { hex($0) != nil }
      let value = isHex ? number(digits) : UInt32(String(decoding: digits, as: UTF8.self))
      let isClosed = rest.dropFirst((isHex ? 3 : 2) + digits.count).first == UInt8(ascii: ";")
      return value.map { (utf8($0), (isHex ? 3 : 2) + digits.count + (isClosed ? 1 : 0)) }
    }
  }

  private static func utf8(_ value: UInt32) -> [UInt8] { Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [] }

  private static func replaced(
    _ bytes: [UInt8], at mark: UInt8, _ decode: (ArraySlice<UInt8>) -> (text: [UInt8], length: Int)?
  ) -> [UInt8]? {
    guard bytes.contains(mark) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    var isChanged = false
    while index < bytes.count {
      if bytes[index] == mark, let (text, length) = decode(bytes[index...]) {
        result += text
        index += length
        isChanged = true
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return isChanged ? result : nil
  }

  // MARK: - Packed

  private static func unpacked(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.indices.dropLast(18).lazy.filter { bytes[$0] == 0x1F && bytes[$0 + 1] == 0x8B && bytes[$0 + 2] == 0x08 }
      .map { Inflate.gunzip(bytes[$0...]) }.filter { !$0.isEmpty }
  }

  private static let values: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x41...0x5A: UInt8(byte) - 0x41
    case 0x61...0x7A: UInt8(byte) - 0x61 + 26
    case 0x30...0x39: UInt8(byte) - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: 255
    }
  }

  /// The runs of letters of base64 (RFC 4648, both alphabets), one behind the other, read from each of four beginnings, as a run may
  /// have letters before it that are none of its own.
  private static func base64Decoded(_ bytes: [UInt8]) -> [[UInt8]] {
    var views = [[UInt8]](repeating: [], count: 4)
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, values[Int(bytes[index])] != 255 { index += 1 }
      if index - start >= 16 {
        for phase in 0..<4 { decode(bytes[(start + phase)..<index], into: &views[phase]) }
      }
      index += 1
    }
    return views
  }

  private static func decode(_ run: ArraySlice<UInt8>, into view: inout [UInt8]) {
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in run {
      bits = bits << 6 | UInt32(values[Int(byte)])
      count += 6
      if count >= 8 {
        count -= 8
        view.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    view.append(0)
  }
}
