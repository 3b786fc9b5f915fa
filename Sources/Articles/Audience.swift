import Diagnostics
import Markdown

/// Who may read what: the site's names of its audiences, and the reader that a site is made for.
package struct Audience: Sendable {
  /// From the widest circle of readers to the narrowest, in lower case; who reads one reads those before it. Never empty.
  package let names: [String]
  /// That of articles which name none.
  package let fallback: String
  /// Whether the site names its audiences itself. Where it does not, pages of Microsoft Learn may use the key for a word to readers.
  package let isStrict: Bool
  /// One of `names`; nil where everything is shown, as to writers.
  package let reader: String?

  package static let usualNames = ["public", "partner", "internal"]

  /// - Parameters:
  ///   - names: empty for the usual ones.
  ///   - fallback: nil for the first.
  package init(names: [String] = [], fallback: String? = nil, isStrict: Bool = false, reader: String? = nil) {
    self.names = names.isEmpty ? Self.usualNames : names
    self.fallback = fallback ?? self.names[0]
    self.isStrict = isStrict
    self.reader = reader
  }

  /// The same audiences, for one of them.
  package func seen(by reader: String) -> Audience {
    Audience(names: names, fallback: fallback, isStrict: isStrict, reader: reader)
  }

  /// The names of which the reader sees something, from the widest on.
  package var shownNames: ArraySlice<String> {
    names.prefix((reader.flatMap { names.firstIndex(of: $0) } ?? names.count - 1) + 1)
  }

  /// Whether the reader sees what is for narrower circles than the widest, too.
  package var showsSeveral: Bool { shownNames.count > 1 }

  /// Whether the reader sees who owns an article: in a site of several audiences not those of the widest.
  package var showsOwners: Bool { reader != names[0] || names.count == 1 }

  /// How narrow the circle of an article's readers is: 0 for the widest.
  package func rank(of metadata: Metadata) -> Int {
    names.firstIndex(of: metadata.audience?.lowercased() ?? fallback) ?? 0
  }

  /// How narrow the circle is that a block is for; nil for other blocks.
  package func rank(ofBlock name: String) -> Int? { names.firstIndex(of: name.lowercased()) }

  /// Whether an audience may have a name: letters of any script and hyphens in lower case, not those of other blocks, and no full-width
  /// Latin ones, which are read as plain ones.
  package static func isName(_ name: String) -> Bool {
    !name.isEmpty && !DirectiveName.isKnown(name)
      && name.unicodeScalars.allSatisfy { letter in
        letter == "-" || letter.properties.isAlphabetic && !(0xFF00...0xFF5E).contains(letter.value)
      }
  }

  /// Whether the reader sees what is for an audience. What is for one that nobody knows is seen by none.
  func shows(_ name: String) -> Bool {
    guard let reader, let limit = names.firstIndex(of: reader) else { return true }
    return names.firstIndex(of: name).map { $0 <= limit } ?? false
  }

  /// Whether the reader sees an article, by its front matter.
  /// - Returns: also why it cannot be told, in which case only those see it who see everything.
  func admits(_ metadata: Metadata, in file: SourceFile) -> (Bool, [Diagnostic]) {
    if let problem = problem(with: metadata, in: file) { return (reader == nil, [problem]) }
    let name = metadata.audience?.lowercased() ?? fallback
    return (names.contains(name) ? shows(name) : true, [])
  }

  private func problem(with metadata: Metadata, in file: SourceFile) -> Diagnostic? {
    let hint = "The article is withheld. Write one of: \(names.joined(separator: ", "))."
    let isFree = !isStrict && metadata.isMicrosoftLearn
    if let key = metadata.misspelledAudience, !isFree || names(in: key.value) {
      return problem("'\(key.written)' may be meant to say who may read this", hint: hint, in: file, at: key.position)
    }
    guard let place = metadata.positions["audience"] else { return nil }
    guard let name = metadata.audience else {
      return problem("'audience' names nobody", hint: hint, in: file, at: place)
    }
    if names.contains(name.lowercased()) || isFree && !names(in: name) { return nil }
    return problem("There is no audience '\(name)'", hint: hint, in: file, at: place)
  }

  /// Words that keep an article back where they are said of one.
  private static let restricting = [
    "confidential", "hidden", "internal", "private", "restricted", "secret", "unlisted",
  ]

  /// Whether a text names a narrower audience, or may be a slip of such a name.
  private func names(in text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || ",;/|".contains($0) }.map(String.init)
    return words.contains { Suggestion.nearest(to: $0, among: names.dropFirst()) != nil }
  }

  /// The value of a key that may be meant to say who may read an article: `visibility: internal`, `internal: true`; nil for other keys.
  /// - Parameter key: in lower case.
  func limit(key: String, value: String) -> String? {
    guard key.utf8.count <= 32, value.utf8.count <= 64 else { return nil }
    if Suggestion.nearest(to: key, among: [FrontMatterKey.audience.rawValue, "audiences"]) != nil { return value }
    if names.dropFirst().contains(value.lowercased()) { return value }
    let isSaid = !["", "false", "no", "off", "null", "~"].contains(value.lowercased())
    return isSaid && (names.dropFirst() + Self.restricting).contains(key) ? names[names.count - 1] : nil
  }

  private func problem(_ message: String, hint: String, in file: SourceFile, at place: SourcePosition) -> Diagnostic {
    Diagnostic(.error, rule: "unknown-audience", path: file.path, at: place, message, hint: hint)
  }
}
