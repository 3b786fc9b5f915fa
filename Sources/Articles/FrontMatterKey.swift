/// A key of the front matter and the names under which it is read: our own first, then those of Microsoft Learn, Hugo and Zola.
enum FrontMatterKey: String, CaseIterable {
  case id, title, description, lang, type, products, date, updated, reviewed
  case reviewBy = "review-by"
  case draft, publish, expires, state, audience, owner, aliases
  case supersededBy = "superseded-by"
  case translationOf = "translation-of"
  case related, tags

  /// Lower-case other names, `_` read as `-`.
  private var otherNames: [String] {
    switch self {
    case .lang: ["language", "locale"]
    case .type: ["ms.topic"]
    case .products: ["product", "appliesto", "applies-to"]
    case .date: ["ms.date"]
    case .updated: ["lastmod", "last-modified", "modified"]
    case .reviewed: ["last-reviewed"]
    case .reviewBy: ["review-date"]
    case .publish: ["publishdate", "publish-date"]
    case .expires: ["expirydate", "expiry-date"]
    case .state: ["status"]
    case .owner: ["author"]
    case .aliases: ["redirect-from"]
    case .description: ["summary"]
    case .tags: ["keywords"]
    default: []
    }
  }

  /// Keys by name, as read. `ms.reviewer`, `manager` and the like are none of them.
  static let byName: [String: FrontMatterKey] = {
    var names: [String: FrontMatterKey] = [:]
    for key in allCases {
      for name in [key.rawValue] + key.otherNames { names[name] = key }
    }
    return names
  }()

  /// Keys of other tools and of writers that look like a slip of one of ours and are none.
  static let lookalikes: Set<String> = [
    "authors", "created", "data", "locales", "public", "published", "publisher", "released", "reviewed-by", "reviewer",
    "reviewers", "stage", "step", "steps", "tabs",
    "tile",
  ]
}
