/// Decodes the character references of raw HTML (WHATWG HTML, 13.2.5.72): numbers, and the names that articles use.
package enum CharacterReferences {
  /// A longer name or number is text.
  private static let limit = 24

  package static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<start]
      rest = rest[(start + 1)...]
      let body = rest.prefix(limit).prefix { isLetterOrDigit($0) || $0 == UInt8(ascii: "#") }
      let isClosed = rest[body.endIndex...].first == UInt8(ascii: ";")
      if let scalar = body.first == UInt8(ascii: "#") ? number(body.dropFirst()) : isClosed ? named(body) : nil {
        result += Array(String(scalar).utf8)
        rest = rest[(isClosed ? body.endIndex + 1 : body.endIndex)...]
      } else {
        result.append(UInt8(ascii: "&"))
      }
    }
    return result + rest
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func named(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    names[String(decoding: name, as: UTF8.self)]
  }

  private static func number(_ body: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHex = body.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    guard let value = UInt32(String(decoding: isHex ? body.dropFirst() : body, as: UTF8.self), radix: isHex ? 16 : 10)
    else { return nil }
    if (0x80..<0xA0).contains(value) { return windows1252[Int(value) - 0x80] }
    let isNoncharacter = value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    return isNoncharacter ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// What 0x80 to 0x9F mean as numbers: the characters of Windows-1252.
  private static let windows1252: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž", "\u{FFFD}", "\u{FFFD}",
    "‘", "’",
    "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{FFFD}", "ž", "Ÿ",
  ]

  /// Names in runs of neighbours: the first scalar's value, then the names from it on.
  private static let runs: [(first: UInt32, names: String)] = [
    (
      0xA0,
      """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
      middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave
      Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc
      Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc
      iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """
    ),
    (0x391, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho"),
    (0x3A3, "Sigma Tau Upsilon Phi Chi Psi Omega"),
    (0x3B1, "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma"),
    (0x3C4, "tau upsilon phi chi psi omega"), (0x2190, "larr uarr rarr darr harr varr"),
    (0x21D0, "lArr uArr rArr dArr hArr"), (0x2264, "le ge"), (0x2018, "lsquo rsquo sbquo"),
    (0x201C, "ldquo rdquo bdquo"), (0x2020, "dagger Dagger bull"), (0x200C, "zwnj zwj lrm rlm"),
    (0x2013, "ndash mdash"),
    (0x2002, "ensp emsp emsp13 emsp14"), (0x2039, "lsaquo rsaquo"), (0x152, "OElig oelig"), (0x160, "Scaron scaron"),
  ]

  private static let singles: [String: Unicode.Scalar] = [
    "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"", "apos": "'",
    "colon": ":", "semi": ";", "sol": "/", "bsol": "\\", "verbar": "|", "vert": "|", "Tab": "\t", "NewLine": "\n",
    "lpar": "(", "rpar": ")", "lsqb": "[", "lbrack": "[", "rsqb": "]", "rbrack": "]", "lcub": "{", "lbrace": "{",
    "rcub": "}", "rbrace": "}", "period": ".", "comma": ",", "num": "#", "quest": "?", "excl": "!", "equals": "=",
    "ast": "*", "plus": "+", "lowbar": "_", "grave": "`", "Hat": "^", "percnt": "%", "dollar": "$", "commat": "@",
    "COPY": "©", "REG": "®", "trade": "™", "hellip": "…", "permil": "‰", "prime": "′", "Prime": "″", "oline": "‾",
    "frasl": "⁄", "euro": "€", "minus": "−", "infin": "∞", "ne": "≠", "asymp": "≈", "equiv": "≡", "sum": "∑",
    "radic": "√",
    "part": "∂", "cap": "∩", "cup": "∪", "and": "∧", "or": "∨", "isin": "∈", "check": "✓", "cross": "✗", "crarr": "↵",
    "thinsp": "\u{2009}", "numsp": "\u{2007}", "hairsp": "\u{200A}", "Yuml": "Ÿ", "circ": "ˆ", "tilde": "˜",
    "fnof": "ƒ",
    "loz": "◊", "spades": "♠", "clubs": "♣", "hearts": "♥", "diams": "♦", "horbar": "―", "star": "☆", "starf": "★",
  ]

  private static let names: [String: Unicode.Scalar] = {
    var names = singles
    for run in runs {
      for (offset, name) in run.names.split(whereSeparator: \.isWhitespace).enumerated() {
        names[String(name)] = Unicode.Scalar(run.first + UInt32(offset))
      }
    }
    return names
  }()
}
