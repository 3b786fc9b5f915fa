/// What the parser reads beyond CommonMark 0.30.
package struct MarkdownOptions: Sendable {
  /// False: CommonMark and nothing else.
  package var extensions: Bool
  /// Emphasis opens and closes beside Japanese punctuation.
  package var cjkEmphasis: Bool
  /// A line break between two Han or Kana characters is no space.
  package var cjkSoftBreaks: Bool

  package init(extensions: Bool = true, cjkEmphasis: Bool = true, cjkSoftBreaks: Bool = true) {
    self.extensions = extensions
    self.cjkEmphasis = cjkEmphasis
    self.cjkSoftBreaks = cjkSoftBreaks
  }
}
