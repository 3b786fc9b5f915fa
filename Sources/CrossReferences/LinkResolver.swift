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
  let withheld: WithheldNames

  /// Root-relative addresses in pages of Microsoft Learn belong to that site.
  private static let learn = "https://learn.microsoft.com"

  /// - Parameter article: index of the article in which the link stands.
  func resolve(_ destination: String, isImage: Bool, from article: Int) -> (LinkTarget, Problem?) {
    if destination.isEmpty { return (.broken, Problem("A link has no address", hint: "Write where it leads.")) }
    if destination.hasPrefix("#") { return anchor(String(destination.dropFirst()), from: article) }
    if let scheme = Self.scheme(of: destination) { return withScheme(scheme, destination, from: article) }
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

    /// For a link to an article that the site does not show.
    static func withheld(_ destination: String, _ article: WithheldArticle) -> Problem {
      if let reason = article.reason {
        return Problem(
          "\(article.path) is not published: \(reason)", rule: article.rule,
          hint: "Publish it, or take the link out until it is.")
      }
      return Problem(
        "'\(destination)' is not shown: \(article.why), so the link becomes text", rule: article.rule,
        hint: "Put the link into a block for those who may follow it.")
    }
  }

  private func withScheme(_ scheme: String, _ destination: String, from article: Int) -> (LinkTarget, Problem?) {
    switch scheme {
    case "http", "https", "mailto": return (.external(destination), nil)
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

  /// `[[id]]` and `[[id#anchor]]`.
  private func named(_ name: String, from article: Int) -> (LinkTarget, Problem?) {
    let (path, fragment) = Self.split(name)
    guard let target = directory.article(named: path, preferring: directory.siteLanguages[article]) else {
      if let article = withheld.article(named: path) { return (.broken, .withheld(path, article)) }
      let hint = Suggestion.nearest(to: path.lowercased(), among: directory.byID.keys)
      return (
        .broken,
        Problem("No article has the id '\(path)'", hint: hint.map { "Did you mean '\($0)'?" } ?? "Check the id.")
      )
    }
    return found(target, fragment: fragment, of: name)
  }

  /// The path that a local destination names, relative to the folder of articles; nil where it leads out of it.
  private func path(_ decoded: String, from article: Int) -> String? {
    Self.normalised(decoded, in: folder(of: article))
  }

  private func folder(of article: Int) -> [String] {
    directory.articles[article].file.path.utf8.split(separator: UInt8(ascii: "/")).dropLast().map {
      String(Substring($0))
    }
  }

  private func local(_ destination: String, isImage: Bool, from article: Int) -> (LinkTarget, Problem?) {
    let (address, fragment) = Self.split(destination)
    if destination.hasPrefix("/"), isOfLearn(article) { return (.external(Self.learn + destination), nil) }
    let decoded = Self.percentDecoded(address)
    guard let path = path(decoded, from: article) else {
      let hint = "Links reach only files below the folder of articles."
      return (.broken, Problem("'\(destination)' leads out of the articles", hint: hint))
    }
    let key = path.lowercased()
    if !isImage {
      for candidate in [key, key + ".md", key + "/index.md", key + "/readme.md"] {
        if let target = directory.byPath[candidate] { return found(target, fragment: fragment, of: destination) }
      }
    }
    if let asset = assets[key] {
      return (.asset(path: asset.sitePath, width: asset.width, height: asset.height), nil)
    }
    if destination.hasPrefix("/"), let target = byPermalink(decoded) {
      return found(target, fragment: fragment, of: destination)
    }
    if let article = withheld.article(path: key, address: destination.hasPrefix("/") ? Self.permalink(decoded) : nil) {
      return (.broken, .withheld(destination, article))
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
    return article.metadata.positions.isEmpty && article.file.path.lowercased().contains("includes/")
  }

  private func byPermalink(_ path: String) -> Int? { directory.byPermalink[Self.permalink(path)] }

  private static func permalink(_ path: String) -> String {
    path.split(separator: "/").joined(separator: "/").lowercased() + "/"
  }

  /// What the answer of `resolve` depends on beside the article itself.
  func keys(_ destination: String, isImage: Bool, from article: Int) -> [LinkKey] {
    if destination.isEmpty || destination.hasPrefix("#") || destination.hasPrefix("//") { return [] }
    if let scheme = Self.scheme(of: destination) {
      return scheme == "article"
        ? [LinkKey(.name, Self.split(String(destination.dropFirst("article:".count))).path.lowercased())] : []
    }
    if destination.hasPrefix("/"), isOfLearn(article) { return [] }
    let decoded = Self.percentDecoded(Self.split(destination).path)
    guard let path = path(decoded, from: article)?.lowercased() else { return [] }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var keys = [LinkKey(.path, path), LinkKey(.fileName, name)]
    if isImage { keys.append(LinkKey(.folder, Self.folder(of: path))) }
    return destination.hasPrefix("/") ? keys + [LinkKey(.permalink, Self.permalink(decoded))] : keys
  }

  private func missing(_ destination: String, key: String, isImage: Bool, folder: [String]) -> Problem {
    let name = key.split(separator: "/").last.map(String.init) ?? key
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
    let written = Self.percentDecoded(fragment)
    if written.isEmpty { return (.anchor(""), nil) }
    if let anchor = directory.articles[article].anchor(for: written) { return (.anchor(anchor), nil) }
    if isPart(article) { return (.broken, nil) }
    // Tabs of Microsoft Learn are headings with a link in them; here they are just headings.
    if written.hasPrefix("tab/") { return (.broken, nil) }
    let nearest = directory.articles[article].nearestAnchor(to: written)
    let hint = nearest.map { "Did you mean '#\($0)'?" } ?? "Link to one of the article's headings."
    return (
      .broken,
      Problem(
        "This article has no anchor '#\(written)'", rule: "broken-anchor", hint: hint,
        address: nearest.map { "#" + $0 })
    )
  }

  /// The scheme in lower case (RFC 3986, 3.1), nil for a relative reference.
  package static func scheme(of destination: String) -> String? {
    let bytes = destination.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first) else {
      return nil
    }
    let isScheme = bytes[..<colon].allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    }
    return isScheme ? destination[..<colon].lowercased() : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  private static func split(_ destination: String) -> (path: String, fragment: String) {
    let bytes = destination.utf8
    let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
    let address = bytes[..<(hash ?? bytes.endIndex)]
    let path = address[..<(address.firstIndex(of: UInt8(ascii: "?")) ?? address.endIndex)]
    let fragment = hash.map { String(destination[bytes.index(after: $0)...]) } ?? ""
    return (String(Substring(path)), percentDecoded(fragment))
  }

  /// The relative reference from a folder to a file, with the characters escaped that end an address in Markdown or mean something there.
  static func reference(to path: String, from folder: [String]) -> String {
    let parts = path.split(separator: "/").map(String.init)
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

  /// A path relative to a folder, without `.` and `..`; nil where it climbs out. `/` and `~/` start at the folder of articles.
  package static func normalised(_ path: String, in folder: [String]) -> String? {
    let isAbsolute = path.hasPrefix("/") || path.hasPrefix("~/")
    var parts = isAbsolute ? [] : folder
    for piece in path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
      switch String(Substring(piece)) {
      case ".", "~": break
      case "..": guard parts.popLast() != nil else { return nil }
      case let part: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  package static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexValue(bytes[index + 1]),
        let low = hexValue(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
