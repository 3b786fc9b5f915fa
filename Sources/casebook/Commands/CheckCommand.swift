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
      it there. For one article of a site with a casebook.yml, give its file instead of the folder. Exit codes: 0 clean,
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
    let checked = try commandError {
      defer { progress.clear() }
      progress.show("check")
      let scratch = Terminal.variable("TMPDIR") ?? "/tmp"
      let probe = external ? try LinkProbe(scratch: scratch, today: try site.today()) : nil
      return try stages.checked(scratch: scratch, asking: probe?.answers)
    }
    var findings = checked.outcome.findings
    if let article { findings = try Self.findings(of: article, in: checked) }
    var notes: [String] = []
    if fix { (findings, notes) = try mend(findings, in: stages.articleFolder) }
    if let baseline { notes += try known(&findings, baseline, isWhole: article == nil) }
    if fix, dryRun { return Terminal.note(notes.joined(separator: "; ")) }
    let printer = DiagnosticPrinter(
      format: format ?? .standard, articleFolder: stages.articleFolder, descriptor: STDOUT_FILENO, showsSource: true)
    printer.print(findings.filter { !quiet || $0.severity == .error || strict && $0.severity == .warning })
    if article == nil, checked.outcome.silenced > 0 { notes.append("\(checked.outcome.silenced) ignored by comments") }
    if !quiet {
      let articles = article ?? Counted.text(checked.knowledgeBase.articles.count, "article")
      Terminal.note((["\(articles): \(Counted.summary(of: findings))"] + notes).joined(separator: "; "))
    }
    let worst = findings.map(\.severity).max()
    if worst == .error || (strict && worst == .warning) { throw ExitCode(1) }
  }

  /// Those of one article.
  private static func findings(of path: String, in checked: SiteStages.Checked) throws -> [Diagnostic] {
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

  /// - Returns: the findings that are left, and a word about what was mended.
  private func mend(_ findings: [Diagnostic], in folder: String) throws -> ([Diagnostic], [String]) {
    var mended = 0
    var left = findings.filter { $0.fix == nil }
    for (path, list) in Dictionary(grouping: findings.filter { $0.fix != nil }, by: \.path).sorted(by: {
      $0.key < $1.key
    }) {
      let full = folder.isEmpty || folder == "." ? path : folder + "/" + path
      let bytes = try commandError { try Files.read(full) }
      let fixed = FixedText(bytes, fixes: list.compactMap(\.fix))
      mended += fixed.count
      if fixed.count < list.count {
        left += list.filter { finding in
          finding.fix.map { FixedText(bytes, fixes: [$0]).count == 0 } == true
        }
      }
      guard fixed.count > 0 else { continue }
      if dryRun {
        Terminal.write(fixed.diff(path: full), to: STDOUT_FILENO)
      } else {
        try commandError { try Files.replace(full, by: fixed.new) }
      }
    }
    return (
      left.sorted(), ["\(Counted.text(mended, "finding")) \(dryRun ? "would be" : mended == 1 ? "was" : "were") mended"]
    )
  }
}
