/// A tool that a model may call: what it is for, which arguments it takes, what it does.
struct Tool: Sendable {
  enum Outcome: Sendable {
    case done(String)
    case failed(String)
  }

  struct Argument: Sendable {
    enum Kind: Sendable {
      case text
      case number(ClosedRange<Int>)
    }

    let name: String
    let kind: Kind
    let isRequired: Bool
    let note: String
  }

  let name: String
  let title: String
  let note: String
  let arguments: [Argument]
  let run: @Sendable (_ arguments: JSONValue, _ bundle: SiteBundle) -> Outcome

  private static let textLimit = 2000

  static let all: [Tool] = [
    Tool(
      name: "search", title: "Search articles",
      note:
        "Finds incident articles by event ID, KB number, error code in any spelling, or words; Japanese or English.",
      arguments: [
        Argument(name: "query", kind: .text, isRequired: true, note: "What to look for, as an engineer would type it."),
        Argument(name: "limit", kind: .number(1...20), isRequired: false, note: "Results at most; 10 if not given."),
        Argument(
          name: "language", kind: .text, isRequired: false,
          note: "ja or en: articles in it come first among equals."),
      ]
    ) { arguments, bundle in
      bundle.search(
        arguments["query"]?.text ?? "", limit: arguments["limit"]?.integer ?? 10,
        language: arguments["language"]?.text ?? "")
    },
    Tool(
      name: "lookup", title: "Look up a code",
      note: "Says what an event ID, a KB number or an error code is, and which articles are about it.",
      arguments: [
        Argument(
          name: "code", kind: .text, isRequired: true,
          note: "0x8009030D, -2146893043, event 36870, KB4012219, E_ACCESSDENIED, or a line of a log.")
      ]
    ) { arguments, bundle in bundle.lookup(arguments["code"]?.text ?? "") },
    Tool(
      name: "read_article", title: "Read an article",
      note: "Gives an article as Markdown, whole or one section of it.",
      arguments: [
        Argument(
          name: "path", kind: .text, isRequired: true,
          note:
            "As the other tools give it: articles/rdp/cng-key-isolation/, the address of a link in a text, or an old one."
        ),
        Argument(
          name: "section", kind: .text, isRequired: false,
          note: "An anchor, a heading, or a role: symptom, cause, verification, workaround, resolution."),
      ]
    ) { arguments, bundle in
      bundle.article(arguments["path"]?.text ?? "", section: arguments["section"]?.text)
    },
  ]

  // MARK: - Arguments

  /// - Returns: what is wrong with the arguments, as a sentence; nil where nothing is.
  func problem(with values: JSONValue) -> String? {
    guard case .object(let members) = values else { return "The arguments are no object." }
    let known = arguments.map(\.name)
    if let other = members.keys.sorted().first(where: { !known.contains($0) }) {
      return "'\(name)' takes no '\(other)', but \(known.joined(separator: ", "))."
    }
    for argument in arguments {
      guard let value = members[argument.name], value != .null else {
        if argument.isRequired { return "'\(name)' needs '\(argument.name)'." }
        continue
      }
      if let problem = Self.problem(with: value, argument) { return problem }
    }
    return nil
  }

  private static func problem(with value: JSONValue, _ argument: Argument) -> String? {
    switch argument.kind {
    case .text:
      guard let text = value.text else { return "'\(argument.name)' is a text." }
      if argument.isRequired, text.allSatisfy(\.isWhitespace) { return "'\(argument.name)' is empty." }
      return text.utf8.count > textLimit ? "'\(argument.name)' has at most \(textLimit) bytes." : nil
    case .number(let range):
      guard let number = value.integer, range.contains(number) else {
        return "'\(argument.name)' is a whole number from \(range.lowerBound) to \(range.upperBound)."
      }
      return nil
    }
  }

  /// As `tools/list` gives it, with a JSON Schema of the arguments.
  var description: JSONValue {
    var properties: [String: JSONValue] = [:]
    for argument in arguments {
      switch argument.kind {
      case .text:
        properties[argument.name] = .object(["type": .string("string"), "description": .string(argument.note)])
      case .number(let range):
        properties[argument.name] = .object([
          "type": .string("integer"), "description": .string(argument.note),
          "minimum": .number(String(range.lowerBound)), "maximum": .number(String(range.upperBound)),
        ])
      }
    }
    return .object([
      "name": .string(name), "title": .string(title), "description": .string(note),
      "inputSchema": .object([
        "type": .string("object"), "properties": .object(properties),
        "required": .array(arguments.filter(\.isRequired).map { .string($0.name) }),
        "additionalProperties": .bool(false),
      ]),
      "annotations": .object(["readOnlyHint": .bool(true), "openWorldHint": .bool(false)]),
    ])
  }
}
