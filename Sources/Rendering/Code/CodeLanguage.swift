/// What the highlighter knows of a language: words and marks, no grammar.
struct CodeLanguage: Sendable {
  /// A string or a comment: how it begins and ends.
  struct Delimited: Sendable {
    let start: String
    let end: String
    /// What makes the next character mean nothing.
    var escape: Character?
    /// Goes on over line ends.
    var isMultiline = false
  }

  /// A comment to the line's end.
  struct LineComment: Sendable {
    enum Place: Sendable {
      case anywhere
      /// Not within a word or an address: `C#`, `https://`.
      case afterBlank
      /// Only blanks before it.
      case lineStart
    }

    let mark: String
    var place = Place.anywhere
  }

  /// A name with a value: `name: value`, `name=value`.
  struct Key: Sendable {
    let mark: Character
    /// `12:30` and `https:` are no keys.
    var needsBlank = false
  }

  /// Which words are commands.
  enum Commands: Sendable {
    case none
    /// `Get-Service`.
    case hyphenated
    /// The first of a line, or behind `|`, `;`, `&` or `(`.
    case leading
    /// The first behind a prompt: the other lines are output.
    case afterPrompt
  }

  /// The name in the page, then other names of it in info strings, lower case.
  var names: [String]
  var ignoresCase = false
  var keywords: Set<String> = []
  var types: Set<String> = []
  var lineComments: [LineComment] = []
  var blockComments: [Delimited] = []
  /// A longer mark comes before one that it begins with.
  var strings: [Delimited] = []
  /// Characters that begin a variable: `$`, `@`, `%`.
  var variableMarks: [Character] = []
  /// A variable ends with the mark that begins it (`%PATH%`).
  var closesVariables = false
  /// Characters that belong to words besides letters, digits and `_`.
  var wordCharacters: [Character] = []
  var commands = Commands.none
  /// What a line may begin with before the command.
  var prompts: [CodePrompt] = []
  /// Tags and attributes instead of words.
  var isMarkup = false
  var key: Key?
  /// `[section]` lines.
  var hasSections = false

  /// False for what only has a name in the page.
  var hasColours = true

  var name: String { names[0] }

  /// The same words and marks under other names.
  func named(_ names: String...) -> CodeLanguage {
    var language = self
    language.names = names
    return language
  }
}
