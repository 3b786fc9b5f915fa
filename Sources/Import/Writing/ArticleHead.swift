import Articles

/// The front matter of an imported article, in the order in which it is written.
struct ArticleHead {
  var title = ""
  var description: String?
  var type: Metadata.ArticleType?
  var language: String?
  var date: String?
  var updated: String?
  var reviewed: String?
  var products: [String] = []
  var owner: String?
  var audience: String?
  var isDraft = false
  /// Old addresses of the article.
  var aliases: [String] = []
  var tags: [String] = []
  /// Key and values: `kbs`, `4012219`.
  var declared: [(key: String, values: [String])] = []
  /// Other keys that articles know, with their values.
  var others: [(key: String, values: [String])] = []

  var lines: [String] {
    var lines = ["---", "title: " + YAMLScalar.written(title)]
    func add(_ key: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append("\(key): \(YAMLScalar.written(value))") }
    }
    func addList(_ key: String, _ values: [String]) {
      if !values.isEmpty {
        lines.append("\(key): [" + values.map { YAMLScalar.written($0, inList: true) }.joined(separator: ", ") + "]")
      }
    }
    add("description", description)
    if let type { lines.append("type: \(type.rawValue)") }
    add("lang", language)
    for (key, day) in [("date", date), ("updated", updated), ("reviewed", reviewed)] {
      if let day, let date = PublicationDate.date(day) { lines.append("\(key): \(date)") }
    }
    lines.append("state: unverified")
    if isDraft { lines.append("draft: true") }
    addList("products", products)
    for (key, values) in declared {
      lines.append(
        "\(key): ["
          + values.map { $0.allSatisfy(\.isNumber) ? $0 : YAMLScalar.written($0, inList: true) }.joined(separator: ", ")
          + "]")
    }
    add("audience", audience)
    add("owner", owner)
    addList("tags", tags)
    addList("aliases", aliases)
    for (key, values) in others { if values.count == 1 { add(key, values[0]) } else { addList(key, values) } }
    return lines + ["---"]
  }
}

extension ArticleHead {
  /// What the front matter of another tool says, under our names.
  init(_ metadata: Metadata) {
    title = metadata.title ?? ""
    description = metadata.description
    type = metadata.type
    language = metadata.language.map { tag in ["ja", "en"].first { tag == $0 || tag.hasPrefix($0 + "-") } ?? tag }
    date = metadata.date?.description
    updated = metadata.updated?.description
    reviewed = metadata.reviewed?.description
    products = metadata.products
    owner = metadata.owner
    audience = metadata.audience
    isDraft = metadata.isDraft
    aliases = metadata.aliases
    tags = metadata.tags
    for entity in metadata.declared {
      let key = entity.kind + (entity.kind.hasSuffix("s") ? "" : "s")
      let value = (entity.isRejected ? "!" : "") + entity.text
      if let index = declared.firstIndex(where: { $0.key == key }) {
        declared[index].values.append(value)
      } else {
        declared.append((key, [value]))
      }
    }
    let days = [("review-by", metadata.reviewBy), ("publish", metadata.publish), ("expires", metadata.expires)]
    others = days.compactMap { key, day in day.map { (key, [$0.description]) } }
    let names = [
      ("id", metadata.id), ("superseded-by", metadata.supersededBy), ("translation-of", metadata.translationOf),
    ]
    others += names.compactMap { key, name in name.map { (key, [$0]) } }
    if !metadata.related.isEmpty { others.append(("related", metadata.related)) }
  }
}
