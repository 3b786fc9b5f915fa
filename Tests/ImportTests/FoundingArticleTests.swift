import Foundation
import Articles
import Testing

@testable import Import

/// The founding article, plain text as saved from a blog.
@Suite(.enabled(if: ImportedText.shared("seed/rdp-cng-key-isolation.txt") != nil, "../shared/seed is not there"))
struct FoundingArticleTests {
  let imported: ImportedText

  init() throws {
    imported = ImportedText(try #require(ImportedText.shared("seed/rdp-cng-key-isolation.txt")), name: "rdp.txt")
  }

  @Test func theFrontMatterSaysWhatTheTextTells() throws {
    let article = try #require(imported.parsed?.article)
    #expect(article.title.hasPrefix("\"CNG Key Isolation\" サービスが"))
    #expect(article.title.hasSuffix("(イベント ID 1057/36870)"))
    #expect(article.headline == article.title)
    #expect(article.metadata.language == "ja")
    #expect(article.metadata.type == .incident)
    #expect(article.products == ["Windows Server 2012 R2"])
  }

  @Test func theFourSectionsHaveTheirRoles() throws {
    let sections = try #require(imported.parsed?.article.sections.filter { $0.level == 2 })
    #expect(sections.map(\.ownRole) == [.symptom, .cause, .verification, .workaround])
    #expect(sections.map(\.title) == ["症状", "原因", "該当確認", "回避策"])
  }

  @Test func theEntitiesAreThoseOfTheText() {
    #expect(imported.entities == ["event 1057", "event 36870", "kb 4012219", "code 0x8009030D"])
  }

  @Test func eventsAreQuotes() {
    #expect(imported.text.contains("\n> イベント ID : 1057\n> "))
    #expect(imported.text.contains("\n> イベント ID : 36870\n> "))
  }

  @Test func stepsAndCommandsAreSuch() throws {
    let document = try #require(imported.parsed?.document)
    let lists = document.nodes.indices.filter { document.nodes[$0].kind == .orderedList }
    #expect(lists.map { list in document.children(of: list).reduce(0) { count, _ in count + 1 } } == [3, 3, 3, 7])
    let code = document.nodes.indices.filter { document.nodes[$0].kind == .codeBlock }
    #expect(
      code.map { document.plainText(of: $0).trimmingBlanks() }
        == ["wmic qfe list", "wmic qfe list | findstr <検索対象>", "wmic qfe list | findstr 4012219"])
    #expect(code.allSatisfy { String(decoding: document.secondary(of: $0), as: UTF8.self) == "cmd" })
  }

  @Test func whatAWriterMustLookAtIsReportedAndStandsInTheArticle() {
    #expect(imported.rules.count { $0 == "import-lost-image" } == 1)
    #expect(
      imported.messages("import-retired-host") == ["The link leads to blogs.technet.microsoft.com, which is shut down"])
    #expect(imported.rules.count { $0 == "import-event-source" } == 2)
    #expect(imported.text.components(separatedBy: "<!-- import: ").count - 1 == 4)
    #expect(!imported.rules.contains("import-unsure-number"))
  }

  @Test func nothingIsLost() {
    #expect(imported.article.comparison.lost.isEmpty)
    #expect(imported.article.comparison.total > 2000)
    #expect(imported.messages("import-left-out") == ["Left out, a line of the page around the article: 'Share via'"])
  }
}
