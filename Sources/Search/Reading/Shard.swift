/// The lines of a shard by key: what follows the first tab.
struct Shard {
  private let text: [UInt8]
  /// Where the lines begin.
  private let lines: [Int]

  init(_ text: [UInt8]) {
    self.text = text
    var lines: [Int] = []
    var start = 0
    while start < text.count {
      lines.append(start)
      start = (text[start...].firstIndex(of: 0x0A) ?? text.count - 1) + 1
    }
    self.lines = lines
  }

  /// Lines are few; a damaged shard need not be sorted.
  func line(_ key: [UInt8]) -> ArraySlice<UInt8>? {
    for start in lines {
      let end = start + key.count
      guard end < text.count, text[end] == 0x09, text[start..<end].elementsEqual(key) else { continue }
      return text[(end + 1)...].prefix { $0 != 0x0A }
    }
    return nil
  }

  /// The lines whose keys begin so, with their keys.
  func lines(from mark: UInt8) -> [(key: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)] {
    lines.filter { $0 < text.count && text[$0] == mark }.compactMap { start in
      let line = text[start...].prefix { $0 != 0x0A }
      return line.firstIndex(of: 0x09).map { (line[..<$0], line[($0 + 1)...]) }
    }
  }

  /// Every line as a word and a number.
  var words: [(word: [UInt8], count: Int)] {
    lines.compactMap { start in
      let line = text[start...].prefix { $0 != 0x0A }
      guard let tab = line.firstIndex(of: 0x09), tab > start else { return nil }
      var numbers = NumberText.Reader(line[(tab + 1)...])
      return (Array(line[..<tab]), numbers.next() ?? 0)
    }
  }
}
