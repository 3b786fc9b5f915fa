/// Decodes the character references that matter to attributes: numbers, and the names that stand for ASCII or a blank.
enum CharacterReferences {
  static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
    var result: [UInt8] = []
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<start]
      let name = rest[(start + 1)...].prefix(12).prefix {
        $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 != UInt8(ascii: "&")
      }
      let end = name.endIndex
      let isClosed = end < rest.endIndex && rest[end] == UInt8(ascii: ";")
      if let scalar = scalar(name, isClosed: isClosed) {
        result += Array(String(scalar).utf8)
        rest = rest[(isClosed ? end + 1 : end)...]
      } else {
        result.append(UInt8(ascii: "&"))
        rest = rest[(start + 1)...]
      }
    }
    return result + rest
  }

  /// - Parameter name: between `&` and `;`.
  static func isKnown(_ name: ArraySlice<UInt8>) -> Bool {
    name.first == UInt8(ascii: "#")
      ? (scalar(name, isClosed: true)?.value ?? 0) >= 0xA0 : scalar(name, isClosed: true) != nil
  }

  private static func scalar(_ name: ArraySlice<UInt8>, isClosed: Bool) -> Unicode.Scalar? {
    let text = String(decoding: name, as: UTF8.self)
    if text.hasPrefix("#") {
      let digits = text.dropFirst()
      let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
      let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
    }
    return isClosed ? names[text] : nil
  }

  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "colon": ":", "sol": "/",
    "Tab": "\t", "NewLine": "\n", "lpar": "(", "rpar": ")", "period": ".", "comma": ",", "num": "#", "quest": "?",
    "equals": "=", "copy": "©", "reg": "®", "hellip": "…", "ndash": "–", "mdash": "—",
  ]
}
