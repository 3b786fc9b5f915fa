import Diagnostics
import Foundation
import Markdown
import Testing

@testable import Rendering

/// The examples of the CommonMark 0.30 specification, in plain mode.
@Suite struct CommonMarkSpecTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let number: Int
    let markdown: String
    let html: String
    var testDescription: String { "example \(number)" }
  }

  /// `../shared` beside the repository.
  static let specification: URL = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/commonmark/spec-0.30.txt").standardizedFileURL

  /// Examples stand between lines of 32 backticks, input and output parted by a line with a full stop; arrows are tabs.
  static let examples: [Example] = {
    guard let text = try? String(contentsOf: specification, encoding: .utf8) else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let start = lines.firstIndex(of: Substring(fence + " example")) {
      let end = lines[start...].firstIndex(of: Substring(fence)) ?? lines.endIndex
      let parts = lines[(start + 1)..<end].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let (input, output) = (parts.first ?? [], parts.count > 1 ? parts[1] : [])
      examples.append(Example(number: examples.count + 1, markdown: joined(input), html: joined(output)))
      lines = lines[end...].dropFirst()
    }
    return examples
  }()

  private static func joined(_ lines: ArraySlice<Substring>) -> String {
    lines.map { $0 + "\n" }.joined().replacing("→", with: "\t")
  }

  @Test(.enabled(if: !examples.isEmpty, "../shared/commonmark is not there")) func thereAreAll() {
    #expect(Self.examples.count == 652)
  }

  @Test(arguments: examples) func example(_ example: Example) {
    let parser = MarkdownParser(options: MarkdownOptions(extensions: false))
    let (document, findings) = parser.parse(SourceFile(path: "example.md", bytes: Array(example.markdown.utf8)))
    #expect(String(decoding: HTMLWriter.plain(document), as: UTF8.self) == example.html)
    #expect(findings.isEmpty)
  }
}
