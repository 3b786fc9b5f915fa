import Diagnostics
import Mustache

/// A theme's files to templates and strings, with findings that name file and line.
struct ThemeReader {
  let files: [ThemeFile]
  /// The words of the language that is always there stand in where another lacks one.
  static let fallbackLanguage = "en"

  func read() -> (Theme, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var strings: [String: ThemeStrings] = [:]
    for file in files {
      guard let language = file.name(in: "strings", suffix: ".yml") else { continue }
      let (words, problems) = ThemeStrings.read(file)
      strings[language] = words
      diagnostics += problems
    }
    let fallback = strings[Self.fallbackLanguage] ?? ThemeStrings(words: [:])
    for language in strings.keys { strings[language]?.fill(from: fallback) }
    var templates: [String: MustacheLibrary] = [:]
    for (language, words) in strings.sorted(by: { $0.key < $1.key }) {
      let (set, problems) = read(words, reports: language == Self.fallbackLanguage)
      templates[language] = set
      diagnostics += problems
    }
    let assets = files.compactMap { file -> (path: String, bytes: [UInt8])? in
      file.path.hasPrefix("assets/") ? (file.path, file.bytes) : nil
    }
    return (Theme(templates: templates, strings: strings, assets: assets), diagnostics)
  }

  /// - Parameter reports: false for all languages but one, whose templates have the same faults.
  private func read(_ words: ThemeStrings, reports: Bool) -> (MustacheLibrary, [Diagnostic]) {
    var parsed: [String: MustacheTemplate] = [:]
    var diagnostics: [Diagnostic] = []
    let names = Set(files.compactMap { $0.name(in: "templates", suffix: ".html") })
    for file in files {
      guard let name = file.name(in: "templates", suffix: ".html") else { continue }
      let source = TemplateSource(file: file, words: words, names: names)
      diagnostics += source.diagnostics
      do {
        parsed[name] = try MustacheTemplate(string: source.text)
      } catch let error as MustacheTemplate.ParserError {
        diagnostics.append(Self.diagnostic(for: error, in: file))
      } catch {
        diagnostics.append(
          Diagnostic(.error, rule: "template", path: file.shownPath, "The template cannot be read: \(error)"))
      }
    }
    return (MustacheLibrary(templates: parsed), reports ? diagnostics : [])
  }

  private static func diagnostic(for error: MustacheTemplate.ParserError, in file: ThemeFile) -> Diagnostic {
    let place = SourcePosition(line: error.context.lineNumber, column: error.context.columnNumber)
    let line = error.context.line.trimmingBlanks()
    return Diagnostic(
      .error, rule: "template", path: file.shownPath, at: place, "\(sentence(error.error)): \(line)",
      hint: "See the Mustache manual, mustache(5).")
  }

  private static func sentence(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "A section is closed by another name"
    case .unfinishedName: "A tag is not finished"
    case .expectedSectionEnd: "A section is not closed"
    case .invalidSetDelimiter: "The delimiters are not set right"
    default: "A tag stands where it must not"
    }
  }
}

/// A template with the words of a language written in: `{{strings.related}}` costs nothing when a page is made.
private struct TemplateSource {
  private(set) var text = ""
  private(set) var diagnostics: [Diagnostic] = []

  init(file: ThemeFile, words: ThemeStrings, names: Set<String>) {
    for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { text += "\n" }
      append(line, of: file, number: number + 1, words: words, names: names)
    }
  }

  private mutating func append(
    _ line: Substring, of file: ThemeFile, number: Int, words: ThemeStrings, names: Set<String>
  ) {
    var rest = line
    while let start = rest.firstRange(of: "{{") {
      text += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        rest = rest[start.lowerBound...]
        break
      }
      let tag = String(rest[start.upperBound..<end.lowerBound]).trimmingBlanks()
      if tag.hasPrefix("strings.") {
        let key = String(tag.dropFirst("strings.".count))
        text += words.escaped(key)
        if !words.has(key) { report("There is no string '\(key)'", file, number, among: words.keys, word: key) }
      } else {
        if tag.hasPrefix(">") {
          let name = String(tag.dropFirst()).trimmingBlanks()
          if !names.contains(name) {
            report("There is no template '\(name)'", file, number, among: names.sorted(), word: name)
          }
        }
        text += rest[start.lowerBound..<end.upperBound]
      }
      rest = rest[end.upperBound...]
    }
    text += rest
  }

  private mutating func report(_ message: String, _ file: ThemeFile, _ line: Int, among known: [String], word: String) {
    diagnostics.append(
      Diagnostic(
        .error, rule: "template", path: file.shownPath, at: SourcePosition(line: line, column: 1), message,
        hint: Suggestion.nearest(to: word, among: known).map { "Did you mean '\($0)'?" } ?? "Add it, or take it out."))
  }
}
