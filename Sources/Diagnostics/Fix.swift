/// A safe change that mends a finding: one text for another within a range of the file.
extension Diagnostic {
  package struct Fix: Sendable, Hashable {
    /// Where the old text stands, in bytes of the file; its last occurrence there is what is replaced.
    package let range: SourceRange
    package let old: String
    package let new: String

    package init(_ range: SourceRange, replace old: String, by new: String) {
      self.range = range
      self.old = old
      self.new = new
    }
  }
}
