/// The envelope of every file of the index: a script that hands one text to the reader, so that it also loads from `file://`.
///
/// ``casebookShard("KEY",`TEXT`)`` and a line feed. In TEXT a backslash stands before a backslash, a backquote and a dollar sign.
package enum ShardFile {
  private static let opening = Array("casebookShard(\"".utf8)
  private static let closing = Array("`)\n".utf8)

  static func wrap(_ text: [UInt8], key: String) -> [UInt8] {
    var file = opening
    file.reserveCapacity(text.count + text.count / 32 + 64)
    file += Array(key.utf8)
    file += Array("\",`".utf8)
    append(escaped: text, to: &file)
    file += closing
    return file
  }

  /// A text as it stands between backquotes.
  static func append(escaped text: [UInt8], to file: inout [UInt8]) {
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x5C || byte == 0x60 || byte == 0x24 {
      file += text[start..<index]
      file.append(0x5C)
      start = index
    }
    file += text[start...]
  }

  /// - Returns: nil for a file that is cut off, damaged or another's.
  package static func unwrap(_ file: [UInt8], key: String) -> [UInt8]? {
    let head = opening + Array(key.utf8) + Array("\",`".utf8)
    guard file.count >= head.count + closing.count, file.starts(with: head),
      file[(file.count - closing.count)...].elementsEqual(closing)
    else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(file.count)
    var index = head.count
    while index < file.count - closing.count {
      if file[index] == 0x5C { index += 1 }
      text.append(file[index])
      index += 1
    }
    return text
  }
}
