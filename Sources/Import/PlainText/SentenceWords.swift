/// Words by which a line that begins like a command is a sentence.
enum SentenceWords {
  /// Words that sentences hold and code does not.
  static let all: Set<String> = telling.union(names)

  /// Those that no argument is named.
  static let telling: Set<String> = [
    "the", "of", "is", "are", "was", "be", "to", "with", "you", "your", "this", "that", "when", "which", "can", "have",
    "has", "will", "must",
  ]

  /// Those that are names of files, users and rules, too, and words of queries: `robocopy a b /mir`.
  private static let names: Set<String> = ["a", "an", "and", "or", "not", "for", "it"]

  /// What sentences say of commands: `repadmin /rehost failed with status 8333`.
  private static let verbs: Set<String> = ["fails", "failed", "returns", "returned", "reports", "reported"]

  /// `Get-Volume to find the letter`: two such words make a sentence, or one behind three plain words. Behind an option only those count
  /// that no argument is named. In quotation marks or in brackets they are arguments.
  static func makeSentence(of line: String) -> Bool {
    let words = outsideMarks(line).split(separator: " ")
    let hasOption = words.contains(where: CommandLines.isOption)
    var plain = 0
    var (told, others) = (0, 0)
    // `repadmin /replicate or repadmin /sync` names two.
    if let program = words.first,
      zip(words, words.dropFirst()).contains(where: { names.contains(String($0)) && $1 == program })
    {
      return true
    }
    for word in words {
      if telling.contains(String(word)) || verbs.contains(String(word)) {
        told += 1
        if !hasOption, plain >= 3 { return true }
      } else if names.contains(String(word)) {
        others += 1
      }
      if word.allSatisfy({ $0.isASCII && $0.isLetter }) { plain += 1 }
    }
    return told >= 2 || !hasOption && told == 1 && others >= 1
  }

  /// The line with hyphens for what stands in quotation marks or brackets.
  private static func outsideMarks(_ line: String) -> String {
    var closing: Character?
    var last: Character = " "
    return String(
      line.map { character -> Character in
        defer { last = character }
        if let end = closing {
          if character == end { closing = nil }
          return "-"
        }
        // The apostrophe of `doesn't` opens nothing.
        closing = character == "'" && last.isLetter ? nil : pairs[character]
        return closing == nil ? character : "-"
      })
  }

  private static let pairs: [Character: Character] = [
    "\"": "\"", "'": "'", "“": "”", "<": ">", "[": "]", "{": "}", "(": ")",
  ]
}
