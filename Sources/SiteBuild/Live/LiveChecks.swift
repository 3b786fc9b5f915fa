import Articles
import Check
import CrossReferences
import Diagnostics

/// What `build` would find wrong with single articles of a live site, kept while the site is as it is.
struct LiveChecks {
  private let dictionary: HeadingDictionary
  private var namesakes = Namesakes()
  private var traits: SiteTraits?
  /// By source path.
  private var known: [String: [Diagnostic]] = [:]

  /// - Parameter headings: the site's own heading words.
  init(headings: [String: SectionRole]) { dictionary = HeadingDictionary(additional: headings) }

  /// The site has changed.
  mutating func forget() { (traits, known) = (nil, [:]) }

  /// - Parameter path: of a source file.
  mutating func findings(of path: String, in state: LiveState) -> [Diagnostic] {
    if let findings = known[path] { return findings }
    let findings = look(at: path, in: state)
    known[path] = findings
    return findings
  }

  private mutating func look(at path: String, in state: LiveState) -> [Diagnostic] {
    let base = state.knowledgeBase
    let (earlier, severities) = (state.findings(of: path), state.source.configuration.severities)
    guard let number = base.article(inFile: path) else { return CheckOutcome.weighed(earlier, severities) }
    let traits = traits ?? SiteTraits(base)
    self.traits = traits
    let site = CheckedSite(base, traits, dictionary: dictionary, audience: state.audience, today: state.today)
    return SingleOutcome(
      number, in: site, namesakes: namesakes.all(of: number, in: base), earlier: earlier, severities: severities
    ) { state.document(ofArticle: $0) }.findings
  }
}
