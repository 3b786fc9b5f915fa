/// What may stand between the words that present a number and the number: `Event ID : "1057"`, `error code is 5`.
enum Gap {
  /// - Returns: where the separator, bracket, blanks or filler word that ends at `end` starts; nil where there is none.
  static func start(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> Int? {
    guard end > start else { return nil }
    let last = bytes[end - 1]
    if last.isBlank {
      var position = end - 1
      while position > start, end - position < 16, bytes[position - 1].isBlank { position -= 1 }
      return position
    }
    // A bracket at a line's start begins something else: `[7068] Task failed`.
    if last == UInt8(ascii: "["), end - 1 > start, bytes[end - 2] == UInt8(ascii: "\n") { return nil }
    if isSeparator(last) { return end - 1 }
    // `Event - 249`; the hyphen of `2-5` joins, one at a line's start is a bullet.
    if last == .hyphen { return end - 1 > start && bytes[end - 2] == .space ? end - 1 : nil }
    if last.isBeyondASCII { return particle(endingAt: end, notBefore: start, in: bytes) }
    return filler(endingAt: end, notBefore: start, in: bytes)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3A, 0x3D, 0x23, 0x28, 0x5B, 0x7B, 0x22, 0x27, 0x60, 0x2A: true  // : = # ( [ { " ' ` *
    default: false
    }
  }

  private static let particles = ["は", "が", "の", "「", "『", "–", "—", "“", "‘", "番号", "値", "【", "："].map {
    Array($0.utf8)
  }
  private static let fillers = [
    "is", "was", "are", "will", "be", "number", "numbers", "value", "eq", "equals", "as", "no",
  ]
  .map { Array($0.utf8) }

  private static func particle(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> Int? {
    for particle in particles where end - particle.count >= start && bytes.has(particle, at: end - particle.count) {
      return end - particle.count
    }
    return nil
  }

  private static func filler(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> Int? {
    var position = end
    while position > start, end - position < 10, bytes[position - 1].isLetter { position -= 1 }
    guard position < end, position == start || !bytes[position - 1].isWord else { return nil }
    let isFiller = fillers.contains { filler in
      filler.count == end - position && filler.indices.allSatisfy { bytes[position + $0].lowercased == filler[$0] }
    }
    return isFiller ? position : nil
  }
}
