import Mustache

/// The templates and words of one language; English where the theme has none for it. A class, as each page's `Place` holds it.
final class Interface: Sendable {
  let forms: TemplateForms
  let strings: ThemeStrings
  let words: ArticleDecoration.Words

  init(_ theme: Theme, language: String) {
    let base = String(language.prefix { $0 != "-" })
    let name = [language, base, ThemeReader.fallbackLanguage].first { theme.templates[$0] != nil } ?? ""
    forms = TemplateForms(library: theme.templates[name] ?? MustacheLibrary())
    let strings = theme.strings[name] ?? ThemeStrings(words: [:])
    self.strings = strings
    let alerts = ["note", "tip", "important", "warning", "caution", "info", "details"]
    words = ArticleDecoration.Words(
      alerts: Dictionary(uniqueKeysWithValues: alerts.map { ($0, strings["alert-" + $0]) }),
      taskOpen: strings["task-open"], taskDone: strings["task-done"], missingImage: strings["missing-image"],
      table: strings.escaped("table"), footnotes: strings["footnotes"], backToText: strings["back-to-text"],
      forAudience: strings["for-audience"], forAudienceTitled: strings["for-audience-titled"])
  }

  private init(_ forms: TemplateForms, of other: Interface) {
    self.forms = forms
    strings = other.strings
    words = other.words
  }

  /// The same for another thread.
  var copy: Interface { Interface(forms.copy, of: self) }
}
