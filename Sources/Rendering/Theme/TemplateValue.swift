import Mustache

/// A value that a template shows. Empty texts and lists count as absent, so `{{#title}}…{{/title}}` asks whether there is one.
enum TemplateValue: Sendable {
  /// Escaped by the template; control characters, which HTML cannot hold, become U+FFFD.
  case text(String)
  /// For `{{{…}}}`: HTML, or a mark of ours.
  case html(String)
  case flag(Bool)
  case object(TemplateObject)
  case list([TemplateObject])

  /// In the form that Mustache's own protocols take.
  var rendered: Any? {
    switch self {
    case .text(let text): text.isEmpty ? nil : Self.legible(text)
    case .html(let text): text.isEmpty ? nil : text
    case .flag(let flag): flag
    case .object(let object): object
    case .list(let list): list.isEmpty ? nil : list
    }
  }

  private static func legible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || $0.value == 0x7F ? ($0 == "\n" || $0 == "\t" ? " " : "\u{FFFD}") : $0
        }))
  }
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
  init(arrayLiteral objects: TemplateObject...) { self = .list(objects) }
}

/// Named values for a template, looked up without reflection.
struct TemplateObject: MustacheParent, Sendable, ExpressibleByDictionaryLiteral {
  private var fields: [String: TemplateValue]

  init(dictionaryLiteral elements: (String, TemplateValue)...) {
    fields = Dictionary(elements, uniquingKeysWith: { $1 })
  }

  subscript(_ name: String) -> TemplateValue? {
    get { fields[name] }
    set { fields[name] = newValue }
  }

  func child(named name: String) -> Any? { fields[name]?.rendered }
}
