import Entities

/// The words of code that may be commands.
enum CommandWords {
  /// First on a line, behind a prompt, a separator or `$x =`; names with a hyphen anywhere but in lists.
  static func all(in code: ArraySlice<UInt8>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = code.startIndex
    var isFirst = true
    var last = index..<index
    while index < code.endIndex {
      let byte = code[index]
      if isPart(byte) {
        let word = word(at: index, in: code)
        last = word.range
        if isFirst || word.isCmdlet, mayBeCommand(word, in: code) { words.append(last) }
        isFirst = false
        index = last.upperBound
        continue
      }
      if byte == UInt8(ascii: "+"), isFirst, code[..<index].last ?? 0x0A == 0x0A {
        // PowerShell shows in an error what was run.
        index = code[index...].firstIndex(of: 0x0A) ?? code.endIndex
        continue
      }
      if kinds[Int(byte)] == .opener || byte == UInt8(ascii: "=") && isVariable(last, in: code) { isFirst = true }
      index += 1
    }
    return words
  }

  /// The word that code begins with, where it may be a command.
  static func first(in code: ArraySlice<UInt8>) -> Range<Int>? {
    guard let byte = code.first, isPart(byte) else { return nil }
    let word = word(at: code.startIndex, in: code)
    return mayBeCommand(word, in: code) ? word.range : nil
  }

  private typealias Word = (range: Range<Int>, isCmdlet: Bool)

  private static func word(at start: Int, in code: ArraySlice<UInt8>) -> Word {
    var end = start + 1
    var hasHyphen = false
    while end < code.endIndex, isPart(code[end]) {
      if code[end] == UInt8(ascii: "-") { hasHyphen = true }
      end += 1
    }
    return (start..<end, hasHyphen && code[start] != UInt8(ascii: "-"))
  }

  private static func mayBeCommand(_ word: Word, in code: ArraySlice<UInt8>) -> Bool {
    (2..<60).contains(word.range.count) && (!word.isCmdlet || !isListed(word.range, in: code))
      && !isOutput(word.range, in: code)
  }

  /// `$nodes`
  private static func isVariable(_ word: Range<Int>, in code: ArraySlice<UInt8>) -> Bool {
    word.lowerBound > code.startIndex && code[word.lowerBound - 1] == UInt8(ascii: "$")
  }

  /// `{Add-MsolRoleMember, Remove-MsolContact…`
  private static func isListed(_ word: Range<Int>, in code: ArraySlice<UInt8>) -> Bool {
    code[word.upperBound...].first == UInt8(ascii: ",")
      || code[..<word.lowerBound].last { !$0.isBlank } == UInt8(ascii: ",")
  }

  /// `Connect-MsolService : Unable to …` is what PowerShell prints of an error.
  private static func isOutput(_ word: Range<Int>, in code: ArraySlice<UInt8>) -> Bool {
    code[word.upperBound...].starts(with: " : ".utf8)
  }

  private enum Kind { case part, opener, other }

  /// What a byte is. 0xC2 begins the space that does not break a line. `C:\>`, `PS C:\>`, `$ `, `|`, `;`, `&`, `(`, `{` and the line's
  /// end: a command follows.
  private static let kinds: [Kind] = (0...255).map { (byte: UInt8) in
    byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80 && byte != 0xC2
      ? .part : "\n|;&({>$#".utf8.contains(byte) ? .opener : .other
  }

  private static func isPart(_ byte: UInt8) -> Bool { kinds[Int(byte)] == .part }
}
