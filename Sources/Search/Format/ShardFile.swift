import Diagnostics

/// The envelope of every file of the index: a script that hands one text to the reader, so that it also loads from `file://`.
///
/// ``casebookShard("KEY",`TEXT`)`` and a line feed. In TEXT a backslash stands before a backslash, a backquote and a dollar sign.
package enum ShardFile {
  static let closing = Array("`)\n".utf8)

  static func opening(_ key: String) -> [UInt8] { Array("casebookShard(\"\(key)\",`".utf8) }

  static func wrap(_ text: [UInt8], key: String) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.count + text.count / 32)
    append(escaped: text[...], to: &escaped)
    return wrap(escaped: escaped, key: key)
  }

  /// - Parameter text: as it stands between backquotes.
  static func wrap(escaped text: [UInt8], key: String) -> [UInt8] {
    var file = opening(key)
    file.reserveCapacity(file.count + text.count + closing.count)
    file += text
    file += closing
    return file
  }

  /// A text as it stands between backquotes.
  static func append(escaped text: ArraySlice<UInt8>, to file: inout [UInt8]) {
    let first = text.startIndex
    var start = first
    var index = first + EightBytes.firstEscaped(in: text.span.bytes, from: 0)
    while index < text.endIndex {
      file += text[start..<index]
      file.append(0x5C)
      start = index
      index = first + EightBytes.firstEscaped(in: text.span.bytes, from: index + 1 - first)
    }
    file += text[start...]
  }

  /// A shard's text as it stands between backquotes: on the first line how long each entry is there, so that one can be read without the
  /// others; then the entries.
  /// - Parameter entries: each with its line feed.
  static func escapedText(of entries: [ArraySlice<UInt8>]) -> [UInt8] {
    var (lengths, text): ([UInt8], [UInt8]) = ([], [])
    text.reserveCapacity(entries.reduce(256) { $0 + $1.count + 4 })
    for entry in entries {
      let start = text.count
      append(escaped: entry, to: &text)
      NumberText.append(text.count - start, to: &lengths)
    }
    lengths.append(0x0A)
    text.insert(contentsOf: lengths, at: 0)
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
