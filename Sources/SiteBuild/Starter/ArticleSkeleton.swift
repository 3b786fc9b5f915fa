import Articles

/// The text with which a new article begins: front matter, then its type's sections in order, each with a hint.
package enum ArticleSkeleton {
  /// - Parameters:
  ///   - language: `ja` or `en`; any other gets English headings.
  ///   - date: a day, `2026-10-02`.
  ///   - entities: what the article is about, for its front matter and its first section.
  package static func text(
    type: Metadata.ArticleType, language: String, title: String, date: String, entities: [TextEntities.Named] = [],
    products: [String] = []
  ) -> String {
    let filling = SkeletonEntities(entities, language: language)
    let words = language == "ja" ? japanese : english
    let head = [
      "---", "title: \(YAMLText.quoted(title))", "type: \(type.rawValue)", "lang: \(language)", "date: \(date)",
      "state: unverified", "products: [\(products.map(YAMLText.quoted).joined(separator: ", "))]", "owner: \"\"",
      "tags: []",
    ]
    let title = ["---", "", "# \(MarkdownText.escaped(title))", ""]
    let sections = parts(of: type).enumerated().flatMap { number, part in
      let (heading, hint) = words[part] ?? ("", "")
      return ["## \(heading)", "", "<!-- \(hint) -->", ""] + (number == 0 ? filling.lines : [])
    }
    return (head + filling.frontMatter + title + sections).joined(separator: "\n")
  }

  /// By language (`ja`, `en`) the words that head the sections of an incident.
  package static let headings: [String: [SectionRole: String]] = {
    let roles: [(Part, SectionRole)] = [
      (.symptom, .symptom), (.environment, .environment), (.cause, .cause), (.verification, .verification),
      (.workaround, .workaround), (.resolution, .resolution), (.confirmation, .confirmation),
      (.references, .references),
    ]
    return [("ja", japanese), ("en", english)].reduce(into: [:]) { names, language in
      for (part, role) in roles { names[language.0, default: [:]][role] = language.1[part]?.heading }
    }
  }()

  private enum Part {
    case symptom, environment, cause, verification, workaround, resolution, confirmation, references
    case summary, prerequisites, steps, table
  }

  private static func parts(of type: Metadata.ArticleType) -> [Part] {
    switch type {
    case .incident:
      [.symptom, .environment, .cause, .verification, .workaround, .resolution, .confirmation, .references]
    case .knownError: [.symptom, .environment, .cause, .verification, .workaround, .confirmation, .references]
    case .howTo: [.summary, .prerequisites, .steps, .confirmation, .references]
    case .reference: [.summary, .table, .references]
    }
  }

  private static let english: [Part: (heading: String, hint: String)] = [
    .symptom: (
      "Symptom",
      "What a reader sees, with event IDs (and their Source:), error codes and messages as they stand in the log."
    ),
    .environment: ("Applies to", "Products, versions, roles; since which update."),
    .cause: ("Cause", "Why it happens; which conditions must all be true."),
    .verification: ("Is this my incident?", "Numbered steps with commands that tell this incident from others."),
    .workaround: ("Workaround", "Numbered steps that bring the service back, and what they cost."),
    .resolution: ("Resolution", "The lasting fix: the update, the setting, the design."),
    .confirmation: ("Confirm the fix", "How to see that it worked: the command and what it prints."),
    .references: ("References", "Vendor articles, tickets, related articles as [[id]]."),
    .summary: ("Summary", "What this is for, in two sentences."),
    .prerequisites: ("Prerequisites", "Rights, tools, state before the first step."),
    .steps: ("Resolution", "Numbered steps, one action each, with the command."),
    .table: ("More information", "The facts, best as a table: value, meaning, what to do."),
  ]

  private static let japanese: [Part: (heading: String, hint: String)] = [
    .symptom: ("症状", "利用者に見える現象。イベント ID (ソース: も)、エラー コード、メッセージはログのとおりに書く。"),
    .environment: ("適用対象", "製品、バージョン、役割。どの更新プログラム以降か。"),
    .cause: ("原因", "なぜ起きるのか。すべて満たす必要のある条件。"),
    .verification: ("該当確認", "この障害かどうかを見分けるコマンドを、番号付きの手順で。"),
    .workaround: ("回避策", "サービスを戻す番号付きの手順と、その影響。"),
    .resolution: ("解決方法", "恒久対処。更新プログラム、設定、設計。"),
    .confirmation: ("改善の確認", "直ったことを確かめる方法。コマンドと、その出力。"),
    .references: ("参考情報", "ベンダーの記事、チケット、[[id]] で示す関連記事。"),
    .summary: ("概要", "何のための記事か、2 文で。"),
    .prerequisites: ("前提条件", "最初の手順の前に必要な権限、道具、状態。"),
    .steps: ("解決方法", "1 手順 1 操作で、コマンドとともに。"),
    .table: ("詳細情報", "事実。できれば表で: 値、意味、対処。"),
  ]
}

/// A text as a YAML scalar that means just that text.
enum YAMLText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A text as one line of Markdown that means just that text.
enum MarkdownText {
  static func escaped(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        if character.isNewline || character == "\0" { return [" "] }
        return "\\`*_[]<>#&~|!".contains(character) ? ["\\", character] : [character]
      })
  }
}
