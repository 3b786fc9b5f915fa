import Foundation
import Testing

/// Holds the names of rules in the sources to the one list that has their ids.
struct RuleNamesTests {
  @Test func everyFindingIsOfARuleInTheList() throws {
    let files = try SourceTree().files
    let list = try #require(files.first { $0.path == "Sources/Diagnostics/RuleList.swift" })
    let known = Set(list.text.matches(of: /Rule\(\s*"CB[0-9]{4}", "([a-z-]+)"/).map { String($0.1) })
    #expect(known.count > 50)
    var used: Set<String> = []
    // The scanner of entities names its own rules.
    for file in files where file.target != "Entities" && !file.path.hasSuffix("MentionExtractor.swift") {
      let names =
        file.text.matches(of: /rule: "([a-z-]+)"/).map { String($0.1) }
        + file.text.matches(of: /finding\(\s*"([a-z-]+)"/).map { String($0.1) }
        + file.text.matches(of: /report\(\s*"([a-z-]+)"/).map { String($0.1) }
        + file.text.matches(of: /problem\(\w+, "([a-z-]+)"/).map { String($0.1) }
      for name in names where name != "broken-" {
        #expect(known.contains(name), "\(file.path): there is no rule '\(name)' in RuleList.swift")
      }
      if file.path != list.path { used.formUnion(known.filter { file.text.contains("\"\($0)\"") }) }
    }
    #expect(known.subtracting(used).isEmpty, "rules that nothing finds: \(known.subtracting(used).sorted())")
  }
}
