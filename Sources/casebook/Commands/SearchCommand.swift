import ArgumentParser
import Search
import SiteBuild

/// `casebook search`: the articles of a built site for a query, best first.
struct SearchCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Search a built site.",
    discussion: """
      Reads the index that 'casebook build' wrote, as the site's own search does. Takes event IDs, KB numbers, codes in any
      spelling, and words. Exit code 1 when nothing is found.
      """)

  @Argument(parsing: .allUnrecognized, help: "What to search for: -2146893043 as well.")
  var query: [String] = []

  @Option(name: .customLong("index"), help: "The folder of the built site (default: public).")
  var folder = "public"

  @Option(help: "Results at most.")
  var limit = 10

  @Option(help: "What the reader reads (ja, en): articles in it stand first among equals.")
  var language = ""

  @Option(help: "text or json.")
  var format = Format.text

  @Option(
    help: "A file with a query a line: {\"id\": …, \"q\": …}; prints a line {\"id\": …, \"ranked\": […]} for each.")
  var batch: String?

  @Flag(help: "Say what was read and how each score comes about.")
  var explain = false

  @Flag(help: "Run the site's search-tests.yml: exit code 1 where a query does not find its articles.")
  var test = false

  @Option(name: [.short, .customLong("source")], help: "The site's folder, for --test.")
  var source = "."

  func validate() throws {
    if !(1...50).contains(limit) { throw ValidationError("--limit takes a number from 1 to 50.") }
    if query.isEmpty, batch == nil, !test { throw ValidationError("Write what to search for.") }
  }

  func run() throws {
    let files = IndexFiles(folder: folder)
    let reader = try commandError { try SearchReader(read: files.read(_:part:)) }
    if let batch { return try SearchBatch(reader: reader, limit: limit).run(batch) }
    if test { return try SearchTestRun(reader: reader).run(folder: source) }
    let text = query.joined(separator: " ")
    let results = reader.search(text, language: language)
    let report = SearchReport(results, reader: reader, limit: limit)
    switch format {
    case .text: Terminal.print(report.text(explain: explain))
    case .json: Terminal.print(report.json)
    }
    for path in reader.missing { Terminal.printError("\(folder)/\(path) is missing or damaged; build the site again") }
    if explain { Terminal.note("\(files.count) files, \(files.bytes) bytes read") }
    if results.ranked.isEmpty, results.entities.isEmpty { throw ExitCode(1) }
  }
}

/// The files of an index on disk, counted as they are read.
final class IndexFiles {
  private let folder: String
  private var paths: Set<String> = []
  private(set) var bytes = 0

  init(folder: String) { self.folder = folder }

  var count: Int { paths.count }

  func read(_ path: String, part: Range<Int>) -> [UInt8]? {
    guard let part = try? Files.read(folder + "/" + path, part: part) else { return nil }
    paths.insert(path)
    bytes += part.count
    return part
  }
}
