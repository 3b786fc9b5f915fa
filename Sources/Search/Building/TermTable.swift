/// Terms to numbers from 0, with their texts. A term is known by its 64-bit hash.
///
/// What begins with `|` is no term but a word in lower case, for the lists of words.
struct TermTable: Sendable {
  private var numbers = NumberedHashes()
  private var text: [UInt8] = []
  /// Where the texts begin in `text`, and where the last one ends.
  private var bounds: [UInt32] = [0]

  static let wordMark: UInt8 = 0x7C

  var count: Int { numbers.count }

  @inline(__always)
  mutating func number(of term: some Sequence<UInt8>) -> Int { number(of: term, hash: Hash.fnv64(term)) }

  private mutating func number(of term: some Sequence<UInt8>, hash: UInt64) -> Int {
    let (number, isNew) = numbers.number(of: hash)
    if isNew {
      text += term
      bounds.append(UInt32(text.count))
    }
    return number
  }

  func find(_ term: some Sequence<UInt8>) -> Int? { numbers.find(Hash.fnv64(term)) }

  func hash(of number: Int) -> UInt64 { numbers.hashes[number] }

  func find(hash: UInt64) -> Int? { numbers.find(hash) }

  func text(of number: Int) -> ArraySlice<UInt8> { text[Int(bounds[number])..<Int(bounds[number + 1])] }

  func isEntity(_ number: Int) -> Bool { text[Int(bounds[number])] == EntityRecord.termMark }

  func isWord(_ number: Int) -> Bool { text[Int(bounds[number])] == Self.wordMark }

  /// Takes in the terms of another table.
  /// - Returns: by the other's numbers, their numbers here.
  mutating func join(_ other: TermTable) -> [UInt32] {
    (0..<other.count).map { UInt32(number(of: other.text(of: $0), hash: other.numbers.hashes[$0])) }
  }
}
