import Diagnostics
import Testing

@testable import SiteBuild

/// What counts as a leak, and what does not.
@Suite struct LeakProofTests {
  private func proof(_ secrets: [(String, String)], open: [String] = []) -> LeakProof {
    LeakProof(
      secrets.map { LeakProof.Secret(path: "in/x.md", what: $0.0, bytes: Array($0.1.utf8)) }, openTo: open.count,
      map: ParallelMap(jobs: 1)
    ) { LeakProof.Open(path: "open\($0).md", bytes: Array(open[$0].utf8)) }
  }

  private func finds(_ secret: String, in text: String, of path: String = "articles/a/index.html") -> Bool {
    !proof([("title", secret)]).findings(in: [path]) { _ in Array(text.utf8) }.isEmpty
  }

  @Test func shortNamesAreFoundInTexts() {
    #expect(finds("zebra", in: "<h1>Zebra</h1>"))
    #expect(finds("秘密", in: "これは秘密です"))
    #expect(!finds("zebra", in: "zebras"))
    #expect(finds("vault", in: "", of: "articles/vault/index.html"))
  }

  @Test func numbersOfTheIndexAreNoNames() {
    let start = String(repeating: "-", count: 40)
    #expect(!finds("zebra", in: start + "\nzebra !!%", of: "search/data/t0-abcd.js"))
    #expect(!finds("d100", in: "casebookShard(\"d100-abcd\",`", of: "search/data/d100-abcd.js"))
    #expect(finds("zebra", in: start + "\tZebra\ten", of: "search/data/d0-abcd.js"))
    #expect(finds("a long title", in: "a long title 4", of: "search/data/t0-abcd.js"))
  }

  @Test func whatIsOpenIsListedWithItsPlace() {
    let proof = proof(
      [("id", "vault"), ("title", "zebra"), ("sentence", "the vault is open")], open: ["no", "The Vault is open"])
    #expect(proof.count == 1)
    #expect(proof.known.map { "\($0.what) \($0.text) \($0.place)" } == ["id vault open1.md"])
  }
}
