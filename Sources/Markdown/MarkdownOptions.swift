/// What the parser reads beyond CommonMark 0.30.
package struct MarkdownOptions: Sendable {
  /// False: CommonMark and nothing else.
  package var extensions: Bool
  /// Emphasis opens and closes beside Japanese punctuation.
  package var cjkEmphasis: Bool
  /// A line break between two Han or Kana characters is no space.
  package var cjkSoftBreaks: Bool
  /// Names of blocks (`:::internal`) that are for some readers only, in lower case.
  package var audiences: [String]

  package init(extensions: Bool = true, cjkEmphasis: Bool = true, cjkSoftBreaks: Bool = true, audiences: [String] = [])
  {
    self.extensions = extensions
    self.cjkEmphasis = cjkEmphasis
    self.cjkSoftBreaks = cjkSoftBreaks
    self.audiences = audiences
  }
}
