/// A place where a text names the provider of an event: `Source: Schannel`, `ソース: Schannel`, `<Provider Name="Schannel"`.
struct SourceMark {
  let name: String
  let position: Int
  /// The block where it stands.
  let block: Int

  /// A cell below the heading `Source`.
  init(value range: Range<Int>, block: Int, in bytes: [UInt8]) {
    name = Self.name(in: range, of: bytes)?.text ?? ""
    position = range.lowerBound
    self.block = block
  }

  /// - Parameter label: a word that may be `Source` or `Provider`.
  /// - Returns: nil where it is no label or no name follows.
  init?(label: Range<Int>, block: Int, within range: Range<Int>, in bytes: [UInt8]) {
    let word = label.count == Self.source.count ? Self.source : Self.provider
    guard label.count == word.count, bytes.hasWord(word, at: label.lowerBound) else { return nil }
    var position = Self.skipBlanks(label.upperBound, range, bytes)
    if bytes.hasWord(Self.nameWord, at: position) {
      position = Self.skipBlanks(position + Self.nameWord.count, range, bytes)
    }
    guard position < range.upperBound, Self.isSeparator(position, after: label.upperBound, in: bytes) else {
      return nil
    }
    self.init(after: position + 1, block: block, within: range, in: bytes)
  }

  /// `Source: Schannel`, `Name="Schannel"`, `Source - Schannel`
  private static func isSeparator(_ position: Int, after label: Int, in bytes: [UInt8]) -> Bool {
    switch bytes[position] {
    case UInt8(ascii: ":"), UInt8(ascii: "="): true
    case .hyphen: position > label && position + 1 < bytes.count && bytes[position + 1] == .space
    default: false
    }
  }

  init?(japaneseAt index: Int, block: Int, within range: Range<Int>, in bytes: [UInt8]) {
    guard let label = Self.japanese.first(where: { bytes.has($0, at: index) }) else { return nil }
    var position = Self.skipBlanks(index + label.count, range, bytes)
    if bytes.has(Self.topic, at: position) {
      position += Self.topic.count - 1
    } else {
      guard position < range.upperBound, bytes[position] == UInt8(ascii: ":") else { return nil }
    }
    // リソース: is another word.
    if index >= 3, bytes.has(Self.beforeResource, at: index - 3) { return nil }
    self.init(after: position + 1, block: block, within: range, in: bytes)
  }

  private init?(after position: Int, block: Int, within range: Range<Int>, in bytes: [UInt8]) {
    guard position <= range.upperBound,
      let found = Self.name(in: position..<min(range.upperBound, position + 96), of: bytes)
    else { return nil }
    name = found.text
    self.position = found.start
    self.block = block
  }

  private static let source = Array("source".utf8)
  private static let provider = Array("provider".utf8)
  private static let nameWord = Array("name".utf8)
  private static let japanese = ["ソース", "プロバイダー", "プロバイダ"].map { Array($0.utf8) }
  /// ソースは Schannel
  private static let topic = Array("は".utf8)
  private static let beforeResource = Array("リ".utf8)
  /// What follows a source where a whole record stands in one line.
  private static let nextLabels = [
    " date:", " event id", " eventid", " type:", " category", " level:", " task category", " user:", " computer",
    " description", " event type", " event category", " log name", " guid=", "、", " イベント", " 日付", " レベル", " 種類", "日付:",
    "日:",
  ].map { Array($0.utf8) }
  private static let ends = ByteSet("\n\r,;)<>|]\t")
  private static let quotes = ByteSet(" \t\"'`*.:")
  private static let attributeQuotes = ByteSet("\"'")

  private static func skipBlanks(_ position: Int, _ range: Range<Int>, _ bytes: [UInt8]) -> Int {
    var position = position
    while position < range.upperBound,
      bytes[position] == .space || bytes[position] == .tab
        || bytes[position] == UInt8(ascii: "*")
    { position += 1 }
    return position
  }

  /// The name that a text starts with, without quotes; nil where there is none or it is too long for one.
  private static func name(in range: Range<Int>, of bytes: [UInt8]) -> (text: String, start: Int)? {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start].isBlank || quotes.contains(bytes[start]) { start += 1 }
    // `Name='Schannel'/>`: a value in quotes ends with its quote.
    let quote = start > range.lowerBound && attributeQuotes.contains(bytes[start - 1]) ? bytes[start - 1] : nil
    var end = start
    while end < range.upperBound, !ends.contains(bytes[end]), bytes[end] != quote {
      let byte = bytes[end]
      if byte == .space || byte.isBeyondASCII, nextLabels.contains(where: { bytes.hasWord($0, at: end) }) { break }
      end += 1
    }
    while end > start, bytes[end - 1].isBlank || quotes.contains(bytes[end - 1]) { end -= 1 }
    guard end > start, end - start <= 64, let text = String(validating: bytes[start..<end], as: UTF8.self) else {
      return nil
    }
    return (text, start)
  }
}

extension [UInt8] {
  /// Whether these lower-case bytes stand at an offset in any letter case.
  func hasWord(_ word: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + word.count <= count else { return false }
    for (index, byte) in word.enumerated() where self[offset + index].lowercased != byte { return false }
    return true
  }
}
