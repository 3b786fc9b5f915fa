/// What the highlighter knows of a language: words and marks, no grammar.
struct CodeLanguage: Sendable {
  /// A kind of span: the class in the page, whose colour the style sheet gives.
  enum Token: UInt8, Sendable { case plain, keyword, string, comment, number, variable, command, prompt }

  /// A string or a comment: how it begins and ends.
  struct Delimited: Sendable {
    let start: String
    let end: String
    /// What makes the next character mean nothing.
    var escape: Character?
    /// Goes on over line ends.
    var isMultiline = false
  }

  /// The name in the page, then other names of it in info strings, lower case.
  let names: [String]
  var ignoresCase = false
  var keywords: Set<String> = []
  var lineComments: [String] = []
  var blockComments: [Delimited] = []
  var strings: [Delimited] = []
  /// Characters that begin a variable: `$`, `@`, `%`.
  var variableMarks: [Character] = []
  /// A variable ends with the mark that begins it (`%PATH%`).
  var closesVariables = false
  /// Characters that belong to words besides letters, digits and `_`.
  var wordCharacters: Set<Character> = []
  /// A word with `-` in it is a command (`Get-Service`).
  var hyphenatedCommands = false
  /// The first word of a line is a command.
  var leadingCommands = false
  /// What a line may begin with before the command: `PS C:\>`, `C:\>`, `$`, `#`.
  var hasPrompts = false
  /// Tags and attributes instead of words.
  var isMarkup = false
  /// A word or string before a colon (or, in `ini`, before `=`) is a key.
  var keyMark: Character?
  /// `[section]` lines.
  var hasSections = false

  var name: String { names[0] }
}
