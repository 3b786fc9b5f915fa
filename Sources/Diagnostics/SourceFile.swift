/// A file as read: its path relative to the folder of articles and its bytes.
package struct SourceFile: Sendable {
  /// `/`-separated, relative to the folder of articles, as the file system spells it.
  package let path: String
  /// UTF-8 as found on disk, with byte order mark and carriage returns; validated by the reader.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The line and column of a byte offset. Offsets past the end give the position just behind the last byte.
  package func position(at offset: Int) -> SourcePosition {
    var line = 1
    var lineStart = 0
    let end = min(max(offset, 0), bytes.count)
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return SourcePosition(line: line, column: end - lineStart + 1)
  }
}
