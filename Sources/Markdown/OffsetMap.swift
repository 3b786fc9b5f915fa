/// Leads from offsets in a text that was made from another back to that, piece by piece.
struct OffsetMap: Sendable {
  private struct Piece {
    let made: Int
    let source: Int
    /// Bytes that were put in: all stand for the place `source`.
    let isInserted: Bool
  }

  private var pieces: [Piece] = []

  /// True where offsets are the same.
  var isIdentity: Bool { pieces.isEmpty }

  /// - Parameter made: not before the last piece's.
  mutating func addPiece(made: Int, source: Int, isInserted: Bool = false) {
    pieces.append(Piece(made: made, source: source, isInserted: isInserted))
  }

  func source(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].made <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let piece = pieces[low - 1]
    return piece.isInserted ? piece.source : piece.source + offset - piece.made
  }
}
