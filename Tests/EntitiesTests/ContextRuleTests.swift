import Testing

@testable import Entities

/// Every rule finds what its example marks, by itself, and nothing in its counter-example.
struct ContextRuleTests {
  @Test(arguments: ContextRule.all.filter { !$0.example.isEmpty }.map(\.name))
  func itsExample(name: String) throws {
    let rule = try #require(ContextRule.all.first { $0.name == name })
    let marked = rule.example.replacing("[", with: "【").replacing("]", with: "】")
    #expect(MarkedText.marked(marked) == marked)
    let plain = marked.filter { $0 != "【" && $0 != "】" }
    #expect(EntityScanner().scan(ScanText(plain: Array(plain.utf8))).first?.rule == name)
  }

  @Test(arguments: ContextRule.all.map(\.name))
  func itsCounterExample(name: String) throws {
    let rule = try #require(ContextRule.all.first { $0.name == name })
    #expect(MarkedText.marked(rule.counterExample) == rule.counterExample)
  }
}
