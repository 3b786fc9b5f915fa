/// Finds the entities that a text names, as a careful reader would.
///
/// 1. Differences of width are folded away, where there are any (`WidthFold`).
/// 2. One pass over each block stops at numbers, at names in capitals and at the labels of event sources (`ScanPass`).
/// 3. A number is what the words before it say (`ContextRule`), else what the list or column is of, else what the words
///    after it say, else what its shape and neighbourhood allow.
/// 4. Events without a provider get that of their block, row or log record (`SourceAssignment`).
/// 5. Custom kinds are looked for with their patterns.
package struct EntityScanner: Sendable {
  private let customKinds: [CustomKind]
  private let cues: CueTable

  package init(customKinds: [CustomKind] = []) {
    self.customKinds = customKinds
    cues = .standard
  }

  /// - Parameter text: any bytes; what is not UTF-8 names nothing. Ranges of blocks beyond the text are cut.
  /// - Returns: mentions in the order of their ranges.
  package func scan(_ text: ScanText) -> [Mention] {
    guard WidthFold.needsFolding(text.bytes) else { return scanFolded(text) }
    let fold = WidthFold(text.bytes)
    guard fold.bytes.count < text.bytes.count else { return scanFolded(text) }
    var folded = text
    folded.bytes = fold.bytes
    for index in folded.blocks.indices {
      let range = text.blocks[index].range
      // A bound inside a character has no place of its own.
      let start = fold.folded(range.lowerBound)
      folded.blocks[index].range = start..<max(start, fold.folded(range.upperBound))
    }
    return scanFolded(folded).map { mention in
      var mention = mention
      let start = fold.original(mention.range.lowerBound)
      mention.range = start..<max(start, fold.original(mention.range.upperBound))
      return mention
    }
  }

  private func scanFolded(_ text: ScanText) -> [Mention] {
    var pass = ScanPass(text, cues: cues)
    pass.run()
    var mentions = SourceAssignment(text: text, marks: pass.sources).assigned(pass.mentions)
    BugCheckNames.settle(&mentions)
    guard !customKinds.isEmpty else { return mentions }
    let matchers = customKinds.compactMap(\.matcher)
    for block in text.blocks where block.kind != .linkTarget {
      mentions += Self.mentions(of: matchers, in: block, of: text)
    }
    return mentions.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  private static func mentions(
    of matchers: [CustomKind.Matcher], in block: ScanText.Block, of text: ScanText
  ) -> [Mention] {
    let range = block.range.clamped(to: 0..<text.bytes.count)
    guard let string = String(validating: text.bytes[range], as: UTF8.self) else { return [] }
    return matchers.flatMap { matcher in
      matcher.matches(in: string).map { match in
        let start = range.lowerBound + match.range.lowerBound
        return Mention(
          Entity(.custom(matcher.name), match.value), range: start..<start + match.range.count, rule: "custom-pattern")
      }
    }
  }
}
