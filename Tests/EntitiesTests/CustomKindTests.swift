import Testing

@testable import Entities

/// Kinds that a site defines by a pattern.
struct CustomKindTests {
  @Test func aTicketIsFoundInItsCanonicalForm() throws {
    let kind = try CustomKind(
      name: "ticket", label: "Ticket", pattern: #"(?i)ops[- ](\d+)"#, canonical: "OPS-$1",
      link: "https://tickets.example/{value}")
    let scanner = EntityScanner(customKinds: [kind])
    #expect(
      MarkedText.found("See ops 12（ＯＰＳ－7）, event ID 5", scanner: scanner) == "ticket OPS-12, ticket OPS-7, event 5")
    #expect(MarkedText.marked("障害【OPS-1】", scanner: scanner) == "障害【OPS-1】")
    #expect(kind.link(for: "OPS-12") == "https://tickets.example/OPS-12")
    #expect(kind.link(for: "a b&c") == "https://tickets.example/a%20b%26c")
  }

  @Test(arguments: ["", "(", "a*", "[z-a]"])
  func aPatternThatCannotWorkIsRefused(pattern: String) {
    let error = #expect(throws: CustomKind.PatternError.self) {
      try CustomKind(name: "x", label: "X", pattern: pattern, canonical: nil, link: nil)
    }
    #expect(error.map { "\($0)".hasPrefix("it") } == true)
  }
}

@Suite struct PatternCheckTests {
  @Test(arguments: ["(a+)+b", "(a*)*", "((ab)+c)*", "(?:x|y+){2,}", "([a-z]+)*"])
  func repetitionsOfRepetitionsAreRefused(pattern: String) { #expect(PatternCheck.nestsRepetitions(pattern)) }

  @Test(arguments: [#"INC\d{7}"#, "(ORA|TNS)-[0-9]{5}", "(a|b)+c", #"(\d+)-(\d+)"#, "[(+)+]+", #"\(a+\)+"#])
  func plainOnesAreNot(pattern: String) { #expect(!PatternCheck.nestsRepetitions(pattern)) }
}
