/// Leads from offsets in a text that was made from a file back to the file, piece by piece.
struct OffsetMap: Sendable {
  /// `made` is the offset in the text where a piece begins that was copied from `source` on.
  private var pieces: [(made: Int, source: Int)]

  /// A text that is the file from `start` on.
  init(start: Int = 0) { pieces = [(0, start)] }

  /// - Parameter made: not before the last piece's.
  mutating func addPiece(made: Int, source: Int) {
    if pieces.last?.made == made { pieces.removeLast() }
    pieces.append((made, source))
  }

  func source(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].made <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return pieces.first?.source ?? offset }
    let piece = pieces[low - 1]
    let end = low < pieces.count ? pieces[low].source : Int.max
    // Bytes that were put in stand for the place where the next piece begins.
    return min(piece.source + offset - piece.made, end)
  }
}
