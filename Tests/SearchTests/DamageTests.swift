import Foundation
import Testing

@testable import Search

/// Missing, cut and scrambled files, and hostile queries: fewer results, never a trap.
///
/// `CASEBOOK_FUZZ=5` makes it ten million bytes.
struct DamageTests {
  private static let fuzz = ProcessInfo.processInfo.environment["CASEBOOK_FUZZ"].flatMap { Int($0) } ?? 1
  /// A small generator with a fixed start, so that a failure comes back.
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let queries = ["remote desktop certificate", "36870", "サーバーの画面", "spoolre", "certif", "0x8009030D"]

  @Test func missingShardsGiveFewerResults() throws {
    let files = TestIndex.fixture.files
    for missing in files.keys.sorted() where missing != SearchRoot.path {
      let reader = try SearchReader(files: { $0 == missing ? nil : files[$0] })
      for query in Self.queries { _ = reader.search(query).ranked.map { reader.facts(of: $0.document) } }
      #expect(Set(reader.missing).isSubset(of: [missing]))
    }
  }

  @Test(arguments: [0, 20, 300])
  func cutShardsAreMissing(length: Int) throws {
    let files = TestIndex.fixture.files
    let reader = try SearchReader(files: { path in
      path.contains("/d0-") ? files[path].map { Array($0.prefix(length)) } : files[path]
    })
    let results = reader.search("remote desktop certificate")
    #expect(!results.ranked.isEmpty)
    for _ in 0..<2 { #expect(results.ranked.compactMap { reader.facts(of: $0.document) }.isEmpty) }
    #expect(reader.missing.count == 1 && reader.missing[0].contains("/d0-"))
  }

  @Test func scrambledShardsAreRead() throws {
    var random = Random(state: 4)
    let files = TestIndex.fixture.files
    for _ in 0..<60 * Self.fuzz {
      var rounds = random
      random.state &+= 77
      let reader = try SearchReader(files: { path in
        guard var file = files[path], path != SearchRoot.path, file.count > 60 else { return files[path] }
        for _ in 0..<8 {
          file[Int.random(in: 30..<file.count - 4, using: &rounds)] = UInt8.random(in: .min ... .max, using: &rounds)
        }
        return file
      })
      for query in Self.queries { _ = reader.search(query).ranked.map { reader.facts(of: $0.document) } }
    }
  }

  @Test func scrambledRootsAreRefusedOrRead() {
    var random = Random(state: 9)
    let files = TestIndex.fixture.files
    for _ in 0..<200 * Self.fuzz {
      let reader = try? SearchReader(files: { path in
        guard var file = files[path], path == SearchRoot.path else { return files[path] }
        for _ in 0..<4 {
          file[Int.random(in: 0..<file.count, using: &random)] = UInt8.random(in: 0x20..<0x7F, using: &random)
        }
        return file
      })
      _ = reader?.search("remote 36870")
    }
  }

  @Test func randomQueriesAreRead() throws {
    var random = Random(state: 1)
    let reader = try TestIndex.fixture.reader()
    let alphabet = Array("abc 019-_.+#%$`\\\"'イベント証明書ーﾞ☃😀\u{301}\u{0}\u{FFFD}한Σß".unicodeScalars)
    for _ in 0..<2000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      _ = reader.search(String(text))
    }
  }

  @Test func longQueriesAreCut() throws {
    let reader = try TestIndex.fixture.reader()
    for piece in ["spooler ", "サーバー", "-", "0x8009030D", "a.b_c-", "😀"] {
      let results = reader.search(String(repeating: piece, count: 100_000 / piece.utf8.count))
      #expect(results.items.count <= 600)
    }
  }

  @Test func randomBytesAreTokenised() {
    var random = Random(state: 3)
    for _ in 0..<40 * Self.fuzz {
      let bytes = (0..<50_000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let normalized = Normalizer.normalized(bytes)
      for unit in Tokenizer.units(of: normalized) where unit.kind == .word { _ = WordTerms(normalized[unit.range]) }
      _ = DocumentFacts.read(bytes)
      _ = TermPostings(bytes[...])
    }
  }
}
