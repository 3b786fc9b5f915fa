import Diagnostics

/// All findings of a site, silenced and weighed as its articles and its configuration say.
package struct CheckOutcome: Sendable {
  /// Sorted by file and place.
  package let findings: [Diagnostic]
  /// How many a comment silences.
  package let silenced: Int

  /// - Parameters:
  ///   - earlier: what reading, parsing and linking found.
  ///   - pairs: near-duplicates after the exact look.
  ///   - severities: by rule name; nil switches a rule off.
  ///   - renames: what is wrong with renames in git; nil as below.
  ///   - answers: what pages elsewhere answered, by address; nil where they were not asked, and ignore comments about them are
  ///     left alone.
  package init(
    _ site: CheckedSite, _ facts: [ArticleFacts], earlier: [Diagnostic], pairs: [DuplicateSearch.Pair],
    severities: [String: Diagnostic.Severity?], renames: [Diagnostic]? = nil,
    answers: [String: ExternalLink.Answer]? = nil
  ) {
    let outside = answers.map { ExternalLink.findings(in: site, facts, answers: $0) } ?? []
    let own =
      outside + facts.flatMap(\.findings) + Checks.ofSites.flatMap { $0(site, facts) }
      + NearDuplicate.findings(in: site, pairs)
    var ignores: [String: [IgnoreComment]] = [:]
    for (linked, fact) in zip(site.knowledgeBase.articles, facts) where !fact.ignores.isEmpty {
      ignores[linked.article.file.path] = fact.ignores
    }
    let silencer = Silencer(ignores)
    var unchecked: Set<String> = answers == nil ? ["external-link"] : []
    if renames == nil { unchecked.insert("forgotten-alias") }
    let (left, silenced, comments) = silencer.applied(to: earlier + own + (renames ?? []), unchecked: unchecked)
    self.silenced = silenced
    findings = Self.weighed(left + comments, severities)
  }

  /// Findings as grave as the configuration says, sorted.
  package static func weighed(
    _ findings: [Diagnostic], _ severities: [String: Diagnostic.Severity?]
  ) -> [Diagnostic] {
    findings.compactMap { finding in
      guard let severity = severities[finding.rule] else { return finding }
      return severity.map { finding.with($0) }
    }.sorted()
  }
}
