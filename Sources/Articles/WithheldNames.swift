import Diagnostics

/// The names of articles that a site does not show: what a link, an `[[id]]` or an address of the site's own may call one by. A name
/// that an article which is shown has as well means that one.
package struct WithheldNames: Sendable {
  /// Lower-case paths and ids, with and without their folders and endings.
  private var names: [String: WithheldArticle] = [:]
  private var files: [String: WithheldArticle] = [:]
  /// `rdp`, of `/articles/rdp/`.
  private var addresses: [String: WithheldArticle] = [:]
  /// Old addresses: `old/page.html`; with their host where they name one.
  private var aliases: [String: WithheldArticle] = [:]
  private var shownNames: Set<String> = []
  private var shownFiles: Set<String> = []
  private var shownAddresses: Set<String> = []
  /// Of the site.
  private let bases: [String]

  /// - Parameters:
  ///   - articles: of one name the last one counts.
  ///   - bases: the addresses at which the site may be read: `https://kb.example/`.
  package init(_ articles: [WithheldArticle] = [], shown: [Article] = [], bases: [String] = []) {
    self.bases = bases.filter { !$0.isEmpty }
    guard !articles.isEmpty else { return }
    for article in articles {
      for name in Self.names(id: article.id, path: article.path) { names[name] = article }
      files[article.path.lowercased()] = article
      addresses[Slug.address(of: article.id)] = article
      for alias in article.aliases { for key in aliasKeys(alias) { aliases[key] = article } }
    }
    for article in shown {
      shownNames.formUnion(Self.names(id: article.id, path: article.file.path))
      shownFiles.insert(article.file.path.lowercased())
      shownAddresses.insert(Slug.address(of: article.id))
    }
  }

  package var isEmpty: Bool { files.isEmpty }

  /// What `[[…]]` and front matter may call an article: its id, its path, and the last part of each.
  private static func names(id: String, path: String) -> Set<String> {
    let file = path.lowercased()
    let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    let whole = [id.lowercased(), Slug.address(of: id), file, stem]
    let last = whole.map { $0.pathParts.last.map(String.init) ?? $0 }
    return Set(whole + last.filter { !["index", "index.md", "readme", "readme.md"].contains($0) })
  }

  /// - Parameter name: of an `[[id]]`, or in front matter: with or without blanks, anchor, path and ending.
  package func article(named name: String) -> WithheldArticle? {
    if isEmpty { return nil }
    let key = Self.key(ofName: name)
    for candidate in [key, Slug.address(of: key)] {
      if shownNames.contains(candidate) { return nil }
      if let article = names[candidate] { return article }
    }
    return nil
  }

  private static func key(ofName name: String) -> String {
    let bare = LinkAddress.percentDecoded(LinkAddress.split(name).path).trimmingBlanks()
    return LinkAddress.normalised(bare, in: [])?.lowercased() ?? bare.lowercased()
  }

  /// - Parameters:
  ///   - destination: of a link, or an attribute's value.
  ///   - path: of the file in which it stands.
  ///   - isMicrosoftLearn: root-relative addresses belong to that site.
  package func article(
    at destination: String, from path: String, isMicrosoftLearn: Bool = false
  ) -> WithheldArticle? {
    if isEmpty { return nil }
    let written = destination.trimmingBlanks()
    if written.lowercased().hasPrefix("article:") { return article(named: String(written.dropFirst("article:".count))) }
    if written.isEmpty || written.hasPrefix("#") { return nil }
    if written.hasPrefix("//") || LinkAddress.scheme(of: written) != nil { return article(atAddress: written) }
    if written.hasPrefix("/"), isMicrosoftLearn { return nil }
    let (address, _) = LinkAddress.split(written)
    let decoded = LinkAddress.percentDecoded(address)
    guard let file = LinkAddress.normalised(decoded, in: LinkAddress.folder(of: path)) else { return nil }
    for candidate in LinkAddress.articleFiles(file) {
      if shownFiles.contains(candidate) { return nil }
      if let article = files[candidate] { return article }
    }
    return decoded.hasPrefix("/") ? article(atPath: decoded) : nil
  }

  /// One of the site's own, or an old address with its host.
  private func article(atAddress address: String) -> WithheldArticle? {
    for base in bases {
      if let path = LinkAddress.path(of: address, below: base) {
        return article(atPath: LinkAddress.percentDecoded(LinkAddress.split(path).path))
      }
    }
    return aliases.isEmpty ? nil : Self.hostKey(address).flatMap { aliases[$0] }
  }

  /// - Parameter path: from the root of the site: `/ja/articles/rdp/`.
  private func article(atPath path: String) -> WithheldArticle? {
    let key = Self.key(path)
    if let article = aliases[key] { return article }
    guard let folder = (key + "/").firstRange(of: "articles/") else { return nil }
    var address = Substring((key + "/")[folder.upperBound...])
    for file in ["index.html/", "index.md/", "index.json/"] where address.hasSuffix(file) {
      address = address.dropLast(file.count)
    }
    let name = address.pathParts.joined(separator: "/")
    return shownAddresses.contains(name) ? nil : addresses[name]
  }

  private static func key(_ path: String) -> String { path.lowercased().pathParts.joined(separator: "/") }

  /// `host/path` of an address with a host.
  private static func hostKey(_ address: String) -> String? {
    address.firstRange(of: "//").map { start in
      key(LinkAddress.percentDecoded(LinkAddress.split(String(address[start.upperBound...])).path))
    }
  }

  private func aliasKeys(_ alias: String) -> [String] {
    let own = bases.compactMap { LinkAddress.path(of: alias, below: $0) }
    if let host = Self.hostKey(alias), alias.contains("://") { return [host] + own.map { Self.key($0) } }
    let path = Self.key(LinkAddress.percentDecoded(LinkAddress.split(alias).path))
    // With the folder in which the site lies, or without it.
    let folders = bases.compactMap { Self.hostKey($0)?.pathParts.dropFirst().joined(separator: "/") }
    let inner = folders.filter { !$0.isEmpty && path.hasPrefix($0 + "/") }
    return [path] + inner.map { String(Substring(path.utf8.dropFirst($0.utf8.count + 1))) }
  }

  /// Whether a text that is no word of its own stands for an article: its id, its path, its address.
  func tells(_ text: String, of article: WithheldArticle, from path: String) -> Bool {
    names[Self.key(ofName: text)] == article || self.article(at: text, from: path) == article
  }

}
