import Diagnostics
import Entities

/// What rules ask of runs of bytes.
extension [UInt8] {
  /// Where a byte stands for which the bytes around it are worth a look.
  func places(of byte: UInt8) -> [Int] {
    var places: [Int] = []
    var place = EightBytes.first(byte, in: span.bytes, from: 0)
    while place < count {
      places.append(place)
      place = EightBytes.first(byte, in: span.bytes, from: place + 1)
    }
    return places
  }

  /// Whether a text stands at an offset, in any letter case of ASCII.
  /// - Parameter text: in lower case.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, offset + count <= self.count else { return false }
    return text.withUTF8Buffer { wanted in (0..<count).allSatisfy { self[offset + $0].lowercased == wanted[$0] } }
  }

  /// The run of bytes around an offset that all satisfy the predicate, at most `reach` to either side.
  func run(around offset: Int, reach: Int = 256, where isPart: (UInt8) -> Bool) -> Range<Int> {
    var start = offset
    var end = offset
    while start > 0, offset - start < reach, isPart(self[start - 1]) { start -= 1 }
    while end < count, end - offset < reach, isPart(self[end]) { end += 1 }
    return start..<end
  }

  /// The line that holds an offset, within a range, of a long one at most 256 bytes to either side.
  func line(around offset: Int, in range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: offset - 256..<offset + 256)
    var (start, end) = (offset, offset)
    while start > range.lowerBound, self[start - 1] != 0x0A { start -= 1 }
    while end < range.upperBound, self[end] != 0x0A { end += 1 }
    return start..<end
  }
}
