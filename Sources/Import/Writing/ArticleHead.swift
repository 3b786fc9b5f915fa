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
