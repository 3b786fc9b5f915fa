import Diagnostics
import Testing

@testable import Check

@Suite struct BaselineTests {
  static func finding(_ line: Int, _ message: String = "'x.md' does not exist", path: String = "a.md") -> Diagnostic {
    Diagnostic(.warning, rule: "broken-link", path: path, at: SourcePosition(line: line, column: 1), message)
  }

  @Test func whatIsKnownIsLeftOutOnWhateverLine() throws {
    let baseline = try Baseline(text: Baseline([Self.finding(3)]).text)
    let (new, known, gone) = baseline.applied(to: [Self.finding(90)])
    #expect(new.isEmpty && known == 1 && gone == 0)
  }

  @Test func theSameOnceMoreIsNew() throws {
    let baseline = Baseline([Self.finding(3), Self.finding(4)])
    #expect(baseline.applied(to: [Self.finding(1), Self.finding(2), Self.finding(3)]).new == [Self.finding(3)])
  }

  @Test func anotherFileMessageOrRuleIsNew() {
    let baseline = Baseline([Self.finding(3)])
    let others = [Self.finding(3, path: "b.md"), Self.finding(3, "'y.md' does not exist")]
    #expect(baseline.applied(to: others).new == others)
  }

  @Test func whatIsGoneIsCounted() {
    #expect(Baseline([Self.finding(3), Self.finding(4)]).applied(to: []).gone == 2)
  }

  @Test func theFileIsReadableAndSorted() {
    let text = Baseline([Self.finding(3, path: "b.md"), Self.finding(3), Self.finding(9)]).text
    #expect(text.hasSuffix("\n2\tCB1201\ta.md\t'x.md' does not exist\n1\tCB1201\tb.md\t'x.md' does not exist\n"))
  }

  @Test(arguments: ["x", "1\tCB1201\ta.md", "-1\tCB1201\ta.md\tx", "1 CB1201 a.md x"])
  func whatIsNoBaselineIsRefusedWithItsLine(text: String) {
    #expect(throws: Baseline.Problem.self) { try Baseline(text: "# head\n" + text + "\n") }
  }

  @Test func messagesWithTabsAndLineEndsSurvive() throws {
    let odd = Self.finding(3, "'a\tb\nc' does not exist")
    #expect(try Baseline(text: Baseline([odd]).text).applied(to: [odd]).new.isEmpty)
  }
}
