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
    let end = min(max(offset, 0), bytes.count)
    return bytes.withUnsafeBufferPointer { buffer in
      // Two plain loops: the compiler makes vectors of the first, and a line is short.
      var line = 1
      for index in 0..<end { line += buffer[index] == UInt8(ascii: "\n") ? 1 : 0 }
      var start = end
      while start > 0, buffer[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      return SourcePosition(line: line, column: end - start + 1)
    }
  }
}
