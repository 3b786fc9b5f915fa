/// A value that a template shows. Empty ones count as absent, so `{{#title}}…{{/title}}` asks whether there is one.
enum TemplateValue: Sendable {
  /// Escaped wherever the template puts it.
  case text(String)
  /// HTML of ours.
  case html([UInt8])
  /// Another template with its values, which is written in this one's place.
  case form(TemplateForms.Template, TemplateFields)
  case flag(Bool)

}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

/// The values of a template by name, always in the same order for the same template; at most 48.
struct TemplateFields: ExpressibleByDictionaryLiteral, Sendable {
  /// As the literal has them: with labels, each would be converted by itself.
  let elements: [(StaticString, TemplateValue)]

  init(dictionaryLiteral elements: (StaticString, TemplateValue)...) { self.elements = elements }
}
