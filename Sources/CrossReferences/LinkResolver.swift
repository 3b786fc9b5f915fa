import Articles
import Diagnostics
import Entities
import Markdown

/// The destinations of links and images, as written, to places of the site or outside it.
package struct LinkResolver: Sendable {
  let directory: ArticleDirectory
  let assets: AssetDirectory
  /// Entities with pages, by their page's entity.
  let entities: [Entity: Int]
  let kinds: [String: EntityKind]
  /// The site's own address, or empty.
  let base: String

  /// Root-relative addresses in pages of Microsoft Learn belong to that site.
  private static let learn = "https://learn.microsoft.com"

  /// - Parameter article: index of the article in which the link stands.
  func resolve(_ destination: String, isImage: Bool, from article: Int) -> (LinkTarget, Problem?) {
    if destination.isEmpty { return (.broken, Problem("A link has no address", hint: "Write where it leads.")) }
    if destination.hasPrefix("#") { return anchor(String(destination.dropFirst()), from: article) }
    if let scheme = LinkAddress.scheme(of: destination) { return withScheme(scheme, destination, from: article) }
    if destination.hasPrefix("//") { return (.external("https:" + destination), nil) }
    return local(destination, isImage: isImage, from: article)
  }

  /// What is wrong with a link, to be completed with its place.
  struct Problem {
    let rule: String
    let message: String
    let hint: String
    /// The address that was surely meant; nil where only a person can tell.
    let address: String?
    /// Of a missing image: its folder as written, where that folder has no file at all.
    let emptyFolder: String?

    init(
      _ message: String, rule: String = "broken-link", hint: String, address: String? = nil, emptyFolder: String? = nil
    ) {
      self.rule = rule
      self.message = message
      self.hint = hint
      self.address = address
      self.emptyFolder = emptyFolder
    }
  }

  private func withScheme(_ scheme: String, _ destination: String, from article: Int) -> (LinkTarget, Problem?) {
    switch scheme {
    case "http", "https": return (own(destination, from: article) ?? .external(destination), nil)
    case "mailto": return (.external(destination), nil)
    case "article": return named(String(destination.dropFirst("article:".count)), from: article)
    case "xref", "assetid": return (.broken, nil)
    default: break
    }
    if let reference = EntityReference(destination, kinds: kinds), let index = entities[reference.entity.page] {
      return (.entity(index), nil)
    }
    if kinds[scheme] != nil {
      return (.broken, Problem("'\(destination)' names no \(scheme)", hint: "Check the number or the code."))
    }
    let hint = "Use http, https, mailto or a relative address."
    return (.broken, Problem("The address '\(destination.prefix(60))' is not allowed", rule: "unsafe-link", hint: hint))
  }

  /// A page or a file of ours by its full address; nil for what is not known to be one, which may lie beside the site.
  private func own(_ address: String, from article: Int) -> LinkTarget? {
    guard !base.isEmpty, let path = LinkAddress.path(of: address, below: base) else { return nil }
    let (file, fragment) = LinkAddress.split(path)
    return byPermalink(LinkAddress.percentDecoded(file)).map { found($0, fragment: fragment, of: address).0 }
  }

  /// `[[id]]` and `[[id#anchor]]`.
  private func named(_ name: String, from article: Int) -> (LinkTarget, Problem?) {
    let (written, fragment) = LinkAddress.split(name)
    let path = written.trimmingBlanks()
    guard let target = directory.article(named: path, preferring: directory.siteLanguages[article]) else {
      let hint = directory.id(endingWith: path) ?? Suggestion.nearest(to: path.lowercased(), among: directory.byID.keys)
      return (
        .broken,
        Problem("No article has the id '\(path)'", hint: hint.map { "Did you mean '\($0)'?" } ?? "Check the id.")
      )
    }
    return found(target, fragment: fragment, of: name)
  }

  /// The path that a local destination names, relative to the folder of articles; nil where it leads out of it.
  private func path(_ decoded: String, from article: Int) -> String? {
    LinkAddress.normalised(decoded, in: folder(of: article))
  }

  private func folder(of article: Int) -> [String] { LinkAddress.folder(of: directory.articles[article].file.path) }

  private func local(_ destination: String, isImage: Bool, from article: Int) -> (LinkTarget, Problem?) {
    let (address, fragment) = LinkAddress.split(destination)
    if destination.hasPrefix("/"), isOfLearn(article) { return (.external(Self.learn + destination), nil) }
    let decoded = LinkAddress.percentDecoded(address)
    guard let path = path(decoded, from: article) else {
      let hint = "Links reach only files below the folder of articles."
      return (.broken, Problem("'\(destination)' leads out of the articles", hint: hint))
    }
    let key = path.lowercased()
    if !isImage {
      for candidate in LinkAddress.articleFiles(path) {
        if let target = directory.byPath[candidate] { return found(target, fragment: fragment, of: destination) }
      }
    }
    if let asset = assets[key] {
      return (.asset(path: asset.sitePath, width: asset.width, height: asset.height), nil)
    }
    if destination.hasPrefix("/"), let target = byPermalink(decoded) {
      return found(target, fragment: fragment, of: destination)
    }
    if destination.hasPrefix("/"), isPart(article) { return (.broken, nil) }
    return (.broken, missing(destination, key: key, isImage: isImage, folder: folder(of: article)))
  }

  /// Whether an article is of Microsoft Learn, or that site's table of contents, which has no front matter to tell.
  private func isOfLearn(_ article: Int) -> Bool {
    let article = directory.articles[article]
    return article.metadata.isMicrosoftLearn || article.isTableOfContents
  }

  /// Whether an article is but a part of others, in the way of Microsoft Learn: what its addresses mean is known there.
  private func isPart(_ article: Int) -> Bool {
    let article = directory.articles[article]
    return article.metadata.positions.isEmpty && article.liesAmongParts
  }

  private func byPermalink(_ path: String) -> Int? { directory.byPermalink[Self.permalink(path)] }

  private static func permalink(_ path: String) -> String {
    path.pathParts.joined(separator: "/").lowercased() + "/"
  }

  /// What the answer of `resolve` depends on beside the article itself.
  func keys(_ destination: String, isImage: Bool, from article: Int) -> [LinkKey] {
    if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("//") { return [] }
    if let scheme = LinkAddress.scheme(of: destination) {
      return scheme == "article"
        ? [LinkKey(.name, LinkAddress.split(String(destination.dropFirst("article:".count))).path.lowercased())] : []
    }
    if destination.hasPrefix("/"), isOfLearn(article) { return [] }
    let decoded = LinkAddress.percentDecoded(LinkAddress.split(destination).path)
    guard let path = path(decoded, from: article)?.lowercased() else { return [] }
    let name = path.pathParts.last.map(String.init) ?? path
    var keys = [LinkKey(.path, path), LinkKey(.fileName, name)]
    if isImage { keys.append(LinkKey(.folder, Self.folder(of: path))) }
    return destination.hasPrefix("/") ? keys + [LinkKey(.permalink, Self.permalink(decoded))] : keys
  }

  private func missing(_ destination: String, key: String, isImage: Bool, folder: [String]) -> Problem {
    let name = key.pathParts.last.map(String.init) ?? key
    let others = directory.byFileName[name] ?? directory.byFileName[name + ".md"] ?? []
    let path =
      isImage || others.isEmpty
      ? assets.only(named: name)?.path : others.count == 1 ? directory.articles[others[0]].file.path : nil
    let address = path.map { Self.reference(to: $0, from: folder) + Self.end(of: destination) }
    let suggestion = address.map { "Did you mean '\($0)'?" }
    if isImage {
      let lost = address == nil && !assets.hasFiles(below: Self.folder(of: key))
      return Problem(
        "The image '\(destination)' does not exist", rule: "missing-image",
        hint: suggestion ?? "Add the file or remove the image.", address: address,
        emptyFolder: lost ? Self.folder(of: destination) : nil)
    }
    return Problem(
      "'\(destination)' does not exist", hint: suggestion ?? "Correct the path or remove the link.", address: address)
  }

  /// What stands before the last `/`; empty where there is none.
  static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }

  private func found(_ target: Int, fragment: String, of destination: String) -> (LinkTarget, Problem?) {
    guard !fragment.isEmpty else { return (.article(target, anchor: ""), nil) }
    if let anchor = directory.articles[target].anchor(for: fragment) { return (.article(target, anchor: anchor), nil) }
    let path = directory.articles[target].file.path
    let nearest = directory.articles[target].nearestAnchor(to: fragment)
    return (
      .article(target, anchor: ""),
      Problem(
        "\(path) has no anchor '#\(fragment)'", rule: "broken-anchor",
        hint: nearest.map { "Did you mean '#\($0)'?" } ?? "Link to one of its headings.",
        address: nearest.map { destination.prefix { $0 != "#" } + "#" + $0 })
    )
  }

  private func anchor(_ fragment: String, from article: Int) -> (LinkTarget, Problem?) {
    let written = LinkAddress.percentDecoded(fragment)
    if written.isEmpty { return (.anchor(""), nil) }
    if let anchor = directory.articles[article].anchor(for: written) { return (.anchor(anchor), nil) }
    if isPart(article) { return (.broken, nil) }
    let nearest = directory.articles[article].nearestAnchor(to: written)
    let hint = nearest.map { "Did you mean '#\($0)'?" } ?? "Link to one of the article's headings."
    return (
      .broken,
      Problem(
        "This article has no anchor '#\(written)'", rule: "broken-anchor", hint: hint,
        address: nearest.map { "#" + $0 })
    )
  }

  /// The relative reference from a folder to a file, with the characters escaped that end an address in Markdown or mean something there.
  static func reference(to path: String, from folder: [String]) -> String {
    let parts = path.pathParts.map(String.init)
    var shared = 0
    while shared < folder.count, shared < parts.count - 1, folder[shared] == parts[shared] { shared += 1 }
    let steps = (Array(repeating: "..", count: folder.count - shared) + parts[shared...]).joined(separator: "/")
    return steps.unicodeScalars.map { scalar in
      guard scalar.isASCII, " ()<>\\#?%".unicodeScalars.contains(scalar) else { return String(scalar) }
      return "%" + String(scalar.value, radix: 16, uppercase: true)
    }.joined()
  }

  /// What stands behind the path of an address: `?view=x#cause`.
  private static func end(of destination: String) -> String {
    String(destination[(destination.firstIndex { $0 == "?" || $0 == "#" } ?? destination.endIndex)...])
  }
}
