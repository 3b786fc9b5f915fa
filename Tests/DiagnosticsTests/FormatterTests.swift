import Testing

@testable import Diagnostics

@Suite struct FormatterTests {
  static let finding = Diagnostic(
    .error, rule: "broken-link", path: "ja/rdp.md", at: SourcePosition(line: 3, column: 14), "'x.md' does not exist",
    hint: "Correct the path.")

  @Test func peopleSeePlaceSeverityTextRuleAndWhatToDo() {
    #expect(
      TextFormatter(isColored: false).format(Self.finding)
        == "ja/rdp.md:3:14: error: 'x.md' does not exist [CB1201]\n  Correct the path.")
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    let finding = Diagnostic(.warning, rule: "r", path: "a\u{1B}[2J\n.md", "b\u{7}")
    let text = TextFormatter(isColored: false).format(finding)
    #expect(text == "a\\u{1b}[2J\\u{a}.md: warning: b\\u{7} [r]")
  }

  @Test func programsGetOneObject() {
    #expect(
      JSONFormatter().format(Self.finding) == """
        {"path":"ja/rdp.md","line":3,"column":14,"id":"CB1201","severity":"error","rule":"broken-link","message":"'x.md' does not exist",\
        "hint":"Correct the path."}
        """)
  }

  @Test func gitHubGetsItsEscapes() {
    let finding = Diagnostic(
      .warning, rule: "r", path: "a,b:c.md", at: SourcePosition(line: 1, column: 2), "50 %\nmore")
    #expect(GitHubFormatter().format(finding) == "::warning file=a%2Cb%3Ac.md,line=1,col=2,title=r::50 %25%0Amore")
  }

  @Test func jsonEscapesWhatJSONForbids() {
    #expect(JSONText.quoted("a\"\\\n\u{1}日本") == "\"a\\\"\\\\\\n\\u0001日本\"")
  }

  @Test func gitHubGetsTheIdAndTheName() {
    #expect(
      GitHubFormatter().format(Self.finding, path: "articles/ja/rdp.md").hasPrefix(
        "::error file=articles/ja/rdp.md,line=3,col=14,title=CB1201 broken-link::"))
  }

  @Test func columnsAndPathsAreTheReaders() {
    #expect(GitHubFormatter().format(Self.finding, column: 7).contains("line=3,col=7,"))
    #expect(TextFormatter(isColored: false).format(Self.finding, path: "kb/ja/rdp.md").hasPrefix("kb/ja/rdp.md:3:14: "))
  }

  @Test func rulesAreFoundByIdNumberAndName() {
    #expect(Rule.find("1201") == Rule.find("cb1201") && Rule.find("broken-link") == Rule.find("CB1201"))
    #expect(Rule.nearest(to: "CB9999") == nil)
    #expect(Rule.nearest(to: "broken-lnik") == "broken-link")
  }

  @Test func theLineStandsBetweenMessageAndHint() {
    let excerpt = SourceExcerpt(line: Array("See [x](x.md)".utf8)[...], column: 5)
    #expect(
      TextFormatter(isColored: false).format(Self.finding, excerpt: excerpt)
        == "ja/rdp.md:3:14: error: 'x.md' does not exist [CB1201]\n    See [x](x.md)\n        ^\n  Correct the path.")
  }
}
