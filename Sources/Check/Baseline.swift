import Diagnostics

/// Findings that are known and wait: what a first run found, so that only new ones fail.
///
/// A file of lines `COUNT<tab>ID<tab>PATH<tab>MESSAGE`, sorted. Lines of articles may shift: a finding is the same where its rule, file
/// and message are, or what of the message does not change by itself. The same three more often than counted are new.
package struct Baseline: Sendable {
  private var counts: [Key: Int] = [:]

  private struct Key: Hashable, Comparable {
    let id: String
    let path: String
    let message: String

    init(_ finding: Diagnostic) {
      (id, path, message) = (finding.id, finding.path, Self.folded(finding.identity ?? finding.message))
    }
    init(_ fields: [Substring]) { (id, path, message) = (String(fields[1]), String(fields[2]), String(fields[3])) }

    /// One line, whatever a message quotes.
    private static func folded(_ text: String) -> String {
      text.unicodeScalars.contains { $0.value < 0x20 }
        ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })) : text
    }

    static func < (left: Key, right: Key) -> Bool {
      (left.path, left.id, left.message) < (right.path, right.id, right.message)
    }
  }

  private static let head = "# Findings of casebook check that are known. Written by --update-baseline.\n"

  /// - Parameter findings: those of now.
  package init(_ findings: [Diagnostic]) {
    for finding in findings { counts[Key(finding), default: 0] += 1 }
  }

  /// A line that is none of a baseline.
  package struct Problem: Error, CustomStringConvertible {
    package let line: Int
    package var description: String {
      "line \(line) is none of a baseline; write the file again with --update-baseline"
    }
  }

  package init(text: String) throws(Problem) {
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      guard fields.count == 4, let count = Int(fields[0]), count > 0 else { throw Problem(line: number + 1) }
      counts[Key(fields)] = count
    }
  }

  package var text: String {
    Self.head
      + counts.sorted { $0.key < $1.key }.map { "\($1)\t\($0.id)\t\($0.path)\t\($0.message)\n" }.joined()
  }

  /// The findings that are new, how many are known, and how many entries no longer stand for anything.
  package func applied(to findings: [Diagnostic]) -> (new: [Diagnostic], known: Int, gone: Int) {
    var left = counts
    let new = findings.filter { finding in
      let key = Key(finding)
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
    return (new, findings.count - new.count, left.values.reduce(0, +))
  }
}
