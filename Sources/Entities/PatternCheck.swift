/// Finds regular expressions that a backtracking engine may take exponential time for.
enum PatternCheck {
  /// True for `(a+)+` and the like: a group that holds an unbounded repetition and is itself repeated without bound.
  static func nestsRepetitions(_ pattern: String) -> Bool {
    // For each open group whether a repetition stands in it.
    var groups = [false]
    var isSet = false
    let characters = Array(pattern)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character == "\\" {
        index += 1
      } else if isSet {
        isSet = character != "]"
      } else if character == "[" {
        isSet = true
      } else if character == "(" {
        groups.append(false)
      } else if character == ")", groups.count > 1, let repeats = groups.popLast() {
        if repeats, isUnbounded(characters, at: index + 1) { return true }
        if repeats { groups[groups.count - 1] = true }
      }
      if !isSet, character != "(", isUnbounded(characters, at: index + 1) { groups[groups.count - 1] = true }
      index += 1
    }
    return false
  }

  /// `*`, `+` or `{2,}` at an index.
  private static func isUnbounded(_ characters: [Character], at index: Int) -> Bool {
    guard index < characters.count else { return false }
    switch characters[index] {
    case "*", "+": return true
    case "{": return characters[index...].prefix { $0 != "}" }.last == ","
    default: return false
    }
  }
}
