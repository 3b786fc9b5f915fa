/// The size of an SVG picture: its root's `width` and `height`, with `viewBox` for what they leave open.
///
/// Lengths that depend on where the picture stands (`%`, `em`) count as left out. Fractions of a pixel are rounded.
enum SVGSize {
  static func read(_ bytes: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard let tag = rootTag(of: bytes) else { return nil }
    let attributes = attributes(of: tag)
    let box = viewBox(attributes["viewBox"] ?? "")
    let width = attributes["width"].flatMap(pixels)
    let height = attributes["height"].flatMap(pixels)
    switch (width, height, box) {
    case (let width?, let height?, _): return rounded(width, height)
    case (let width?, nil, let box?): return rounded(width, width * box.height / box.width)
    case (nil, let height?, let box?): return rounded(height * box.width / box.height, height)
    case (nil, nil, let box?): return rounded(box.width, box.height)
    default: return nil
    }
  }

  private static func rounded(_ width: Double, _ height: Double) -> (width: Int, height: Int)? {
    guard width.isFinite, height.isFinite, width < 1e6, height < 1e6 else { return nil }
    return (Int(width.rounded()), Int(height.rounded()))
  }

  // MARK: - Markup

  /// What stands between `<svg` and `>`, past a byte order mark, declarations and comments.
  private static func rootTag(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    while true {
      rest = rest.drop { $0 <= 0x20 }
      if rest.starts(with: "<svg".utf8), let next = rest.dropFirst(4).first, next <= 0x20 || next == UInt8(ascii: ">") {
        return tagBody(rest.dropFirst(4))
      }
      let end: String
      if rest.starts(with: "<!--".utf8) {
        end = "-->"
      } else if rest.starts(with: "<?".utf8) {
        end = "?>"
      } else if rest.starts(with: "<!DOCTYPE".utf8) {
        // An internal subset holds tags of its own.
        let subset = rest.prefix { $0 != UInt8(ascii: ">") }.contains(UInt8(ascii: "["))
        end = subset ? "]>" : ">"
      } else {
        return nil
      }
      guard let after = skip(to: end, in: rest) else { return nil }
      rest = after
    }
  }

  private static func skip(to end: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let mark = Array(end.utf8)
    return bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
      .map { bytes[($0 + mark.count)...] }
  }

  private static func tagBody(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: ">") {
        return bytes[..<index]
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return nil
  }

  private static func attributes(of tag: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = tag
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = rest[..<equals].split { $0 <= 0x20 }.last ?? []
      let quoted = rest[(equals + 1)...].drop { $0 <= 0x20 }
      guard let quote = quoted.first, let end = quoted.dropFirst().firstIndex(of: quote) else { break }
      let value = quoted[(quoted.startIndex + 1)..<end]
      attributes[String(decoding: name, as: UTF8.self)] = String(decoding: value, as: UTF8.self)
      rest = quoted[(end + 1)...]
    }
    return attributes
  }

  // MARK: - Lengths

  private static func viewBox(_ text: String) -> (width: Double, height: Double)? {
    let numbers = text.split { $0 == " " || $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
    guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
    return (numbers[2], numbers[3])
  }

  /// CSS pixels of a length; nil where it depends on its surroundings (CSS Values 4, 6.2).
  private static func pixels(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }.lowercased()
    let unit = text.reversed().prefix { $0.isLetter || $0 == "%" }.count
    guard let number = Double(text.dropLast(unit)), number > 0, let factor = units[String(text.suffix(unit))] else {
      return nil
    }
    return number * factor
  }

  private static let units: [String: Double] = [
    "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 9.6 / 2.54,
  ]
}
