import Entities

/// What rules ask of runs of bytes.
extension [UInt8] {
  /// Where a byte stands for which the bytes around it are worth a look.
  func places(of byte: UInt8) -> [Int] {
    withUnsafeBytes { bytes in
      var places: [Int] = []
      let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
      var index = 0
      // Eight bytes at a time: most hold none. The bit trick tells whether one of eight bytes is zero.
      while index + 8 <= bytes.count {
        let difference = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
        if (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0 {
          for place in index..<index + 8 where bytes[place] == byte { places.append(place) }
        }
        index += 8
      }
      for place in index..<bytes.count where bytes[place] == byte { places.append(place) }
      return places
    }
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
