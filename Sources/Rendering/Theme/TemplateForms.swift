import Mustache
import Synchronization

/// The templates of a theme in one language, made into forms: text with places to fill in.
///
/// Which parts of a template show depends only on which values are there. Mustache renders a template once for each such set,
/// with marks for the values; from then on a page, or a line of a list, is put together from bytes.
final class TemplateForms: Sendable {
  /// The templates of a theme.
  enum Template: Int, CaseIterable {
    case page, article, entity, list, home, search, notFound
    case chip, link, badge, related, fact, section, hit, counted, listed, row, pageLink, part

    /// The file's name without `.html`.
    var name: String {
      switch self {
      case .notFound: "not-found"
      case .pageLink: "page-link"
      default: "\(self)"
      }
    }
  }

  /// A class, as a form is looked up for each line of each list.
  private final class Form: Sendable {
    /// One bit a value: whether it is there.
    let there: UInt64
    /// All of the text, without the values.
    let text: [UInt8]
    /// Where a part of the text ends, and the index of the value behind it; -1 at the end.
    let parts: [(end: Int, value: Int)]

    init(there: UInt64, text: [UInt8], parts: [(end: Int, value: Int)]) {
      self.there = there
      self.text = text
      self.parts = parts
    }
  }

  private let library: MustacheLibrary
  /// By template, in the order of the cases; each has few.
  private let forms = Mutex<[[Form]]>(Array(repeating: [], count: Template.allCases.count))

  init(library: MustacheLibrary) { self.library = library }

  /// Forms of the same templates, to be made anew: for a thread of its own, as threads that look at the same ones wait for each other.
  var copy: TemplateForms { TemplateForms(library: library) }

  /// Appends a template with its values.
  func write(_ template: Template, _ fields: TemplateFields, into html: inout [UInt8]) {
    let form = form(template, fields)
    form.text.withUnsafeBufferPointer { text in
      var start = 0
      for part in form.parts {
        html.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<part.end]))
        start = part.end
        guard part.value >= 0 else { continue }
        switch fields.elements[part.value].1 {
        case .text(let text): html.writeEscaped(text)
        case .html(let bytes): html += bytes
        case .form(let template, let fields): write(template, fields, into: &html)
        case .flag: break
        }
      }
    }
  }

  private func form(_ template: Template, _ fields: TemplateFields) -> Form {
    let there = there(fields)
    let known = forms.withLock { forms -> Form? in
      for form in forms[template.rawValue] where form.there == there { return form }
      return nil
    }
    if let known { return known }
    let form = make(template, there, fields)
    forms.withLock { $0[template.rawValue].append(form) }
    return form
  }

  /// One bit a value: whether it is there.
  private func there(_ fields: TemplateFields) -> UInt64 {
    var there: UInt64 = 0
    for index in fields.elements.indices where isThere(fields.elements[index].1) { there |= 1 << UInt64(index) }
    return there
  }

  private func isThere(_ value: TemplateValue) -> Bool {
    switch value {
    case .text(let text): return !text.isEmpty
    case .html(let html): return !html.isEmpty
    case .form(let template, let fields):
      // A theme may leave a template empty.
      let form = form(template, fields)
      return !form.text.isEmpty || form.parts.count > 1
    case .flag(let flag): return flag
    }
  }

  private func make(_ template: Template, _ there: UInt64, _ fields: TemplateFields) -> Form {
    var values: [String: Any] = [:]
    for (index, field) in fields.elements.enumerated() where there & 1 << UInt64(index) != 0 {
      let (name, value) = field
      if case .flag = value { values["\(name)"] = true } else { values["\(name)"] = Self.mark(index) }
    }
    let text = library.render(values, withTemplate: template.name) ?? ""
    let (rest, parts) = Self.split(Array(text.utf8))
    return Form(there: there, text: rest, parts: parts)
  }

  /// Three bytes that no template holds and no escaping touches.
  private static func mark(_ index: Int) -> String {
    "\u{1}" + String(decoding: [letters[index]], as: UTF8.self) + "\u{1}"
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  private static func split(_ text: [UInt8]) -> (text: [UInt8], parts: [(end: Int, value: Int)]) {
    var rest: [UInt8] = []
    var parts: [(end: Int, value: Int)] = []
    var index = 0
    while index < text.count {
      if index + 2 < text.count, text[index] == 0x01, text[index + 2] == 0x01,
        let value = letters.firstIndex(of: text[index + 1])
      {
        parts.append((rest.count, value))
        index += 3
      } else {
        rest.append(text[index])
        index += 1
      }
    }
    return (rest, parts + [(rest.count, -1)])
  }
}
