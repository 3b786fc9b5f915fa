import ArgumentParser
import Articles
import Check
import Diagnostics
import Glibc
import Import
import SiteBuild

/// `casebook report`: tables about the knowledge base as a whole.
struct ReportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Print a table about the knowledge base as a whole.",
    discussion: Report.allCases.map { "\($0.rawValue): \($0.sentence)." }.joined(separator: "\n")
      + "\nWith --events FILE.csv (columns id, source, count of a production log), entities says what to write next.")

  @Argument(help: ArgumentHelp(Report.allCases.map(\.rawValue).joined(separator: ", ") + "."))
  var report: Report

  @OptionGroup var site: SiteOptions

  @Option(help: "text, json or csv.")
  var format = Format.text

  @Option(help: "With entities: a CSV file of events with how often each came.")
  var events: String?

  @Option(help: "Rows at most (default: all; 40 as text).")
  var limit: Int?

  func validate() throws {
    if events != nil, report != .entities { throw ValidationError("--events goes with the report 'entities'.") }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
  }

  func run() throws {
    let log = try events.map(read)
    let stages = try site.stages()
    let progress = Progress()
    let (checked, pairs, findings) = try commandError {
      defer { progress.clear() }
      progress.show("report")
      return try stages.compared(scratch: Terminal.variable("TMPDIR") ?? "/tmp")
    }
    let table =
      log.map { EntityReports.wanted($0, in: checked.knowledgeBase) } ?? report.table(of: checked, pairs: pairs)
    let printer = TablePrinter(
      table: table, limit: limit ?? (format == .text ? 40 : .max),
      isForTerminal: isatty(STDOUT_FILENO) != 0)
    switch format {
    case .text: Terminal.print(printer.text)
    case .json: Terminal.print(printer.json)
    case .csv: Terminal.write(printer.csv, to: STDOUT_FILENO)
    }
    let errors = findings.filter { $0.severity == .error }
    DiagnosticPrinter(format: .text).print(errors)
    if !errors.isEmpty { throw ExitCode(1) }
  }

  private func read(_ path: String) throws -> [EventCount] {
    let bytes = try commandError { try Files.read(path, limit: 256 << 20) }
    let decoded = TextDecoder(bytes)
    guard decoded.faults.isEmpty else {
      throw CommandFailure("\(path) is no text in UTF-8, UTF-16, Shift_JIS or EUC-JP")
    }
    let text = String(decoding: decoded.text, as: UTF8.self)
    do throws(EventLog.Problem) {
      return try EventLog.read(text)
    } catch {
      throw CommandFailure("\(path), \(error)")
    }
  }
}

extension Report: ExpressibleByArgument {}
