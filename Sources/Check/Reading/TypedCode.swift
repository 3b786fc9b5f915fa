import Entities

/// Lines of code that readers are to type: settings of variables and commands with their options. Pasted output has none of these, and a
/// pasted session a prompt.
enum TypedCode {
  static func isLine(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.drop(while: \.isBlank)
    if line.first == UInt8(ascii: "$") {
      let name = line.dropFirst().prefix { $0.isWord || $0 == UInt8(ascii: ".") }
      return !name.isEmpty && line[name.endIndex...].first { !$0.isBlank } == UInt8(ascii: "=")
    }
    let words = line.split(whereSeparator: \.isBlank)
    guard words.count > 1, words[0].first?.isDigit == false else { return false }
    return words[0].allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      && words.dropFirst().contains(where: isOption)
  }

  /// `-IPAddress`, `/r:http://…`; no path, no lone hyphen.
  private static func isOption(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "/") else { return false }
    let name = word.dropFirst().prefix { $0.isWord }
    guard !name.isEmpty, !name.contains(where: \.isDigit) else { return false }
    return name.endIndex == word.endIndex || word[name.endIndex] == UInt8(ascii: ":")
  }
}
