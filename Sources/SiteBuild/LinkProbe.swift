import Articles
import Check
import Foundation

/// Asks addresses whether they answer, by the system's `curl`: hosts beside each other, each host one request at a time, again where
/// the failure may pass, and not again for a week where the answer was fine.
package struct LinkProbe {
  /// `curl` is not there, or cannot be started.
  package struct Unavailable: Error, CustomStringConvertible {
    package let description: String
  }

  /// Hosts that are asked at the same time.
  private static let hostLimit = 8
  /// Addresses of one host that one process asks; a host that answers none of them is not asked again.
  private static let batchSize = 20

  private let curl: String
  private let scratch: String
  private let today: CalendarDate
  private let cachePath: String?

  /// - Parameter scratch: a folder for the lists that are handed over.
  package init(scratch: String, today: CalendarDate) throws {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    guard let curl = folders.map({ $0 + "/curl" }).first(where: { access($0, X_OK) == 0 }) else {
      throw Unavailable(description: "--external asks by curl, which is not on the path; install curl")
    }
    self.curl = curl
    self.scratch = scratch
    self.today = today
    let base =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].map { $0 + "/.cache" }
    cachePath = base.map { $0 + "/casebook/links.tsv" }
  }

  /// - Returns: an answer for each address.
  package func answers(for addresses: Set<String>) throws -> [String: ExternalLink.Answer] {
    var cache = LinkCache(read: cachePath, today: today)
    var answers: [String: ExternalLink.Answer] = [:]
    for address in addresses where cache.isFine(address) { answers[address] = .fine }
    let open = addresses.filter { answers[$0] == nil }.sorted()
    let folder = try Files.makeTemporaryFolder(in: scratch)
    defer { try? Files.remove(folder) }
    for (address, answer) in try ask(open, lists: folder) {
      answers[address] = answer
      if answer == .fine { cache.note(address, on: today) }
    }
    cache.write(to: cachePath)
    return answers
  }

  // MARK: - Asking

  /// The addresses of a host that are still to be asked.
  private struct Queue {
    var waiting: ArraySlice<String>
    /// Why the host is given up.
    var verdict: String?
  }

  private func ask(_ addresses: [String], lists: String) throws -> [String: ExternalLink.Answer] {
    var queues = Dictionary(grouping: addresses, by: Self.host).sorted { $0.key < $1.key }.map {
      Queue(waiting: $0.value[...])
    }
    var answers: [String: ExternalLink.Answer] = [:]
    var running: [(process: CurlRun, queue: Int, batch: [String])] = []
    var next = 0
    while next < queues.count || !running.isEmpty {
      while running.count < Self.hostLimit, next < queues.count {
        if let run = try start(next, &queues, lists) { running.append(run) }
        next += 1
      }
      guard !running.isEmpty else { continue }
      let (process, number, batch) = running.removeFirst()
      let results = try settled(process.results(), batch, files: "\(lists)/\(number)-page")
      answers.merge(results) { _, new in new }
      if let verdict = Self.verdict(on: batch.compactMap { results[$0] }) {
        for address in queues[number].waiting { answers[address] = .failed(verdict) }
        queues[number].waiting = []
      }
      if let run = try start(number, &queues, lists) { running.append(run) }
    }
    return answers
  }

  private func start(_ number: Int, _ queues: inout [Queue], _ lists: String) throws -> (CurlRun, Int, [String])? {
    let batch = Array(queues[number].waiting.prefix(Self.batchSize))
    guard !batch.isEmpty else { return nil }
    queues[number].waiting = queues[number].waiting.dropFirst(batch.count)
    return (try CurlRun(curl, batch, method: .head, files: "\(lists)/\(number)"), number, batch)
  }

  /// Servers that refuse to say only whether a page is there are asked for the page.
  private func settled(
    _ results: [CurlRun.Result], _ batch: [String], files: String
  ) throws -> [String: ExternalLink.Answer] {
    var answers = Dictionary(zip(batch, results.map(\.answer)), uniquingKeysWith: { first, _ in first })
    let again = zip(batch, results).filter { $0.1.deservesPage }.map(\.0)
    guard !again.isEmpty else { return answers }
    let pages = try CurlRun(curl, again, method: .page, files: files).results()
    for (address, result) in zip(again, pages) { answers[address] = result.answer }
    return answers
  }

  /// A host of which no address could even be connected to is not worth more questions.
  private static func verdict(on answers: [ExternalLink.Answer]) -> String? {
    var reasons: Set<String> = []
    for answer in answers {
      guard case .failed(let reason) = answer, Int(reason) == nil else { return nil }
      reasons.insert(reason)
    }
    return reasons.sorted().first
  }

  private static func host(of address: String) -> String {
    address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map { $0.lowercased() } ?? ""
  }
}
