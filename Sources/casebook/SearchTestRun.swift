import ArgumentParser
import Diagnostics
import Search
import SiteBuild

/// Runs a site's tests of its search and says which queries do not find their articles.
struct SearchTestRun {
  let reader: SearchReader

  func run(folder: String) throws {
    let path = folder == "." ? SearchExpectation.file : folder + "/" + SearchExpectation.file
    let (expectations, problems) = SearchExpectation.read(try commandError { try Files.read(path) }, path: path)
    let failures = expectations.compactMap { expectation -> Diagnostic? in
      let ranked = reader.search(expectation.query, language: expectation.language).ranked
      let found = ranked.prefix(max(expectation.within, 3)).compactMap { reader.facts(of: $0.document)?.path }
      return expectation.failure(found: found).map { message in
        Diagnostic(
          .error, rule: "search-test", path: path, at: SourcePosition(line: expectation.line, column: 1), message,
          hint: "See what was read and scored with casebook search --explain.")
      }
    }
    DiagnosticPrinter(format: .text).print(problems + failures)
    Terminal.note("\(expectations.count) queries, \(failures.count) failed")
    if !problems.isEmpty || !failures.isEmpty { throw ExitCode(1) }
  }
}
