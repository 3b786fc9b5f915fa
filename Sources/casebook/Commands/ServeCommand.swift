import ArgumentParser
import Preview
import SiteBuild

/// `casebook serve`: the site at an address of this machine, following its files.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Preview the site while you write.",
    discussion: """
      Serves the site from memory, with drafts, future articles and what is for any audience, and writes nothing into it. Open pages
      show a saved change at once, with what is wrong in the article. On a terminal the key o opens the browser, r reads everything
      again, q quits.
      """,
    aliases: ["server", "dev"])

  @OptionGroup var site: SiteOptions

  @Option(name: .shortAndLong, help: "The port (default: 4747, or the next free one).")
  var port: Int?

  @Option(
    help: """
      The IP address to listen at; 0.0.0.0 lets other machines in, which see what is for the widest audience unless --audience names \
      another.
      """)
  var bind = "127.0.0.1"

  @Option(
    name: [.customShort("u"), .long],
    help: "Where the site will stand: https://host/path/; it is served below the path.")
  var baseURL: String?

  @Flag(name: .shortAndLong, help: "Open the browser.")
  var open = false

  @Flag(help: "Lead open pages to the article that is being edited.")
  var follow = false

  @Flag(help: "Look for changes twice a second, for file systems that do not tell them.")
  var poll = false

  @Flag(name: .shortAndLong, help: "Print the address only.")
  var quiet = false

  func validate() throws {
    if let baseURL, !baseURL.hasPrefix("http://"), !baseURL.hasPrefix("https://") {
      throw ValidationError("--base-url takes an address with http:// or https://.")
    }
    if let port, !(1...65535).contains(port) { throw ValidationError("--port takes a number from 1 to 65535.") }
  }

  func run() throws {
    var build = SiteBuilder.Options(today: try site.today())
    build.source = site.path
    build.configuration = site.config
    build.baseURL = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    build.includesDrafts = true
    build.jobs = site.threads
    var options = PreviewRun.Options(site: build)
    options.host = bind
    options.site.audience = site.audience.map(AudienceChoice.named) ?? (options.servesOthers ? .widest : .writers)
    if let port { (options.port, options.mayMovePort) = (port, false) }
    options.follows = follow
    options.polls = poll
    let preview = try commandError { try PreviewRun(options) }
    try commandError { try PreviewSession(preview, opens: open, isQuiet: quiet).run() }
  }
}
