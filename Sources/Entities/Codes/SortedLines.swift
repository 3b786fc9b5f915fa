/// An embedded text of sorted lines `KEY<tab>letter<tab>REST`, searched where it lies in the binary.
struct SortedLines: Sendable {
  private let text: StaticString
  /// Offsets of the lines' first bytes.
  private let starts: [Int]

  /// Empty where no such file is embedded.
  init(file: String) {
    let text = EmbeddedData.contents(of: file) ?? ""
    self.text = text
    starts = text.withUTF8Buffer { bytes in
      bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == .lineFeed }
    }
  }

  /// The fields after the key of each line with that key, in the file's order.
  func rows(withKey key: [UInt8]) -> [(space: UInt8, rest: String)] {
    text.withUTF8Buffer { bytes in
      key.withUnsafeBufferPointer { key in
        var rows: [(space: UInt8, rest: String)] = []
        var line = firstLine(in: bytes, notBefore: key)
        while line < bytes.count, Self.compare(bytes, at: line, with: key) == 0 {
          let end = Self.lineEnd(in: bytes, after: line)
          let rest = line + key.count + 3
          if rest <= end {
            rows.append((bytes[rest - 2], String(decoding: bytes[rest..<end], as: UTF8.self)))
          }
          line = end + 1
        }
        return rows
      }
    }
  }

  /// Each key once, in order.
  var keys: [[UInt8]] {
    text.withUTF8Buffer { bytes in
      var keys: [[UInt8]] = []
      for line in bytes.split(separator: .lineFeed) {
        let key = line.prefix { $0 != .tab }
        if keys.last?.elementsEqual(key) != true { keys.append(Array(key)) }
      }
      return keys
    }
  }

  /// Whether a line has this key, whose letters may be small where the lines' are capitals.
  func hasKey(_ key: [UInt8], _ range: Range<Int>) -> Bool {
    text.withUTF8Buffer { lines in
      key.withUnsafeBufferPointer { key in
        let key = UnsafeBufferPointer(rebasing: key[range])
        let line = firstLine(in: lines, notBefore: key)
        return line < lines.count && Self.compare(lines, at: line, with: key) == 0
      }
    }
  }

  /// Offset of the first line whose key is not less than `key`.
  private func firstLine(in bytes: UnsafeBufferPointer<UInt8>, notBefore key: UnsafeBufferPointer<UInt8>) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Self.compare(bytes, at: starts[middle], with: key) < 0 { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : bytes.count
  }

  private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, after start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != .lineFeed { end += 1 }
    return end
  }

  /// Less than, equal to or greater than zero as the key of the line at `start` is to `key`.
  private static func compare(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, with key: UnsafeBufferPointer<UInt8>
  ) -> Int {
    for index in 0..<key.count {
      let at = start + index
      let byte = key[index].uppercased
      guard at < bytes.count, bytes[at] != .tab else { return -1 }
      if bytes[at] != byte { return bytes[at] < byte ? -1 : 1 }
    }
    let end = start + key.count
    return end < bytes.count && bytes[end] == .tab ? 0 : 1
  }
}
