/// Text to the parts of addresses and anchors.
package enum Slug {
  /// A heading's anchor by GitHub's rule: lower case, blanks to hyphens, only letters, digits, marks, `-` and `_` kept, in any script.
  /// Empty where nothing is left.
  package static func anchor(of heading: String) -> String {
    let heading = heading.trimmingBlanks()
    if heading.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: heading.utf8.compactMap(asciiAnchor), as: UTF8.self)
    }
    var result = String.UnicodeScalarView()
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        result.append("-")
      } else if scalar == "_" || isLetter(scalar) || isDigitOrMark(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// What stands for a byte of ASCII in an anchor.
  private static func asciiAnchor(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      byte
    case UInt8(ascii: " "): UInt8(ascii: "-")
    default: nil
    }
  }

  /// A name as a part of an address: lower case, everything but letters and digits to one hyphen. Empty where nothing is left.
  package static func path(of name: String) -> String {
    var result = String.UnicodeScalarView()
    var gap = false
    for scalar in name.lowercased().unicodeScalars {
      if isLetter(scalar) || isDigitOrMark(scalar) {
        if gap, !result.isEmpty { result.append("-") }
        gap = false
        result.append(scalar)
      } else {
        gap = true
      }
    }
    return fileName(String(result))
  }

  /// An article's id as its address: lower case, blanks and characters with a meaning in addresses or file systems to hyphens,
  /// no empty, `.` or `..` part, no name of a file of ours. Empty where nothing is left.
  package static func address(of id: String) -> String {
    let parts = id.lowercased().utf8.split(separator: UInt8(ascii: "/")).map { part in
      part.allSatisfy(isPlain)
        ? String(Substring(part))
        : String(String.UnicodeScalarView(Substring(part).unicodeScalars.map { isUnsafe($0) ? "-" : $0 }))
    }
    let names = parts.filter { !$0.isEmpty && $0 != "." && $0 != ".." }
      .map { files.contains($0) ? $0.replacing(".", with: "-") : $0 }
    guard names.count <= depthLimit else {
      return (names.prefix(depthLimit - 1) + [fileName(names.dropFirst(depthLimit - 1).joined(separator: "-"))])
        .map(fileName).joined(separator: "/")
    }
    return names.map(fileName).joined(separator: "/")
  }

  /// Files that lie in the folder of each article: no folder may have these names.
  private static let files: Set<String> = ["index.html", "index.md", "index.json"]
  /// Folders of an address.
  private static let depthLimit = 12
  /// Bytes of one part of an address; file systems take 255.
  private static let lengthLimit = 160

  /// A part of an address that is no longer than file systems take: what is cut off is told by eight digits (FNV-1a).
  package static func fileName(_ part: String) -> String {
    guard part.utf8.count > lengthLimit else { return part }
    var hash: UInt32 = 0x811C_9DC5
    for byte in part.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    var head = ""
    for character in part.unicodeScalars {
      if head.utf8.count + 4 > lengthLimit - 9 { break }
      head.unicodeScalars.append(character)
    }
    let digits = String(hash, radix: 16)
    return head + "-" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Bytes that most ids are made of and that stay.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value <= 0x20 || scalar.value == 0x7F || "\"#%&'*+:;<=>?@[\\]^`{|}".unicodeScalars.contains(scalar)
    }
    let category = scalar.properties.generalCategory
    return scalar.properties.isWhitespace || category == .control || category == .format
  }

  /// Letters of any script; ASCII without a look into the Unicode tables.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x61...0x7A).contains(scalar.value | 0x20) : scalar.properties.isAlphabetic
  }

  private static func isDigitOrMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x30...0x39).contains(scalar.value) || scalar == "_" }
    return switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .connectorPunctuation: true
    default: false
    }
  }
}
