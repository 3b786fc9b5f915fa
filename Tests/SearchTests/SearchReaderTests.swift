import Entities
import Foundation
import Testing

@testable import Search

/// Queries, ranking and excerpts, and what damage does.
struct SearchReaderTests {
  @Test func queriesAreReadAsInTheFixture() throws {
    let root = try TestIndex.fixture.reader().root
    for (text, expected) in try TestIndex.rows("queries.txt") {
      var bare = root
      bare.synonyms = []
      let query = SearchQuery(text, language: "", root: bare, synonyms: Synonyms(bare))
      let entities = query.entities.map { ($0.isSure ? "" : "?") + $0.terms.joined(separator: "/") }
      let found = entities.joined(separator: " ") + " | " + query.items.map(\.key).joined(separator: " ")
      #expect(found.trimmingCharacters(in: .whitespaces) == expected, "\(text)")
    }
  }

  /// The query's rules and the articles' rules mean the same page.
  @Test(arguments: [
    "1057", "イベントID：１０５７", "KB4012219", "4012219", "0X8009030d", "8009030D", "-2146893043", "2148074253", "stop 7b",
    "Event ID 36870", "error 1753", "エラー 1753", "KB-303972", "EID 5722", "イベント ID 4688", "bug check 0x7B",
    "CVE-2018-0886", "schannel 36888", "0x80070005", "error code 0x5",
  ])
  func entitiesAreThoseOfArticles(text: String) throws {
    let index = try TestIndex.fixture.reader().root
    let query = SearchQuery(text, language: "", root: index, synonyms: Synonyms(index))
    let expected = EntityQuery.parse(text).first.map { EntityRecord.term(of: $0.page) }
    #expect(query.entities.first?.terms.contains(expected ?? "none") == true, "\(query.entities) \(expected ?? "")")
  }

  @Test func scoresAreThoseOfTheFixture() throws {
    let reader = try TestIndex.fixture.reader()
    var lines: [String] = []
    for (query, _) in try TestIndex.rows("scores.txt") {
      let results = reader.search(query)
      let found = results.ranked.map { ranked in
        let digits = Int((ranked.score * 1_000_000).rounded())
        return "\(reader.facts(of: ranked.document)?.path ?? "") \(digits)"
      }
      lines.append("\(query) ⇒ \(found.joined(separator: ", "))")
    }
    try expectFixture(
      lines.joined(separator: "\n") + "\n", "scores.txt",
      heading: "# A query ⇒ articles with their scores in millionths.")
  }

  @Test func excerptsAreThoseOfTheFixture() throws {
    let reader = try TestIndex.fixture.reader()
    var lines: [String] = []
    for (query, _) in try TestIndex.rows("excerpts.txt") {
      let results = reader.search(query)
      guard let first = results.ranked.first, let facts = reader.facts(of: first.document),
        let excerpt = Excerpt(facts, terms: results.markedTerms, chunk: first.chunk)
      else { continue }
      var text = Array(excerpt.section.text.utf8)
      for mark in excerpt.marks.reversed() {
        text.insert(contentsOf: Array("»".utf8), at: mark.upperBound)
        text.insert(contentsOf: Array("«".utf8), at: mark.lowerBound)
      }
      lines.append("\(query) ⇒ \(excerpt.section.title): \(String(decoding: text, as: UTF8.self))")
    }
    try expectFixture(
      lines.joined(separator: "\n") + "\n", "excerpts.txt",
      heading: "# A query ⇒ heading and marked beginning of the section that the first result shows.")
  }

  /// The index that node reads; `UPDATE_FIXTURES=1` writes it and the scores anew.
  @Test func theStoredIndexIsTheFixture() throws {
    let folder = TestIndex.folder.appending(path: "site")
    let files = TestIndex.fixture.files.filter { !$0.key.hasSuffix("search.js") }
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
      try? FileManager.default.removeItem(at: folder)
      for (path, bytes) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
    }
    let stored = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    #expect(Set(stored) == Set(files.keys))
    for (path, bytes) in files {
      #expect((try? Data(contentsOf: folder.appending(path: path))) == Data(bytes), "\(path)")
    }
  }

  private func expectFixture(_ text: String, _ name: String, heading: String) throws {
    let file = TestIndex.folder.appending(path: name)
    let expected = heading + "\n" + text
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] != nil {
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == expected)
  }
}
