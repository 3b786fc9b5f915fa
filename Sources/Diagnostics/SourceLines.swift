/// Where the lines of a file begin: what tells places in it when its bytes are gone.
package struct SourceLines: Sendable {
  /// As in `SourceFile`.
  package let path: String
  /// Offsets of the first bytes of the lines, the first 0.
  let starts: [UInt32]

  init(path: String, starts: [UInt32]) {
    self.path = path
    // There is always a first line.
    self.starts = starts.isEmpty ? [0] : starts
  }

  package init(_ file: SourceFile) {
    path = file.path
    var starts: [UInt32] = [0]
    let bytes = file.bytes.span.bytes
    var index = EightBytes.first(UInt8(ascii: "\n"), in: bytes, from: 0)
    while index < bytes.byteCount {
      starts.append(UInt32(clamping: index + 1))
      index = EightBytes.first(UInt8(ascii: "\n"), in: bytes, from: index + 1)
    }
    self.starts = starts
  }

  /// The line and column of a byte offset.
  package func position(at offset: Int) -> SourcePosition {
    let offset = UInt32(clamping: offset)
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return SourcePosition(line: low, column: Int(offset - starts[low - 1]) + 1)
  }
}
