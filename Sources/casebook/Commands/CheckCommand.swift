import ArgumentParser
import Check
import Diagnostics
import Glibc
import SiteBuild

/// `casebook check`: what is wrong with the articles, by the rules that `casebook explain` lists.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong with the articles.",
    discussion: """
      Findings go to standard output, the summary to standard error. 'casebook explain CB1203' says what a rule asks for;
      'rules:' in casebook.yml changes how grave it is; <!-- casebook-ignore CB1203: why --> before a block or on a line silences
      it there. --fix mends what can only mean one thing: a link to an article or a file that stands in one other place, an anchor or
      a heading that is one slip away; it changes the Markdown of articles, never front matter or what an article includes, says how
      many findings it mended, and prints those that are left. For one article of a site with a casebook.yml, give its file instead of the folder. Exit codes: 0 clean,
      1 findings at error level (warnings too with --strict), 2 could not run, 64 usage.
      """,
    aliases: ["lint"])

  @OptionGroup var site: SiteOptions

  @Flag(help: "Warnings count as errors do.")
  var strict = false

  @Option(help: "text, json, jsonl, sarif or github (default: github in a workflow of GitHub, else text).")
  var format: DiagnosticPrinter.Format?

  @Option(help: "A file of known findings, which are left out.")
  var baseline: String?

  @Flag(help: "Write all findings of now to the file of --baseline.")
  var updateBaseline = false

  @Flag(help: "Mend what is safe to mend: links and anchors that can only mean one place, misspelled headings.")
  var fix = false

  @Flag(help: "With --fix: print what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Ask pages elsewhere whether they answer (by curl; good answers count for a week).")
  var external = false

  @Flag(name: .shortAndLong, help: "Print findings at error level only.")
  var quiet = false

  func validate() throws {
    if updateBaseline, baseline == nil { throw ValidationError("--update-baseline needs --baseline FILE.") }
    if dryRun, !fix { throw ValidationError("--dry-run needs --fix.") }
  }

  func run() throws {
    let progress = Progress()
    let place = try CheckedPlace(site.path)
    let stages = try site.stages(in: place.folder)
    let article = try place.article(below: stages.articleFolder)
    if article != nil, updateBaseline { throw CommandFailure("--update-baseline takes a whole site", code: 64) }
    var checked = try check(stages, progress)
    var findings = try Self.findings(of: article, in: checked)
    var notes: [String] = []
    if fix {
      let mending = Mending(folder: stages.articleFolder, isDry: dryRun)
      var all = 0
      // What was mended may show what else is wrong: a link that leads to an article again, but to none of its headings.
      for _ in 0..<Self.fixRounds {
        let count = try mending.apply(to: findings)
        all += count
        if count == 0 || dryRun { break }
        checked = try check(stages, progress)
        findings = try Self.findings(of: article, in: checked)
      }
      notes.append("\(Counted.text(all, "finding")) \(dryRun ? "would be" : all == 1 ? "was" : "were") mended")
    }
    if let baseline { notes += try known(&findings, baseline, isWhole: article == nil) }
    if fix, dryRun { return Terminal.note(notes.joined(separator: "; ")) }
    let printer = DiagnosticPrinter(
      format: format ?? .standard, articleFolder: stages.articleFolder, descriptor: STDOUT_FILENO, showsSource: true)
    printer.print(findings.filter { !quiet || $0.severity == .error || strict && $0.severity == .warning })
    if article == nil, checked.outcome.silenced > 0 { notes.append("\(checked.outcome.silenced) ignored by comments") }
    if !quiet {
      if printer.format == .text { Self.rules(of: findings).map(Terminal.note) }
      let articles = article ?? Counted.text(checked.knowledgeBase.articles.count, "article")
      Terminal.note((["\(articles): \(Counted.summary(of: findings))"] + notes).joined(separator: "; "))
    }
    let isEmpty = checked.knowledgeBase.articles.isEmpty
    if isEmpty { Terminal.note("casebook: there are no articles in '\(stages.articleFolder)'") }
    let worst = findings.map(\.severity).max()
    if worst == .error || strict && (worst == .warning || isEmpty) { throw ExitCode(1) }
  }

  private func check(_ stages: SiteStages, _ progress: Progress) throws -> SiteStages.Checked {
    try commandError {
      defer { progress.clear() }
      progress.show("check")
      let scratch = Terminal.variable("TMPDIR") ?? "/tmp"
      let probe = external ? try LinkProbe(scratch: scratch, today: try site.today()) : nil
      return try stages.checked(scratch: scratch, asking: probe?.answers)
    }
  }

  /// No two fixes change the same place to and fro for ever.
  private static let fixRounds = 4

  /// Where there are more findings than a screen holds: how many of each rule, the most frequent first.
  private static func rules(of findings: [Diagnostic]) -> String? {
    guard findings.count > 30 else { return nil }
    let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = counts.first.map { Counted.grouped($0.value).count } ?? 0
    let rows = counts.map { rule, count in
      let number = Counted.grouped(count)
      return "\(String(repeating: " ", count: width - number.count))\(number)  \(Rule.find(rule)?.id ?? "")  \(rule)"
    }
    return rows.joined(separator: "\n")
  }

  /// All, or those of one article.
  private static func findings(of path: String?, in checked: SiteStages.Checked) throws -> [Diagnostic] {
    guard let path else { return checked.outcome.findings }
    let findings = checked.outcome.findings.filter { $0.path == path }
    guard !findings.isEmpty || checked.knowledgeBase.article(inFile: path) != nil else {
      throw CommandFailure("'\(path)' is none of the articles: drafts are with --drafts")
    }
    return findings
  }

  /// Leaves out what the baseline knows, after it was written anew where that is asked for.
  /// - Parameter isWhole: whether these are all that the site has.
  private func known(_ findings: inout [Diagnostic], _ path: String, isWhole: Bool) throws -> [String] {
    if updateBaseline {
      _ = try commandError { try Files.write(Array(Baseline(findings).text.utf8), to: path) }
      defer { findings = [] }
      return ["\(Counted.text(findings.count, "finding")) written to \(path)"]
    }
    let bytes = try commandError { () throws in
      guard try Files.status(of: path) != nil else {
        throw CommandFailure("there is no baseline '\(path)'; write it with --update-baseline")
      }
      return try Files.read(path)
    }
    do throws(Baseline.Problem) {
      let (new, known, gone) = try Baseline(text: String(decoding: bytes, as: UTF8.self)).applied(to: findings)
      findings = new
      return ["\(known) known to \(path)"]
        + (gone > 0 && isWhole ? ["\(gone) entr\(gone == 1 ? "y of it is" : "ies of it are") gone: update it"] : [])
    } catch {
      throw CommandFailure("\(path): \(error)")
    }
  }
}
