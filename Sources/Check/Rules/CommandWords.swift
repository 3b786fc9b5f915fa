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
        last = index..<(code[index...].firstIndex { !isPart($0) } ?? code.endIndex)
        let isCmdlet = byte != UInt8(ascii: "-") && code[last].contains(UInt8(ascii: "-"))
        if (2..<60).contains(last.count), isFirst || isCmdlet, !isCmdlet || !isListed(last, in: code),
          !isOutput(last, in: code)
        {
          words.append(last)
        }
        isFirst = false
        index = last.upperBound
        continue
      }
      if byte == UInt8(ascii: "+"), isFirst, code[..<index].last ?? 0x0A == 0x0A {
        // PowerShell shows in an error what was run.
        index = code[index...].firstIndex(of: 0x0A) ?? code.endIndex
        continue
      }
      // `C:\>`, `PS C:\>`, `$ `, `|`, `;`, `&`, `(`, `{` and the line's end: a command follows.
      if "\n|;&({>$#".utf8.contains(byte) || byte == UInt8(ascii: "=") && isVariable(last, in: code) { isFirst = true }
      index += 1
    }
    return words
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

  /// 0xC2 begins the space that does not break a line.
  private static func isPart(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80 && byte != 0xC2
  }
}
