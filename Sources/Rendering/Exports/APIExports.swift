import CrossReferences
import Entities

/// The lists of the JSON interface: what there is, articles, the entities of each kind.
extension ExportBuilder {
  func schema() -> [UInt8] {
    Array(EmbeddedData.text(of: "schema.json").utf8)
  }

  func writeIndex(into json: inout JSONWriter) {
    json.text("schema", "api/schema.json")
    json.text("title", site.title)
    json.text("description", site.description)
    json.text("url", site.canonicalAddress(of: Permalink("")))
    json.texts("languages", site.languages)
    json.object("articles") {
      $0.number("count", knowledgeBase.articleOrder.count)
      $0.text("first", address(of: .articleList(number: 1)).path)
    }
    json.array("kinds", pages.kinds, keepsEmpty: true) { json, range in
      json.object {
        let kind = pages.kind(of: range)
        $0.text("kind", kind.name)
        $0.text("label", pages.interface(site.defaultLanguage).kindPlural(kind, site: site))
        $0.text("path", kind.folder + "/")
        $0.number("count", range.count)
        $0.text("first", address(of: .entityList(range, number: 1)).path)
      }
    }
  }

  /// By language, then id.
  func writeArticleList(_ number: Int, into json: inout JSONWriter) {
    let order = knowledgeBase.articleOrder
    let slice = ExportList.slice(order.count, ExportList.length, number: number)
    writePlace(number, count: order.count, into: &json) { .articleList(number: $0) }
    json.array("articles", order[slice], keepsEmpty: true) { json, index in
      json.object {
        writeFacts(of: index, into: &$0)
        $0.text("data", address(of: .articleJSON(index)).path)
      }
    }
  }

  func writeEntityList(_ range: Range<Int>, _ number: Int, into json: inout JSONWriter) {
    let order = knowledgeBase.entityOrder[range]
    let slice = ExportList.slice(order.count, ExportList.length, number: number)
    json.text("kind", pages.kind(of: range).name)
    writePlace(number, count: order.count, into: &json) { .entityList(range, number: $0) }
    json.array("entities", order.dropFirst(slice.lowerBound).prefix(slice.count)) { json, index in
      json.object {
        let linked = knowledgeBase.entities[index]
        $0.text("value", linked.entity.value)
        $0.text("label", linked.entity.label)
        $0.text("name", linked.name)
        $0.text("path", linked.path)
        $0.number("about", linked.about.count)
        $0.number("mentioned", linked.mentioned.count)
        $0.text("data", entityPath(index))
      }
    }
  }

  /// Where a file stands in its list, and the next one.
  private func writePlace(
    _ number: Int, count: Int, into json: inout JSONWriter, _ file: (Int) -> Export
  ) {
    let files = ExportList.numbers(count, ExportList.length).upperBound
    json.number("count", count)
    json.number("page", number)
    json.number("pages", files)
    if number < files { json.text("next", address(of: file(number + 1)).path) }
  }
}
