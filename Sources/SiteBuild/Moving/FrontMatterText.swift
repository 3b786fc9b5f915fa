/// Changes the text of front matter line by line, so that comments, order and quotes stay as their writer left them.
struct FrontMatterText {
  /// Of the whole source.
  private(set) var bytes: [UInt8]
  private let newline: String

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    newline = bytes.firstRange(of: Array("\r\n".utf8)) == nil ? "\n" : "\r\n"
  }

  /// Lines between the fences with their places; nil where there is no front matter.
  private var lines: [(range: Range<Int>, text: String)]? {
    var lines: [(range: Range<Int>, text: String)] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isOpen = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      let isFence = text.hasPrefix("---") && text.dropFirst(3).allSatisfy(\.isWhitespace)
      if !isOpen, !isFence { return nil }
      lines.append((start..<end, text))
      if isOpen, isFence { return lines }
      isOpen = true
      start = end
    }
    return nil
  }

  /// Offset of the body.
  var bodyStart: Int { lines?.last?.range.upperBound ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0) }

  /// Adds an item to the list of a key; the key, and the front matter, where they are missing.
  mutating func add(_ item: String, to key: String, or otherName: String) {
    let value = Self.quoted(item)
    guard let lines else {
      let head = "---\(newline)\(key): [\(value)]\(newline)---\(newline)\(newline)"
      bytes.insert(contentsOf: Array(head.utf8), at: bodyStart)
      return
    }
    let names = [key, otherName, otherName.replacing("-", with: "_")]
    guard let place = lines.firstIndex(where: { line in names.contains { Self.isKey($0, line.text) } }) else {
      insert("\(key): [\(value)]\(newline)", at: lines[lines.count - 1].range.lowerBound)
      return
    }
    let line = lines[place]
    let after = line.text.split(separator: ":", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    let written = after.prefix { $0 != "#" }.trimmingBlanks()
    if written.hasPrefix("["), let bracket = closingBracket(lines[place...].map(\.range)) {
      let isEmpty = bytes[line.range.lowerBound..<bracket].last { $0 > UInt8(ascii: " ") } == UInt8(ascii: "[")
      insert(isEmpty ? value : ", \(value)", at: bracket)
    } else if written.isEmpty {
      let next = lines[place + 1].text
      let indent = next.drop { $0 == " " }.hasPrefix("-") ? String(next.prefix { $0 == " " }) : "  "
      insert("\(indent)- \(value)\(newline)", at: line.range.upperBound)
    } else {
      let start = line.range.lowerBound + (line.text.utf8.count - after.utf8.count)
      replace(start..<line.range.upperBound, by: " [\(written), \(value)]\(newline)")
    }
  }

  private func closingBracket(_ ranges: [Range<Int>]) -> Int? {
    guard let first = ranges.first, let last = ranges.last else { return nil }
    return bytes[first.lowerBound..<last.upperBound].firstIndex(of: UInt8(ascii: "]"))
  }

  /// Replaces an item of a key's value.
  /// - Returns: the 1-based lines on which it stood.
  mutating func replace(_ old: String, by new: String, in keys: [String]) -> [Int] {
    guard let lines else { return [] }
    var found: [Int] = []
    var isWanted = false
    for (number, line) in lines.enumerated().reversed() where number > 0 && number < lines.count - 1 {
      // From the last, so that the places of those before stay.
      let key = lines[...number].last { $0.text.first.map { $0.isLetter } ?? false }
      isWanted = key.map { line in keys.contains { Self.isKey($0, line.text) } } ?? false
      guard isWanted, let range = Self.item(old, in: line.text) else { continue }
      replace(line.range.lowerBound + range.lowerBound..<line.range.lowerBound + range.upperBound, by: new)
      found.append(number + 1)
    }
    return found.reversed()
  }

  /// An item between blanks, quotes, commas and brackets.
  private static func item(_ item: String, in line: String) -> Range<Int>? {
    let (text, wanted) = (Array(line.utf8), Array(item.utf8))
    let isEdge = { (byte: UInt8) in byte <= UInt8(ascii: " ") || "\"',[]".utf8.contains(byte) }
    guard wanted.count < text.count else { return nil }
    return (1...text.count - wanted.count).first { start in
      text[start...].starts(with: wanted) && isEdge(text[start - 1])
        && (start + wanted.count == text.count || isEdge(text[start + wanted.count]))
    }.map { $0..<$0 + wanted.count }
  }

  private static func isKey(_ key: String, _ line: String) -> Bool {
    let lower = line.lowercased()
    return lower.hasPrefix(key) && lower.dropFirst(key.count).drop { $0 == " " }.first == ":"
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "/-_.0123456789".unicodeScalars.contains($0)
    }
    return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private mutating func insert(_ text: String, at place: Int) { replace(place..<place, by: text) }

  private mutating func replace(_ range: Range<Int>, by text: String) {
    bytes.replaceSubrange(range, with: Array(text.utf8))
  }
}
