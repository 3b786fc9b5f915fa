import ArgumentParser
import Diagnostics
import Glibc

/// Prints findings in the format that was asked for.
struct DiagnosticPrinter {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, sarif, github

    /// For a workflow of GitHub, annotations; for everybody else, text.
    static var standard: Format { Terminal.variable("GITHUB_ACTIONS") == "true" ? .github : .text }
  }

  let format: Format
  /// Where the articles are; empty where findings are about none.
  var articleFolder = ""
  /// As text: the stream, and whether the lines of the articles are shown.
  var descriptor = STDERR_FILENO
  var showsSource = false

  /// - Parameter diagnostics: sorted.
  func print(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text: printText(diagnostics)
    case .json: Terminal.print(JSONText.array(diagnostics.map(JSONFormatter().format)))
    case .jsonl: Terminal.write(diagnostics.map { JSONFormatter().format($0) + "\n" }.joined(), to: STDOUT_FILENO)
    case .sarif:
      let results = zip(diagnostics, SourceTexts(articleFolder: articleFolder).places(of: diagnostics)).map {
        SARIFFormatter.Result($0, path: $1.path, column: Self.column(of: $0, in: $1.line))
      }
      Terminal.print(SARIFFormatter(version: Casebook.version).format(results))
    case .github:
      let places = SourceTexts(articleFolder: articleFolder).places(of: diagnostics)
      let lines = zip(diagnostics, places).map {
        GitHubFormatter().format($0, path: $1.path, column: Self.column(of: $0, in: $1.line)) + "\n"
      }
      Terminal.write(lines.joined(), to: STDOUT_FILENO)
    }
  }

  private func printText(_ diagnostics: [Diagnostic]) {
    let formatter = TextFormatter(isColored: Terminal.isColored(descriptor))
    let sources = SourceTexts(articleFolder: articleFolder)
    guard showsSource else {
      let texts = zip(diagnostics, sources.paths(of: diagnostics)).map { formatter.format($0, path: $1) + "\n" }
      return Terminal.write(texts.joined(), to: descriptor)
    }
    let texts = zip(diagnostics, sources.places(of: diagnostics)).map { diagnostic, place in
      let excerpt = place.line.flatMap { line in
        diagnostic.position.map { SourceExcerpt(line: line, column: $0.column) }
      }
      return formatter.format(diagnostic, path: place.path, excerpt: excerpt) + "\n"
    }
    Terminal.write(texts.joined(), to: descriptor)
  }

  /// In UTF-16 code units.
  private static func column(of diagnostic: Diagnostic, in line: ArraySlice<UInt8>?) -> Int? {
    guard let line, let column = diagnostic.position?.column else { return nil }
    return String(decoding: line.prefix(column - 1), as: UTF8.self).utf16.count + 1
  }
}
