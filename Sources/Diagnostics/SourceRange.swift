/// A half-open range of byte offsets in a source file. Files are at most 4 GiB.
package struct SourceRange: Sendable, Hashable {
  package var start: UInt32
  package var end: UInt32

  package init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = max(start, end)
  }

  package init(_ range: Range<Int>) {
    self.init(start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound))
  }

  /// The offsets as indices of `SourceFile.bytes`.
  package var offsets: Range<Int> { Int(start)..<Int(end) }
  package var isEmpty: Bool { start == end }
}
