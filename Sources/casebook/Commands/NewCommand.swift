import ArgumentParser
import Articles
import SiteBuild

/// `casebook new`: an article to fill in.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write an article from its type's skeleton: front matter, and the sections in order.",
    discussion: """
      casebook new network/rdp-fails --type incident --lang ja --title "RDP 接続ができない"
      casebook new network/rdp-fails --from system.log
      With --from, the events with their messages, KB numbers, codes and products of a log or a text are filled in; articles that name
      the same are shown first. Logs may be text, XML or CSV as the Event Viewer writes them.
      """)

  @Argument(help: "The article's path below the articles folder, without .md: its id.")
  var id: String

  @Option(name: [.short, .customLong("source")], help: "The site's folder.")
  var source = "."

  @Option(name: .shortAndLong, help: "incident, how-to, reference or known-error.")
  var type = Metadata.ArticleType.incident

  @Option(
    name: .shortAndLong,
    help: "ja or en (default: as the path says, ja/rdp-fails, else the text's or the site's language).")
  var lang: ArticleLanguage?

  @Option(help: "The title (default: the last part of the path).")
  var title: String?

  @Option(help: "A log or a text whose entities are filled in: a file, - for standard input, or the text itself.")
  var from: String?

  func run() throws {
    let site = try commandError { try SiteSource(folder: source) }
    let name = id.hasSuffix(".md") ? String(id.dropLast(3)) : id
    guard !Slug.address(of: name).isEmpty, !name.split(separator: "/").contains("..") else {
      throw CommandFailure("'\(id)' is no path for an article", code: 64)
    }
    let entities = try from.map { TextEntities(in: try contents(of: $0), customKinds: site.configuration.kinds) }
    let (language, folder) = try place(of: name, in: site, textLanguage: entities?.language)
    let path = "\(site.articleFolder)/\(folder)\(name).md"
    guard try commandError({ try Files.status(of: path, followingLinks: false) }) == nil else {
      throw CommandFailure("'\(path)' exists; nothing was written")
    }
    if let entities { try showShared(entities) }
    let text = ArticleSkeleton.text(
      type: type, language: language.rawValue, title: title ?? String(name.split(separator: "/").last ?? "Untitled"),
      date: try Clock.today().description, entities: entities?.named ?? [],
      products: entities?.products ?? [])
    guard try commandError({ try Files.create(Array(text.utf8), at: path) }) else {
      throw CommandFailure("'\(path)' exists; nothing was written")
    }
    Terminal.print(path)
  }

  private func contents(of from: String) throws -> [UInt8] {
    if from == "-" { return try Terminal.readInput() }
    guard from.utf8.count < 4096, !from.contains("\n"), try commandError({ try Files.status(of: from) })?.kind == .file
    else {
      guard !isPath(from) else { throw CommandFailure("'\(from)' is not there; nothing was written") }
      return Array(from.utf8)
    }
    return try commandError { try Files.read(from, limit: 64 << 20) }
  }

  /// One word with a folder or an ending: a file that somebody meant, no text of a log.
  private func isPath(_ text: String) -> Bool {
    guard !text.contains(where: \.isWhitespace), !text.isEmpty else { return false }
    let ending = text.split(separator: ".").last.map { $0.count } ?? 0
    let hasEnding = text.contains(".") && (1...5).contains(ending) && text.contains(where: \.isLetter)
    return text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") || hasEnding
  }

  private func showShared(_ entities: TextEntities) throws {
    guard !entities.named.isEmpty else { return Terminal.note("The text names no event, KB number or code.") }
    let (knowledgeBase, _) = try commandError {
      try SiteOptions.stages(of: source, includesDrafts: true).knowledgeBase()
    }
    Terminal.note(SharedArticles(entities, in: knowledgeBase).text ?? "No article names the same.")
  }

  /// The language and the folder it asks for: sites that keep a folder a language get the article into it, unless the path says so
  /// itself, as `ja/x` does.
  ///
  /// - Parameter textLanguage: of the text that it is made from; where the site has no such language, the site's own.
  private func place(of name: String, in site: SiteSource, textLanguage: String?) throws -> (
    ArticleLanguage, folder: String
  ) {
    let parts = name.split(separator: "/")
    if parts.count > 1, let named = ArticleLanguage(rawValue: String(parts[0])) {
      guard lang == nil || lang == named else {
        throw CommandFailure("'\(id)' is in the folder of '\(named)'; leave out --lang, or that folder", code: 64)
      }
      return (named, "")
    }
    let languages = site.configuration.namedLanguages
    let told = textLanguage.flatMap { languages.isEmpty || languages.contains($0) ? $0 : nil } ?? languages.first
    let language = lang ?? told.flatMap(ArticleLanguage.init(rawValue:)) ?? .en
    let status = try commandError { try Files.status(of: site.articleFolder + "/" + language.rawValue) }
    return (language, status?.kind == .folder ? language.rawValue + "/" : "")
  }
}

extension Metadata.ArticleType: ExpressibleByArgument {}
