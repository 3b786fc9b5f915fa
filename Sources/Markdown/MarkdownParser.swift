import Diagnostics

/// A Markdown file to a flat tree: mask our own syntax, read by libcmark, apply the passes, lead offsets back to the file.
package struct MarkdownParser: Sendable {
  private let options: MarkdownOptions

  package init(options: MarkdownOptions = MarkdownOptions()) { self.options = options }

  /// - Parameters:
  ///   - start: offset of the body, behind the front matter.
  ///   - include: the file that an `[!INCLUDE]` names.
  /// - Returns: a document for any bytes. A text that libcmark would take too long for becomes one code block and an error.
  package func parse(
    _ file: SourceFile, from start: Int = 0, include: (String) -> IncludedFile = { _ in .missing }
  ) -> (MarkdownDocument, [Diagnostic]) {
    withoutActuallyEscaping(include) { include in
      var inclusion = Inclusion(find: include)
      let (document, findings) = parse(file, from: start, inclusion: &inclusion)
      // There may be one on each line: each by itself would count the lines before it.
      let lines = findings.isEmpty ? nil : SourceLines(file)
      return (document, findings.compactMap { finding in lines.map { finding.diagnostic(in: $0) } })
    }
  }

  private func parse(_ file: SourceFile, from start: Int, inclusion: inout Inclusion) -> (MarkdownDocument, [Finding]) {
    let body = Array(file.bytes[min(start, file.bytes.count)...])
    if let problem = ComplexityGuard.problem(in: body) {
      let finding = Finding(
        .error, rule: "too-complex", at: start + problem.offset, "\(problem.message); the text is shown as it is",
        hint: "Split the article or simplify what is nested or repeated.")
      return (Self.verbatim(body, at: start), [finding])
    }
    guard options.extensions else {
      let tree = CommonMarkTree.parse(body, appendingTo: [])
      var document = MarkdownDocument(nodes: tree.nodes, text: tree.text)
      Self.mapRanges(of: &document, by: OffsetMap(), start: start)
      return (document, [])
    }
    return parseExtended(body, of: file, from: start, inclusion: &inclusion)
  }

  private func parseExtended(
    _ body: [UInt8], of file: SourceFile, from start: Int, inclusion: inout Inclusion
  ) -> (MarkdownDocument, [Finding]) {
    let features = Features(of: body)
    let source = MaskedText(body, features: features, cjkEmphasis: options.cjkEmphasis)
    let tree = CommonMarkTree.parse(source.bytes, appendingTo: [], masks: source.masks)
    var document = MarkdownDocument(nodes: tree.nodes, text: tree.text)
    var findings: [Finding] = []

    if features.contains(.tables) { findings += TablePass.run(&document, source: source) }
    if features.contains(.directives) { findings += DirectivePass.run(&document, audiences: options.audiences) }
    if !features.isDisjoint(with: [.marks, .tasks, .headingIDs]) { findings += AlertPass.run(&document) }
    let footnotes = features.contains(.footnotes) ? FootnotePass.moveToEnd(in: &document) : []
    let dropsWideBreaks = options.cjkSoftBreaks && features.contains(.wide)
    if !features.isDisjoint(with: [.tildes, .footnotes, .wikiLinks, .marks, .escapedBrackets]) || dropsWideBreaks {
      InlinePass.run(&document, features: features, footnotes: footnotes, dropsWideBreaks: dropsWideBreaks)
    }
    if !footnotes.isEmpty { findings += FootnotePass.order(in: &document) }

    Self.mapRanges(of: &document, by: source.map, start: start)
    for index in findings.indices { findings[index].offset = source.map.source(of: findings[index].offset) + start }
    if features.contains(.marks) { findings += include(in: &document, of: file, &inclusion) }
    return (document, findings)
  }

  private static func mapRanges(of document: inout MarkdownDocument, by map: OffsetMap, start: Int) {
    if map.isIdentity, start == 0 { return }
    for index in document.nodes.indices {
      let range = document.nodes[index].range.offsets
      let from = map.isIdentity ? range.lowerBound : map.source(of: range.lowerBound)
      let to = map.isIdentity ? range.upperBound : map.source(of: range.upperBound)
      document.nodes[index].range = SourceRange(from + start..<max(from, to) + start)
    }
  }

  private static func verbatim(_ body: [UInt8], at start: Int) -> MarkdownDocument {
    let range = SourceRange(start..<start + body.count)
    let code = Node(.codeBlock, end: 2, range: range, primary: SourceRange(0..<body.count))
    return MarkdownDocument(nodes: [Node(.document, end: 2, range: range), code], text: body)
  }

  // MARK: - Includes

  /// The files that are being included, and how much came so far.
  private struct Inclusion {
    let find: (String) -> IncludedFile
    var open: [String] = []
    var count = 0
    var bytes = 0

    static let depthLimit = 8
    /// Files that includes may bring into one article, each as often as it comes.
    static let countLimit = 1_000
    /// Bytes that includes may bring into one article.
    static let byteLimit = 4 << 20
  }

  private func include(
    in document: inout MarkdownDocument, of file: SourceFile, _ inclusion: inout Inclusion
  ) -> [Finding] {
    var findings: [Finding] = []
    var state = inclusion
    IncludePass.run(&document) { path, offset in
      let included: SourceFile
      switch state.find(path) {
      case .file(let file): included = file
      case .missing:
        findings.append(
          Finding(
            .warning, rule: "missing-include", at: offset, "The file to include, '\(path)', is not there",
            hint: "Correct the path, or write the text itself."))
        return nil
      case .withheld(let why):
        findings.append(
          Finding(
            .warning, rule: "withheld-include", at: offset, "'\(path)' is left out: \(why)",
            hint: "Take the include out, or show the file to the same readers."))
        return nil
      }
      let (length, isCycle) = (included.bytes.count, state.open.contains(included.path) || included.path == file.path)
      guard !isCycle, state.open.count < Inclusion.depthLimit, state.count < Inclusion.countLimit,
        state.bytes + length <= Inclusion.byteLimit
      else {
        findings.append(
          Finding(
            .error, rule: "include-loop", at: offset, "'\(path)' is included by itself, too deep, or too often",
            hint: "Take the include out."))
        return nil
      }
      state.count += 1
      state.bytes += length
      state.open.append(included.path)
      defer { state.open.removeLast() }
      // What is wrong in the file is reported where it stands as a file of its own.
      let content = parse(included, from: Self.bodyStart(of: included.bytes), inclusion: &state).0
      return content.rebased(from: included.path, to: file.path)
    }
    (inclusion.count, inclusion.bytes) = (state.count, state.bytes)
    return findings
  }

  /// Behind the front matter of an included file, which says nothing to us.
  private static func bodyStart(of bytes: [UInt8]) -> Int {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: Array("---".utf8)) else { return start }
    var line = start
    while let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) {
      line = end + 1
      if bytes[line...].starts(with: Array("---".utf8)) {
        return bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      }
    }
    return start
  }
}
