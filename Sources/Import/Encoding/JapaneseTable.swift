/// The characters of JIS X 0208 with the rows that Windows adds, and of JIS X 0212, by row and cell.
///
/// Made from the tables of glibc's and Python's CP932 and EUC-JP codecs, which give what the WHATWG Encoding Standard gives. The
/// program brings them itself: the tables of glibc's iconv are separate files that a small system may lack.
struct JapaneseTable: Sendable {
  private let characters: [UInt16]

  static let jis0208 = JapaneseTable(file: "jis-x-0208.txt")
  static let jis0212 = JapaneseTable(file: "jis-x-0212.txt")

  /// A line a row, a character a cell; `?` where the standard has none.
  private init(file: String) {
    var characters: [UInt16] = []
    for line in EmbeddedData.text(of: file).split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.unicodeScalars.map { $0 == "?" ? 0 : UInt16(truncatingIfNeeded: $0.value) }
      characters += cells + Array(repeating: 0, count: max(0, 94 - cells.count))
    }
    self.characters = characters
  }

  /// - Parameters:
  ///   - row: 1 to 94; Windows has rows up to 120.
  ///   - cell: 1 to 94.
  /// - Returns: nil where there is no character.
  func scalar(row: Int, cell: Int) -> Unicode.Scalar? {
    let index = (row - 1) * 94 + cell - 1
    guard row >= 1, (1...94).contains(cell), index < characters.count, characters[index] != 0 else { return nil }
    return Unicode.Scalar(characters[index])
  }
}
