import Diagnostics

/// What an import did beside writing the text: what it left out and renamed, how the file was read, which words are missing.
struct ImportReport {
  let source: ImportSource
  let path: String
  let format: SourceFormat
  let decoded: TextDecoder
  let draft: Draft
  let comparison: WordComparison

  var diagnostics: [Diagnostic] {
    [encoding, faults, missingText].compactMap(\.self) + lostWords + leftOut + [renamed].compactMap(\.self)
  }

  private func finding(_ severity: Diagnostic.Severity, _ rule: String, _ message: String, hint: String = "")
    -> Diagnostic
  {
    Diagnostic(severity, rule: rule, path: path, message, hint: hint)
  }

  private var encoding: Diagnostic? {
    decoded.encoding == .utf8
      ? nil : finding(.note, "import-encoding", "The source is read as \(decoded.encoding.rawValue)")
  }

  private var faults: Diagnostic? {
    guard let first = decoded.faults.first else { return nil }
    let count = decoded.faults.count
    return finding(
      .error, "import-encoding",
      "\(count == 1 ? "A place" : "\(count) places") of the source \(count == 1 ? "is" : "are") no \(decoded.encoding.rawValue), the first at byte \(first)",
      hint: "U+FFFD stands there; write what is meant.")
  }

  private var missingText: Diagnostic? {
    comparison.total == 0
      ? finding(.warning, "import-empty", "The source holds no words", hint: "Is it the right file?") : nil
  }

  private static let shown = 8

  /// The first lost words, each with its line in the source's text.
  private var lostWords: [Diagnostic] {
    guard !comparison.lost.isEmpty else { return [] }
    let lines = SourceLines(SourceFile(path: "", bytes: draft.sourceText))
    let words = comparison.lost.prefix(Self.shown).map { "'\($0.word)' (line \(lines.position(at: $0.offset).line))" }
    let rest = comparison.lost.count > Self.shown ? " and \(comparison.lost.count - Self.shown) more" : ""
    return [
      finding(
        .error, "import-lost-words",
        "Words of the source are not in the article: \(words.joined(separator: ", "))\(rest)",
        hint: "Compare the article with the source there.")
    ]
  }

  private var leftOut: [Diagnostic] {
    draft.leftOut.map { part in
      let words = part.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let shown = words.count > 60 ? words.prefix(59) + "…" : words[...]
      return finding(.note, "import-left-out", "Left out, \(part.what): '\(shown)'")
    }
  }

  private var renamed: Diagnostic? {
    guard !draft.renamed.isEmpty else { return nil }
    let pairs = draft.renamed.prefix(12).map { "'\($0.from)' is '\($0.to)'" }
    return finding(.note, "import-heading", "Headings in the site's words: \(pairs.joined(separator: ", "))")
  }
}
