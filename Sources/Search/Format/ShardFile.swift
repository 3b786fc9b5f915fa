/// The envelope of every file of the index: a script that hands one text to the reader, so that it also loads from `file://`.
///
/// ``casebookShard("KEY",`TEXT`)`` and a line feed. In TEXT a backslash stands before a backslash, a backquote and a dollar sign.
package enum ShardFile {
  static let closing = Array("`)\n".utf8)

  static func opening(_ key: String) -> [UInt8] { Array("casebookShard(\"\(key)\",`".utf8) }

  static func wrap(_ text: [UInt8], key: String) -> [UInt8] {
    var file = opening(key)
    file.reserveCapacity(text.count + text.count / 32 + 64)
    append(escaped: text, to: &file)
    file += closing
    return file
  }

  /// A text as it stands between backquotes.
  static func append(escaped text: [UInt8], to file: inout [UInt8]) {
    var start = 0
    for (index, byte) in text.enumerated() where isEscaped(byte) {
      file += text[start..<index]
      file.append(0x5C)
      start = index
    }
    file += text[start...]
  }

  private static func isEscaped(_ byte: UInt8) -> Bool { byte == 0x5C || byte == 0x60 || byte == 0x24 }

  /// A shard's text: on the first line how long each entry is in the file, so that one can be read without the others; then the entries.
  /// - Parameter entries: each with its line feed.
  static func text(of entries: [ArraySlice<UInt8>]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(entries.reduce(2 * entries.count + 1) { $0 + $1.count })
    for entry in entries {
      NumberText.append(entry.reduce(entry.count) { $0 &+ (isEscaped($1) ? 1 : 0) }, to: &text)
    }
    text.append(0x0A)
    for entry in entries { text += entry }
    return text
  }

  /// - Returns: nil for a file that is cut off, damaged or another's.
  package static func unwrap(_ file: [UInt8], key: String) -> [UInt8]? {
    let head = opening(key)
    guard file.count >= head.count + closing.count, file.starts(with: head),
      file[(file.count - closing.count)...].elementsEqual(closing)
    else { return nil }
    return unescaped(file[head.count..<file.count - closing.count])
  }

  static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x5C, index + 1 < bytes.endIndex { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    return text
  }
}
