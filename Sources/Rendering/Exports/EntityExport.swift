import Articles
import CrossReferences
import Entities

/// An entity as JSON: what it is, and which articles speak of it.
extension ExportBuilder {
  /// Articles in each list; the counts tell of more.
  private static let listLimit = 100

  func writeEntityFile(_ index: Int, into json: inout JSONWriter) {
    let linked = knowledgeBase.entities[index]
    let entity = linked.entity
    json.text("kind", entity.kind.name)
    json.text("value", entity.value)
    json.text("label", entity.label)
    json.text("name", linked.name)
    json.text("path", linked.path)
    json.text("url", site.canonicalAddress(of: Permalink(linked.path)))
    json.array("meanings", linked.meanings) { json, meaning in
      json.object {
        $0.text("symbol", meaning.symbol)
        $0.text("source", meaning.source)
      }
    }
    json.text("facility", entity.facility)
    json.texts("spellings", entity.spellings)
    json.array("same", entity.related) { writeSame($1, into: &$0) }
    json.text("outside", pages.outsideLink(of: entity))
    json.array("providers", linked.providers) { json, provider in
      json.object {
        $0.text("name", provider.name)
        $0.text("path", linked.path + provider.slug + "/")
        $0.number("articles", provider.articles.count)
      }
    }
    json.number("aboutCount", linked.about.count)
    json.array("about", knowledgeBase.inForceFirst(linked.about).prefix(Self.listLimit)) { writeArticle($1, into: &$0) }
    json.number("mentionedCount", linked.mentioned.count)
    json.array("mentioned", knowledgeBase.inForceFirst(linked.mentioned).prefix(Self.listLimit)) {
      writeArticle($1, into: &$0)
    }
    json.array("seenWith", knowledgeBase.entities(seenWith: index)) { writeEntity($1, into: &$0) }
  }

  /// The same error under another number.
  private func writeSame(_ other: Entity, into json: inout JSONWriter) {
    let page = knowledgeBase.entity(other.page)
    json.object {
      $0.text("kind", other.kind.name)
      $0.text("value", other.value)
      $0.text("label", other.label)
      $0.text("name", other.meanings.first?.symbol)
      $0.text("path", page.map { knowledgeBase.entities[$0].path })
      $0.text("data", page.map { entityPath($0) })
    }
  }

  private func writeArticle(_ entry: EntityArticle, into json: inout JSONWriter) {
    // Field by field: a copy of the whole counts references to all its parts.
    let (articles, number) = (knowledgeBase.articles, entry.article)
    json.object {
      $0.text("id", articles[number].article.id)
      $0.text("path", articles[number].permalink.path)
      $0.text("title", articles[number].article.title)
      $0.text("lang", articles[number].article.language)
      writeStanding(of: number, into: &$0)
      $0.text("section", entry.section.map { articles[number].article.sections[$0].anchor })
      $0.text("sentence", entry.sentence)
      $0.text("data", address(of: .articleJSON(entry.article)).path)
    }
  }
}
