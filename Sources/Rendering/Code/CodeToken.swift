/// A kind of span in code; the style sheet gives each its colour.
enum CodeToken: Sendable {
  case keyword, string, comment, number, variable, prompt
  /// A type, a command, a tag.
  case type

  /// The class in the page.
  var name: StaticString {
    switch self {
    case .keyword: "k"
    case .string: "s"
    case .comment: "c"
    case .number: "n"
    case .variable: "v"
    case .type: "t"
    case .prompt: "p"
    }
  }
}
