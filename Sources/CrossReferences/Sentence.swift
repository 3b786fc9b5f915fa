import Entities

/// The sentence around a mention, cut to what a list can show.
struct Sentence {
  let text: String
  /// Where in `text` the mention stands, in UTF-8 bytes.
  let marked: Range<Int>

  /// Bytes of text on either side of the mention at the most.
  private static let reach = 90

  init(around mention: Range<Int>, in scan: ScanText) {
    if let cells = scan.row(at: mention.lowerBound) {
      self.init(around: mention, cells: cells, in: scan.bytes)
    } else {
      self.init(inBlock: mention, of: scan)
    }
  }

  /// A cell alone says little: its row is the sentence.
  private init(around mention: Range<Int>, cells: [Range<Int>], in bytes: [UInt8]) {
    let before = cells.filter { $0.upperBound <= mention.lowerBound }.map { Self.end(of: $0, in: bytes) }
    let after = cells.filter { $0.lowerBound >= mention.upperBound }.map { Self.beginning(of: $0, in: bytes) }
    let cell = cells.first { $0.contains(mention.lowerBound) } ?? mention
    let parts = { (list: [String]) in list.filter { !$0.isEmpty }.joined(separator: " · ") }
    let head = parts(before + [Self.end(of: cell.lowerBound..<mention.lowerBound, in: bytes)])
    let rest = mention.upperBound..<max(mention.upperBound, cell.upperBound)
    let tail = parts([Self.beginning(of: rest, in: bytes)] + after)
    let glue = cell.lowerBound == mention.lowerBound && !head.isEmpty ? " · " : ""
    let opening = (head.count > Self.reach / 2 ? "…" + head.suffix(Self.reach / 2) : head) + glue
    let body = Self.folded(bytes[mention])
    let link = cell.upperBound <= mention.upperBound && !tail.isEmpty ? " · " : ""
    text = opening + body + link + (tail.count > Self.reach ? tail.prefix(Self.reach) + "…" : tail)
    marked = opening.utf8.count..<opening.utf8.count + body.utf8.count
  }

  /// Never more than a list can show, however long the cell is.
  private static func beginning(of range: Range<Int>, in bytes: [UInt8]) -> String {
    var end = min(range.upperBound, range.lowerBound + 4 * reach)
    while end > range.lowerBound, end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return folded(bytes[range.lowerBound..<end])
  }

  private static func end(of range: Range<Int>, in bytes: [UInt8]) -> String {
    var start = max(range.lowerBound, range.upperBound - 4 * reach)
    while start > range.lowerBound, start < range.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return folded(bytes[start..<range.upperBound])
  }

  private init(inBlock mention: Range<Int>, of scan: ScanText) {
    let block = scan.block(at: mention.lowerBound)?.range ?? mention
    let start = Self.start(before: mention.lowerBound, in: scan.bytes, from: block.lowerBound)
    let end = Self.end(after: mention.upperBound, in: scan.bytes, to: block.upperBound)
    let head = Self.folded(scan.bytes[start..<mention.lowerBound])
    let body = Self.folded(scan.bytes[mention])
    let tail = Self.folded(scan.bytes[mention.upperBound..<end])
    let opening = (Self.startsInside(scan.bytes, at: start, from: block.lowerBound) ? "…" : "") + head
    let closing = tail + (end < block.upperBound && !Self.endsSentence(scan.bytes, at: end - 1) ? "…" : "")
    text = opening + body + closing
    marked = opening.utf8.count..<opening.utf8.count + body.utf8.count
  }

  private static func start(before offset: Int, in bytes: [UInt8], from lowest: Int) -> Int {
    var index = offset
    while index > lowest, offset - index < reach {
      if endsSentence(bytes, at: index - 1), index < offset { return skipBlanks(from: index, in: bytes, to: offset) }
      index -= 1
    }
    if index == lowest { return lowest }
    return boundary(near: index, in: bytes, to: offset)
  }

  private static func end(after offset: Int, in bytes: [UInt8], to highest: Int) -> Int {
    var index = offset
    while index < highest, index - offset < reach {
      index += 1
      if endsSentence(bytes, at: index - 1) { return index }
    }
    // Never inside a character.
    while index < highest, bytes[index] & 0xC0 == 0x80 { index += 1 }
    if index < highest {
      var cut = index
      while cut > offset, bytes[cut] != 0x20, index - cut < 30 { cut -= 1 }
      if bytes[cut] == 0x20 { index = cut }
    }
    return index
  }

  private static func boundary(near start: Int, in bytes: [UInt8], to end: Int) -> Int {
    var index = start
    while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
    var cut = index
    while cut < end, cut - index < 30, bytes[cut] != 0x20 { cut += 1 }
    return cut < end && bytes[cut] == 0x20 ? cut + 1 : index
  }

  /// True where words of the same sentence stand before.
  private static func startsInside(_ bytes: [UInt8], at start: Int, from lowest: Int) -> Bool {
    var index = start
    while index > lowest, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0A { index -= 1 }
    return index > lowest && !endsSentence(bytes, at: index - 1)
  }

  private static func skipBlanks(from start: Int, in bytes: [UInt8], to end: Int) -> Int {
    var index = start
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    return index
  }

  /// `.`, `!`, `?` before a blank, `。`, `！`, `？`, or the end of a line that ends a thought in logs and quotes.
  private static func endsSentence(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return index + 1 >= bytes.count || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x0A
    case 0x82: return index >= 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE3
    case 0x81, 0x9F: return index >= 2 && bytes[index - 1] == 0xBC && bytes[index - 2] == 0xEF
    default: return false
    }
  }

  private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
      if isBlank, result.last == 0x20 { continue }
      result.append(isBlank ? 0x20 : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension ScanText {
  /// The cells of the table row in which a byte stands, and no more than an eye takes in; nil outside of tables.
  fileprivate func row(at offset: Int) -> [Range<Int>]? {
    guard let block = block(at: offset), block.kind == .tableCell, block.group > 0 else { return nil }
    let number = index(at: offset)
    var first = number
    while first > 0, number - first < 8, blocks[first - 1].group == block.group { first -= 1 }
    return blocks[first...].prefix(16).prefix { $0.group == block.group }.filter { $0.kind == .tableCell }.map(\.range)
  }

  /// The block that holds a byte; nil for the line feeds between blocks.
  func block(at offset: Int) -> Block? {
    let number = index(at: offset)
    return number >= 0 && blocks[number].range.contains(offset) ? blocks[number] : nil
  }

  /// Of the last block that begins at or before a byte; -1 where none does.
  private func index(at offset: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
}
