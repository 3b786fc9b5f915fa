/// KB numbers in one word with their letters: `KB4012219`, also glued to the word before: `R2KB4284815`.
enum KBWord {
  /// - Returns: the number; nil for other words and for names of update files (`windows10.0-kb4012219-x64.msu`).
  static func digits(of word: Range<Int>, in bytes: [UInt8]) -> String? {
    guard word.count >= 7 else { return nil }
    var start = word.upperBound
    while start > word.lowerBound, bytes[start - 1].isDigit { start -= 1 }
    let count = word.upperBound - start
    guard (5...7).contains(count), start - 2 >= word.lowerBound, bytes[start - 2] | 0x20 == UInt8(ascii: "k"),
      bytes[start - 1] | 0x20 == UInt8(ascii: "b"), bytes[start] != UInt8(ascii: "0")
    else { return nil }
    if start - 2 > word.lowerBound, count < 6 || !bytes[start - 3].isDigit { return nil }
    if word.lowerBound > 0, bytes[word.lowerBound - 1] == .hyphen, word.upperBound < bytes.count,
      bytes[word.upperBound] == .hyphen || bytes[word.upperBound] == UInt8(ascii: ".")
    {
      return nil
    }
    return String(decoding: bytes[start..<word.upperBound], as: UTF8.self)
  }
}
