import ArgumentParser
import SiteBuild

/// `casebook init`: a starter site that builds at once.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a starter site: configuration and two articles that show what Casebook does.")

  @Argument(help: "The folder (made when missing).")
  var folder = "."

  @Option(help: "The site's title.")
  var title = "Knowledge base"

  @Option(help: "Its default language: ja or en.")
  var lang = ArticleLanguage.en

  func run() throws {
    let files = StarterSite.files(title: title, language: lang.rawValue, date: try Clock.today().description)
    try commandError {
      // All or nothing: a folder that has one of the files is somebody's site.
      for file in files where try Files.status(of: folder + "/" + file.path, followingLinks: false) != nil {
        throw CommandFailure("'\(folder)/\(file.path)' exists; nothing was written")
      }
      for file in files { try Files.write(Array(file.contents.utf8), to: folder + "/" + file.path) }
    }
    for file in files { Terminal.print(folder == "." ? file.path : "\(folder)/\(file.path)") }
    Terminal.note(folder == "." ? "Now: casebook build" : "Now: casebook build \(folder)")
  }
}

/// A language for which Casebook has texts of its own.
enum ArticleLanguage: String, ExpressibleByArgument, CaseIterable { case ja, en }
