import Diagnostics

/// A file with the safe fixes of its findings applied.
package struct FixedText: Sendable {
  package let old: [UInt8]
  package let new: [UInt8]
  /// How many findings are mended.
  package let count: Int

  /// - Parameters:
  ///   - bytes: the file as it was when the findings were made.
  ///   - fixes: what does not fit the file, or lies within another fix, is left out.
  package init(_ bytes: [UInt8], fixes: [Diagnostic.Fix]) {
    let places = fixes.compactMap { Self.place(of: $0, in: bytes) }
      .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var result: [UInt8] = []
    var position = 0
    var count = 0
    for (range, text) in places where range.lowerBound >= position {
      result += bytes[position..<range.lowerBound]
      result += text.utf8
      position = range.upperBound
      count += 1
    }
    old = bytes
    new = result + bytes[position...]
    self.count = count
  }

  /// The last occurrence of the old text within the range.
  private static func place(of fix: Diagnostic.Fix, in bytes: [UInt8]) -> (range: Range<Int>, text: String)? {
    let range = fix.range.offsets.clamped(to: 0..<bytes.count)
    if let place = last(fix.old, in: bytes, range) { return (place, fix.new) }
    guard fix.old.hasPrefix("]("), fix.new.hasPrefix("](") else { return nil }
    // `](<two.md>)`, and an address that stands where a reference is defined: `[two]: two.md`.
    let (old, new) = (fix.old.dropFirst(2), fix.new.dropFirst(2))
    if let place = last("](<\(old)>", in: bytes, range) { return (place, "](\(new)") }
    return definition(of: String(old), in: bytes).map { ($0, String(new)) }
  }

  private static func last(_ text: String, in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
    var start = range.upperBound - wanted.count
    while start >= range.lowerBound {
      if bytes[start] == wanted[0], bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return start..<start + wanted.count
      }
      start -= 1
    }
    return nil
  }

  /// Where a line `[label]: address` has the address.
  private static func definition(of address: String, in bytes: [UInt8]) -> Range<Int>? {
    for line in bytes.indices.split(whereSeparator: { bytes[$0] == 0x0A }) {
      guard let place = last("]: \(address)", in: bytes, line.startIndex..<line.endIndex) else { continue }
      let isDefinition = bytes[line].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: "[")
      let isWhole = place.upperBound == line.endIndex || bytes[place.upperBound] <= 0x20
      if isDefinition, isWhole { return place.lowerBound + 3..<place.upperBound }
    }
    return nil
  }

  /// What changes, as `diff -u` without context prints it; fixes change lines, they add none.
  package func diff(path: String) -> String {
    let (before, after) = (Self.lines(of: old), Self.lines(of: new))
    var text = "--- \(path)\n+++ \(path)\n"
    for (number, (one, other)) in zip(before, after).enumerated() where one != other {
      text += "@@ -\(number + 1) +\(number + 1) @@\n-\(one)\n+\(other)\n"
    }
    return text
  }

  private static func lines(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
