import ArgumentParser
import Articles
import Diagnostics
import Import
import SiteBuild

/// `casebook import`: old articles to Casebook Markdown.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn old articles, plain text, HTML or other Markdown, into articles.",
    discussion: """
      Takes files, folders with all that is in them, and - for standard input: text saved from a blog, saved web pages, Markdown of
      Microsoft Learn, MkDocs and Hugo; in UTF-8, UTF-16, Shift_JIS, EUC-JP and ISO-2022-JP. Nothing is ever overwritten, and every
      word of the source is looked for in the article. What a writer must look at is reported and stands in the article as a comment
      <!-- import: … -->. Exit codes: 0 all imported, 1 a file could not be or words are missing, 2 could not run, 64 usage.
      """)

  @Argument(help: "Files or folders, or - for standard input.")
  var paths: [String]

  @Option(
    name: [.short, .customLong("output-dir")],
    help: "The folder for the articles (default: the site's articles folder).")
  var output: String?

  @Option(name: [.short, .customLong("source")], help: "The site's folder.")
  var source = "."

  @Option(help: "What the files are: text, html, markdown, learn, mkdocs or hugo (default: told from each).")
  var fromFormat: SourceFormat?

  @Flag(help: "Print the articles instead of writing them.")
  var dryRun = false

  @Option(help: "How findings are printed: text, json, jsonl or github.")
  var format = DiagnosticPrinter.Format.text

  @Flag(help: "Warnings fail the import too.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Print findings at error level only.")
  var quiet = false

  @Option(
    name: [.customShort("j", allowingJoined: true), .long], help: "Threads at the most (default: one a core).")
  var jobs: Int?

  func validate() throws {
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read once.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
    if dryRun, format != .text {
      throw ValidationError("--dry-run prints articles on standard output; leave --format out.")
    }
  }

  func run() throws {
    let site = try commandError { try SiteSource(folder: source) }
    let problems = site.diagnostics.filter { $0.severity == .error }
    guard problems.isEmpty else {
      DiagnosticPrinter(format: .text).print(problems)
      throw CommandFailure("the configuration is not usable; nothing was written")
    }
    var options = ArticleImporter.Options(output: trimmed(output ?? site.articleFolder))
    options.format = fromFormat
    options.isDryRun = dryRun
    options.jobs = jobs ?? SiteOptions.cores
    options.usesLanguageFolders = output == nil
    let outcomes = try commandError {
      try ArticleImporter(options, site: site.configuration).run(paths, standardInput: Terminal.readInput)
    }
    if dryRun { show(outcomes) }
    let findings = outcomes.flatMap(\.diagnostics).filter { !quiet || $0.severity == .error }
    DiagnosticPrinter(format: format).print(findings)
    if !quiet { Terminal.note(summary(of: outcomes, in: options.output)) }
    let worst = outcomes.flatMap(\.diagnostics).map(\.severity).max()
    if worst == .error || strict && worst == .warning { throw ExitCode(1) }
  }

  private func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// One article as it is; of several each below its path.
  private func show(_ outcomes: [ArticleImporter.Outcome]) {
    for outcome in outcomes {
      guard let article = outcome.article, let path = outcome.path else { continue }
      if outcomes.count > 1 { Terminal.print("==> \(path) <==") }
      Terminal.print(String(decoding: article.text, as: UTF8.self).trimmingBlanks())
    }
  }

  /// `kb/rdp.md from plain text: 812 of 812 words`, or how many articles of how many files.
  private func summary(of outcomes: [ArticleImporter.Outcome], in folder: String) -> String {
    let articles = outcomes.filter { $0.path != nil }
    // A note alone is about files that were not looked at.
    let files = outcomes.count {
      $0.path != nil || $0.article != nil || $0.diagnostics.contains { $0.severity > .note }
    }
    let verb = dryRun ? "would be written" : "written"
    if outcomes.count == 1, let only = articles.first, let path = only.path, let article = only.article {
      let images = only.images.isEmpty ? "" : ", \(only.images.count) image\(only.images.count == 1 ? "" : "s")"
      return "\(path) \(verb) from \(article.format.title): \(words(of: [only]))\(images)"
    }
    let count = "\(articles.count) of \(files) file\(files == 1 ? "" : "s") imported"
    guard !articles.isEmpty else { return count }
    let place = dryRun ? " (nothing was written)" : " to \(folder)"
    return (articles.compactMap(renaming) + ["\(count)\(place): \(words(of: articles))"]).joined(separator: "\n")
  }

  /// `a-b.html is kb/a-b-2.md`, where another file took the article's name; nil elsewhere.
  private func renaming(_ outcome: ArticleImporter.Outcome) -> String? {
    guard let path = outcome.path, !outcome.source.isEmpty,
      stem(of: path) != Slug.address(of: String(stem(of: outcome.source)))[...]
    else { return nil }
    return "\(outcome.source) is \(path)"
  }

  private func stem(of path: String) -> Substring {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[..<$0] } ?? name
  }

  private func words(of outcomes: [ArticleImporter.Outcome]) -> String {
    let total = outcomes.reduce(0) { $0 + ($1.article?.comparison.total ?? 0) }
    let lost = outcomes.reduce(0) { $0 + ($1.article?.comparison.lost.count ?? 0) }
    return lost == 0 ? "all \(total) words are there" : "\(lost) of \(total) words are missing"
  }
}

extension SourceFormat: ExpressibleByArgument {}
