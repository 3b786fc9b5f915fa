import Diagnostics

/// A block of an old article with its meaning, before it is written as Markdown.
indirect enum DraftBlock: Hashable, Sendable {
  /// - Parameter id: the anchor that links of the same page lead to, empty where none does.
  case heading(level: Int, text: [DraftInline], id: String = "")
  case paragraph([DraftInline])
  /// - Parameter start: the first number; nil for bullets.
  case list(start: Int?, items: [[DraftBlock]])
  case quote([DraftBlock])
  /// - Parameter language: as info strings name it, empty where it is not known.
  case code(language: String, text: String)
  /// Cells by row; the first row is the header.
  case table([[[DraftInline]]])
  /// `NOTE`, `TIP`, `IMPORTANT`, `WARNING`, `CAUTION`.
  case alert(kind: String, [DraftBlock])
  /// A box with a title of its own.
  case box(title: String, [DraftBlock])
  case rule
}

/// A piece of running text.
indirect enum DraftInline: Hashable, Sendable {
  /// May hold line feeds: soft breaks.
  case text(String)
  case code(String)
  case strong([DraftInline])
  case emphasis([DraftInline])
  case deleted([DraftInline])
  /// Tags of raw HTML that articles may use: `sup`, `sub`, `kbd`.
  case tagged(String, [DraftInline])
  case link([DraftInline], destination: String)
  case image(alternative: String, source: String)
  case lineBreak
  /// The box of a task, at the beginning of a list item.
  case task(isDone: Bool)
}

extension [DraftInline] {
  /// The words alone.
  var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .strong(let inner), .emphasis(let inner), .deleted(let inner), .tagged(_, let inner), .link(let inner, _):
        inner.plainText
      case .image(let alternative, _): alternative
      case .lineBreak: "\n"
      case .task: ""
      }
    }.joined()
  }

  /// With pieces of plain text beside each other as one: word processors cut a word's number from the word.
  var joiningTexts: Self {
    reduce(into: []) { joined, inline in
      if case .text(let more) = inline, case .text(let text) = joined.last {
        joined[joined.count - 1] = .text(text + more)
      } else {
        joined.append(inline)
      }
    }
  }

  var isBlank: Bool {
    allSatisfy { inline in
      switch inline {
      case .text(let text): text.trimmingBlanks().isEmpty
      case .lineBreak: true
      default: false
      }
    }
  }
}
