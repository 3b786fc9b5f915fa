import Diagnostics

/// Marks within lines that MkDocs' extensions know: `++ctrl+alt+del++`, `==marked==`, `^^inserted^^`.
enum MkDocsMarks {
  private static let names: [String: String] = [
    "ctrl": "Ctrl", "alt": "Alt", "shift": "Shift", "del": "Del", "delete": "Del", "enter": "Enter", "esc": "Esc",
    "tab": "Tab", "cmd": "Cmd", "win": "Win", "windows": "Win", "space": "Space", "backspace": "Backspace",
  ]

  /// - Returns: keys as elements, marked words bold; and the words that became others.
  static func rewritten(_ line: String) -> (line: String, taken: [String]) {
    guard !line.contains("`") else { return (line, []) }
    var taken: [String] = []
    let keys = pairs(of: "++", in: line) { inner in
      guard inner.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" }) else { return nil }
      taken.append(inner)
      return inner.split(separator: "+").map { "<kbd>\(names[$0.lowercased()] ?? $0.uppercased())</kbd>" }
        .joined(separator: "+")
    }
    return (pairs(of: "==", in: keys) { "**\($0)**" }, taken)
  }

  /// Replaces what stands between two marks at the edges of words.
  private static func pairs(of mark: String, in line: String, _ change: (String) -> String?) -> String {
    var result = ""
    var rest = line[...]
    while let open = rest.firstRange(of: mark), let close = rest[open.upperBound...].firstRange(of: mark) {
      let inner = rest[open.upperBound..<close.lowerBound]
      let isTight = inner.first.map { $0.isLetter || $0.isNumber } == true && inner.last?.isWhitespace == false
      guard isTight, inner.count <= 120, let changed = change(String(inner)) else {
        result += rest[..<open.upperBound]
        rest = rest[open.upperBound...]
        continue
      }
      result += rest[..<open.lowerBound] + changed
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
