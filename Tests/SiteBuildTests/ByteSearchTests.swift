import Testing

@testable import SiteBuild

/// Strings are found wherever they are, short ones as words, in time that does not grow with what they share.
@Suite struct ByteSearchTests {
  private func found(_ needles: [String], in text: String) -> [String] {
    var found: [String] = []
    ByteSearch(needles.map { Array($0.utf8) }).each(in: Array(text.utf8)) { number, start in
      found.append("\(needles[number])@\(start)")
    }
    return found.sorted()
  }

  @Test func stringsOfAllLengthsAreFound() {
    let long = String(repeating: "a long sentence ", count: 40)
    let needles = ["abc", "zebra", "eight ch", "a name of twenty ch", long]
    for needle in needles {
      #expect(found(needles, in: "x \(needle) y").contains("\(needle)@2"))
      #expect(found(needles, in: needle).contains("\(needle)@0"))
      #expect(found([needle], in: String(needle.dropLast())) == [])
    }
  }

  @Test func shortStringsAreWords() {
    #expect(found(["vault"], in: "vaults, devault, vault2") == [])
    #expect(found(["vault"], in: "/vault/ a-vault-b vaultの") == ["vault@1", "vault@10", "vault@18"])
    #expect(found(["秘密"], in: "極秘密a") == ["秘密@3"])
    #expect(found(["eight ch"], in: "xeight chx") == ["eight ch@1"])
  }

  /// Comparing each with each would take hours.
  @Test func manyStringsMayShareTheirBeginning() {
    let sentences = (0..<20_000).map { "The service terminated unexpectedly on the host with number \($0)." }
    var count = 0
    ByteSearch(sentences.map { Array($0.utf8) }).each(in: Array(sentences.joined(separator: "\n").utf8)) { _, _ in
      count += 1
    }
    #expect(count == 20_000)
  }

  @Test func hugeStringsAreCompared() {
    let (one, other) = (String(repeating: "a", count: 1000) + "b", String(repeating: "a", count: 1000) + "c")
    #expect(found([one, other], in: "x" + other) == ["\(other)@1"])
  }
}
