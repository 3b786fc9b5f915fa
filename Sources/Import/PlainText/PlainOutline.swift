import Diagnostics

/// Headings by numbers in several parts: `1 Introduction`, `1.1 Scope`, `２．３ 対処`.
enum PlainOutline {
  struct Entry: Equatable {
    let index: Int
    let number: [Int]
    /// The number as written, with what parts it from the words.
    let mark: String
    let words: String
  }

  /// - Returns: none unless at least two numbers of two parts count on, each below its own chapter.
  static func entries(of lines: [PlainLine]) -> [Entry] {
    var found: [Entry] = []
    for (index, line) in lines.enumerated() where line.indent < 4 {
      guard let entry = entry(line, index),
        found.last.map({ follows(entry.number, $0.number) }) ?? (entry.number == [1])
      else { continue }
      found.append(entry)
    }
    guard found.count(where: { $0.number.count >= 2 }) >= 2 else { return [] }
    // `1. Open it.` of a list has no parts below it.
    let chapters = Set(found.lazy.filter { $0.number.count >= 2 }.map { $0.number[0] })
    return found.filter { $0.number.count >= 2 || chapters.contains($0.number[0]) || isAlone($0.index, lines) }
  }

  private static func isAlone(_ index: Int, _ lines: [PlainLine]) -> Bool { index == 0 || lines[index - 1].isBlank }

  /// Whether a number is the next one, on its own level, one deeper, or back on one of those above.
  private static func follows(_ number: [Int], _ before: [Int]) -> Bool {
    if number.count == before.count + 1 { return number.last == 1 && number.dropLast().elementsEqual(before) }
    guard number.count <= before.count else { return false }
    let level = number.count - 1
    return number[level] == before[level] + 1 && number[..<level].elementsEqual(before[..<level])
  }

  private static let limit = 80

  private static func entry(_ line: PlainLine, _ index: Int) -> Entry? {
    guard line.text.count <= limit, let last = line.text.last, !"。.,、;；".contains(last) else { return nil }
    var number: [Int] = []
    var rest = line.text.halfWidth[...]
    while let first = rest.first, first.isASCII, first.isNumber {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard digits.count <= 2, let part = Int(digits), number.count < 4 else { return nil }
      number.append(part)
      rest = rest[digits.endIndex...]
      if rest.first == "." { rest = rest.dropFirst() } else { break }
    }
    guard let blank = rest.first, blank == " " || blank == "\u{3000}" else { return nil }
    let words = rest.trimmingBlanks()
    // `1.5 GB`, `10 users`: words of an outline begin with a capital or are Japanese.
    guard let first = words.first, first.isUppercase || first.unicodeScalars.allSatisfy({ $0.value >= 0x3040 }) else {
      return nil
    }
    let kept = line.text.suffix(words.count)
    return Entry(index: index, number: number, mark: String(line.text.dropLast(kept.count)), words: String(kept))
  }
}
