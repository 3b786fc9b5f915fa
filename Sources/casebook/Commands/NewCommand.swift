import ArgumentParser
import Articles
import SiteBuild

/// `casebook new`: an article to fill in.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write an article from its type's skeleton: front matter, and the sections in order.",
    discussion: "casebook new network/rdp-fails --type incident --lang ja --title \"RDP 接続ができない\"")

  @Argument(help: "The article's path below the articles folder, without .md: its id.")
  var id: String

  @Option(name: [.short, .customLong("source")], help: "The site's folder.")
  var source = "."

  @Option(name: .shortAndLong, help: "incident, how-to, reference or known-error.")
  var type = Metadata.ArticleType.incident

  @Option(name: .shortAndLong, help: "ja or en (default: the site's first language).")
  var lang: ArticleLanguage?

  @Option(help: "The title (default: the last part of the path).")
  var title: String?

  func run() throws {
    let site = try commandError { try SiteSource(folder: source) }
    let name = id.hasSuffix(".md") ? String(id.dropLast(3)) : id
    guard !Slug.address(of: name).isEmpty, !name.split(separator: "/").contains("..") else {
      throw CommandFailure("'\(id)' is no path for an article", code: 64)
    }
    let language = lang ?? site.configuration.languages.first.flatMap(ArticleLanguage.init(rawValue:)) ?? .en
    let path = "\(site.articleFolder)/\(try folder(for: language, of: site))\(name).md"
    let text = ArticleSkeleton.text(
      type: type, language: language.rawValue, title: title ?? String(name.split(separator: "/").last ?? "Untitled"),
      date: Clock.today.description)
    try commandError {
      guard try Files.status(of: path, followingLinks: false) == nil else {
        throw CommandFailure("'\(path)' exists; nothing was written")
      }
      try Files.write(Array(text.utf8), to: path)
    }
    Terminal.print(path)
  }

  /// Sites that keep a folder a language get the article into it.
  private func folder(for language: ArticleLanguage, of site: SiteSource) throws -> String {
    let status = try commandError { try Files.status(of: site.articleFolder + "/" + language.rawValue) }
    return status?.kind == .folder ? language.rawValue + "/" : ""
  }
}

extension Metadata.ArticleType: ExpressibleByArgument {}
