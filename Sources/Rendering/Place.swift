import CrossReferences
import Entities

/// Where a page stands: what its links and words depend on.
struct Place {
  let builder: PageBuilder
  let permalink: Permalink
  let language: String
  let interface: Interface
  /// What leads to the home page of the language, percent-encoded.
  private let home: String

  init(builder: PageBuilder, permalink: Permalink, language: String) {
    self.builder = builder
    self.permalink = permalink
    self.language = language
    interface = builder.interface(language)
    home = builder.site.root(from: permalink) + Permalink.encoded(builder.site.prefix(of: language))
  }

  var strings: ThemeStrings { interface.strings }
  var forms: TemplateForms { interface.forms }
  var knowledgeBase: KnowledgeBase { builder.knowledgeBase }

  /// A reference to a page of the same language.
  func reference(_ path: String) -> String {
    let reference = home + Permalink.encoded(path)
    return reference.isEmpty ? "./" : reference
  }

  func reference(toArticle index: Int, anchor: String = "") -> String {
    permalink.reference(to: knowledgeBase.articles[index].permalink, anchor: anchor)
  }

  func reference(toEntity index: Int) -> String { reference(knowledgeBase.entities[index].path) }

  /// This page in the site's other languages, for pages that every language has.
  func alternates(_ path: String) -> [(language: String, permalink: Permalink)] {
    builder.site.languages.filter { $0 != language }
      .map { ($0, Permalink(builder.site.prefix(of: $0) + path)) }
  }
}

extension Site {
  /// The page that a server gives for any address that leads nowhere, so that relative references would lead astray.
  static let notFound = Permalink("404.html")

  /// What leads from a page to the site's root, for `assets/` and the like; from the page for lost addresses, which stands at any
  /// depth, its path on the server: the base URL's, else the server's own root.
  func root(from place: Permalink) -> String {
    place == Self.notFound ? rootPath ?? "/" : place.root
  }

  /// The full address of a page; nil where the configuration gives no base URL.
  func canonicalAddress(of page: Permalink) -> String? {
    baseURL.isEmpty ? nil : baseURL + (baseURL.hasSuffix("/") ? "" : "/") + Permalink.encoded(page.path)
  }

  /// `/sub/` of `https://host/sub/`.
  var rootPath: String? {
    guard let scheme = baseURL.firstRange(of: "://") else { return nil }
    let path = baseURL[scheme.upperBound...].drop { $0 != "/" }
    return path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }
}

extension Interface {
  /// `イベント`, `Event`; a custom kind's own label.
  func kindName(_ kind: EntityKind, site: Site) -> String {
    if case .custom(let name) = kind { return site.customKinds.first { $0.name == name }?.label ?? name }
    // The key of a built-in kind's name.
    return strings[kind.styleClass]
  }

  func kindPlural(_ kind: EntityKind, site: Site) -> String {
    if case .custom = kind { return kindName(kind, site: site) }
    return strings["kinds-" + kind.name]
  }
}
