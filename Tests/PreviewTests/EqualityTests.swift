import Articles
import Check
import Diagnostics
import Foundation
import Testing

@testable import Preview
@testable import SiteBuild

/// Whatever happened to its files, a served site is what a clean build makes of them, byte for byte, findings included.
///
/// `CASEBOOK_EQUALITY_CHANGES=2000` makes it a long run.
@Suite struct EqualityTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let changes = environment["CASEBOOK_EQUALITY_CHANGES"].flatMap { Int($0) } ?? 150
  private static let seed = environment["CASEBOOK_EQUALITY_SEED"].flatMap { UInt64($0) } ?? 1
  private static let step = changes > 1000 ? 50 : 15

  @Test func aServedSiteIsTheBuiltOneAfterAnyChanges() async throws {
    let folder = try TemporaryFolder()
    var scribe = try SiteScribe(folder: folder.path + "/site", seed: Self.seed)
    var options = SiteBuilder.Options(today: try #require(CalendarDate("2026-11-25")))
    options.source = folder.path + "/site"
    options.baseURL = "https://kb.example/"
    options.includesDrafts = true
    options.jobs = 2
    let site = try LiveSite(options)
    var places = await site.places
    var watcher = try FileWatcher(places)
    _ = try await site.start()
    var log: [String] = []
    for number in 1...Self.changes {
      log.append(try scribe.change())
      if let changes = try watcher.pending() { _ = await site.apply(changes) }
      let now = await site.places
      if now != places {
        (places, watcher) = (now, try FileWatcher(now))
        _ = await site.apply(.everything)
      }
      if number % Self.step == 0 {
        let differences = try await differences(site, options, folder.path + "/built")
        try #require(differences.isEmpty, "after \(log.suffix(Self.step)):\n\(differences.joined(separator: "\n"))")
      }
    }
  }

  /// Some file systems and tools give one file two names; what is written under one stands under both.
  @Test func aFileWithTwoNamesIsReadUnderBoth() async throws {
    let folder = try TemporaryFolder()
    for name in ["one", "other"] { try folder.write("# \(name)\n", to: "\(name).md") }
    var options = SiteBuilder.Options(today: try #require(CalendarDate("2026-11-25")))
    options.source = folder.path
    let site = try LiveSite(options)
    _ = try await site.start()
    try FileManager.default.linkItem(atPath: folder.path + "/one.md", toPath: folder.path + "/second.md")
    _ = await site.apply(.paths([folder.path + "/second.md"]))
    let file = try #require(fopen(folder.path + "/second.md", "w"))
    fputs("# Changed\n", file)
    fclose(file)
    _ = await site.apply(.paths([folder.path + "/second.md"]))
    let page = String(decoding: try #require(await site.file(at: "articles/one/")?.bytes), as: UTF8.self)
    #expect(page.contains("Changed"))
  }

  /// What front matter names is looked for under all of an article's names, also when it is withheld later.
  @Test(arguments: ["related: [SAFE]", "related: [keys/safe.md]", "superseded-by: Safe", "translation-of: SAFE"])
  func whatFrontMatterNamesGoesWithItsArticle(line: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/site/keys", withIntermediateDirectories: true)
    try folder.write("---\n\(line)\n---\n# One\n", to: "site/one.md")
    try folder.write("# Kingfisher\n", to: "site/keys/safe.md")
    var options = SiteBuilder.Options(today: try #require(CalendarDate("2026-11-25")))
    options.source = folder.path + "/site"
    options.audience = .named("public")
    let site = try LiveSite(options)
    _ = try await site.start()
    try folder.write("---\naudience: internal\n---\n# Kingfisher\n", to: "site/keys/safe.md")
    _ = await site.apply(.paths([folder.path + "/site/keys/safe.md"]))
    let findings = await site.diagnostics()
    #expect(findings.map { "\($0.path) \($0.rule)" }.contains("one.md withheld-link"), "\(findings)")
    #expect(try await differences(site, options, folder.path + "/built") == [])
  }

  /// What the served site has otherwise than a clean build.
  private func differences(_ site: LiveSite, _ options: SiteBuilder.Options, _ output: String) async throws -> [String]
  {
    var options = options
    options.output = output
    let report = try SiteBuilder.build(options) { _ in }
    let paths = await site.paths()
    var differences: [String] = []
    let built = Self.files(in: output)
    if let path = Set(built).subtracting(paths).sorted().first(where: { $0.hasPrefix("search/data/") }) {
      differences += await searchDifferences(site, output, missing: path, Set(built).subtracting(paths), paths)
    }
    for path in built {
      let served = await site.file(at: path)?.bytes
      let wanted = FileManager.default.contents(atPath: output + "/" + path).map { Array($0) }
      if served != wanted { differences.append("other bytes: \(path)\n" + Self.first(served ?? [], wanted ?? [])) }
    }
    let findings = await site.diagnostics()
    // What needs the texts of all articles is for `check` and `build`.
    let wanted = report.diagnostics.filter { !SingleOutcome.leftOut.contains($0.rule) }
    if findings != wanted {
      let (live, clean) = (Set(findings), Set(wanted))
      differences.append("findings: +\(live.subtracting(clean)) −\(clean.subtracting(live))")
    }
    let update = await site.apply(.paths([]))
    // Counted is what reading and linking find, whatever the configuration makes of the rules.
    let errors = wanted.count { finding in
      finding.severity == .error && (Rule.find(finding.rule).map { $0.id < "CB1205" || $0.name == "alias" } ?? true)
    }
    if update.errors != errors { differences.append("\(update.errors) errors counted, \(errors) there") }
    differences += Set(built).subtracting(paths).sorted().map { "missing: \($0)" }
    differences += Set(paths).subtracting(built).sorted().map { "too many: \($0)" }
    return Array(differences.prefix(8))
  }

  /// Files of the index are named by what all of them hold: those of the same last name are compared.
  private func searchDifferences(
    _ site: LiveSite, _ output: String, missing: String, _ all: Set<String>, _ paths: [String]
  ) async -> [String] {
    var differences: [String] = []
    for path in all.sorted() where path.hasPrefix("search/data/") {
      let name = path.split(separator: "/").last?.split(separator: "-").first ?? ""
      guard let other = paths.first(where: { $0.hasPrefix("search/data/") && $0.hasPrefix("search/data/\(name)-") })
      else { continue }
      let served = await site.file(at: other)?.bytes ?? []
      let wanted = FileManager.default.contents(atPath: output + "/" + path).map { Array($0) } ?? []
      let (one, two) = (served.split(separator: 0x0A).dropFirst(), wanted.split(separator: 0x0A).dropFirst())
      if !one.elementsEqual(two) {
        differences.append(
          "\(name)\n" + Self.first(Array(one.joined(separator: [0x0A])), Array(two.joined(separator: [0x0A]))))
      }
    }
    return differences
  }

  /// The first line that differs.
  private static func first(_ served: [UInt8], _ wanted: [UInt8]) -> String {
    let (one, other) = (served.split(separator: 0x0A), wanted.split(separator: 0x0A))
    let number = zip(one, other).prefix { $0 == $1 }.reduce(0) { count, _ in count + 1 }
    let line = { (lines: [ArraySlice<UInt8>]) in
      number < lines.count ? String(decoding: lines[number], as: UTF8.self) : ""
    }
    return "  served \(line(one).prefix(600))\n  built  \(line(other).prefix(600))"
  }

  private static func files(in folder: String) -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return !path.hasPrefix(".casebook")
        && FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }
}
