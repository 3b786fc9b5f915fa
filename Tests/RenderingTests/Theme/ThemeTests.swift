import Diagnostics
import Foundation
import Testing

@testable import Rendering

@Suite struct ThemeTests {
  private func findings(_ files: (String, String)...) -> [String] {
    let (_, diagnostics) = Theme.load(overrides: files.map { (path: $0.0, bytes: Array($0.1.utf8)) })
    return diagnostics.map { TextFormatter(isColored: false).format($0) }
  }

  @Test func theDefaultThemeHasNoFault() {
    #expect(findings().isEmpty)
  }

  @Test func languagesHaveTheSameWords() {
    let (theme, _) = Theme.load(overrides: [])
    let files = EmbeddedTheme.files.filter { "\($0.path)".hasPrefix("strings/") }
    let keys = files.map { ThemeStrings.read(ThemeFile(embedded: $0)).0.keys }
    #expect(keys.count >= 2)
    #expect(Set(keys).count == 1)
    #expect(theme.strings["ja"]?["related"] == "関連記事")
  }

  @Test(arguments: [
    ("templates/list.html", "a\n{{#title}}b", "theme/templates/list.html:2"),
    ("templates/list.html", "{{title", "theme/templates/list.html:1"),
    ("templates/list.html", "a\nb {{>chpi}}", "Did you mean 'chip'?"),
    (
      "templates/list.html", "a\nb {{strings.serach}}",
      "theme/templates/list.html:2:1: error: There is no string 'serach'"
    ),
    ("strings/en.yml", "search: S\nno colon", "theme/strings/en.yml:2:1: error"),
    ("templates/lsit.html", "x", "Did you mean 'templates/list.html'?"),
  ])
  func faultsNameFileAndLine(path: String, text: String, expected: String) {
    #expect(findings((path, text)).contains { $0.contains(expected) })
  }

  /// Only braces around a name that is given are filled in.
  @Test func wordsAreFilledIn() {
    let strings = ThemeStrings(words: ["a": "{count} von {all} {x} { {count}} 件{count", "b": "plain"])
    #expect(strings.text("a", ("count", "3"), ("all", "日")) == "3 von 日 {x} { 3} 件{count")
    #expect(strings.text("b", ("count", "3")) == "plain")
    #expect(strings.text("missing {count}", ("count", "3")) == "missing 3")
  }

  @Test func aLanguageOfASitesOwn() {
    let (theme, diagnostics) = Theme.load(overrides: [(path: "strings/de.yml", bytes: Array("search: Suche\n".utf8))])
    #expect(diagnostics.isEmpty)
    let interface = Interface(theme, language: "de")
    #expect(interface.strings["search"] == "Suche")
    #expect(interface.strings["related"] == "Related articles")
  }

  /// The document of the values names every template, and every value that the default one uses.
  @Test func theDocumentNamesTheValues() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../themes/default").standardized
    let document = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    var rows: [String: Set<String>] = [:]
    for line in document.split(separator: "\n") where line.hasPrefix("| `") {
      let words = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      rows[words[0]] = Set(words.dropFirst())
    }
    for file in EmbeddedTheme.files.map(ThemeFile.init(embedded:)) {
      guard let name = file.name(in: "templates", suffix: ".html") else { continue }
      let known = try #require(rows[name], "\(name) is not documented")
      for tag in file.text.components(separatedBy: "{{").dropFirst() {
        let value = (tag.components(separatedBy: "}}").first ?? "").trimmingCharacters(
          in: CharacterSet(charactersIn: "{#^/ "))
        if value == "." || value.hasPrefix("strings.") || value.hasPrefix(">") { continue }
        #expect(known.contains(value), "\(name): \(value)")
      }
    }
  }
}
