/// A shard of the index, of which only the entries are read that a query asks for.
struct Shard {
  private let read: (Range<Int>) -> [UInt8]?
  /// Where each entry begins in the file, and where the last one ends.
  private let bounds: [Int]

  private static let firstRead = 512
  private static let longestHead = 1 << 16

  /// What is missing has no entries.
  static var empty: Shard { Shard() }

  private init() {
    read = { _ in nil }
    bounds = [0]
  }

  /// - Parameter read: a part of the file, as much of it as there is.
  /// - Returns: nil for a file that is missing, cut off, damaged or another's.
  init?(key: String, read: @escaping (Range<Int>) -> [UInt8]?) {
    guard let bounds = Self.bounds(ShardFile.opening(key), read), let end = bounds.last,
      read(end..<end + ShardFile.closing.count + 1) == ShardFile.closing
    else { return nil }
    self.read = read
    self.bounds = bounds
  }

  private static func bounds(_ opening: [UInt8], _ read: (Range<Int>) -> [UInt8]?) -> [Int]? {
    var size = firstRead
    while size <= longestHead, let file = read(0..<size), file.starts(with: opening) {
      let rest = file[opening.count...]
      if let end = rest.firstIndex(of: 0x0A) {
        var bounds = [end + 1]
        var lengths = NumberText.Reader(rest[..<end])
        while let length = lengths.next() { bounds.append(bounds[bounds.count - 1] + length) }
        return bounds
      }
      guard file.count == size else { return nil }
      size *= 8
    }
    return nil
  }

  private var count: Int { bounds.count - 1 }

  /// An entry without its last line feed; nil where there is none, or a damaged one.
  func entry(_ number: Int) -> [UInt8]? {
    guard number >= 0, number < count, let entry = read(bounds[number]..<bounds[number + 1]), entry.last == 0x0A else {
      return nil
    }
    return ShardFile.unescaped(entry.dropLast())
  }

  /// What follows a key and a tab. Entries stand in order; of two with one key the first counts.
  func line(_ key: [UInt8]) -> ArraySlice<UInt8>? {
    let key = key + [0x09]
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      guard let beginning = beginning(ofEntry: middle, key.count) else { return nil }
      if beginning.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    guard let entry = entry(low), entry.starts(with: key) else { return nil }
    return entry[key.count...]
  }

  /// Enough of an entry to compare it with a key of so many bytes.
  private func beginning(ofEntry number: Int, _ length: Int) -> ArraySlice<UInt8>? {
    let (start, end) = (bounds[number], bounds[number + 1])
    return read(start..<min(start + 2 * length, end)).map { ShardFile.unescaped($0[...]).prefix(length) }
  }

  /// All lines, each as its key and what follows.
  var lines: [(key: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)] {
    guard count > 0, let entries = read(bounds[0]..<bounds[count]) else { return [] }
    return ShardFile.unescaped(entries[...]).split(separator: 0x0A).compactMap { line in
      line.firstIndex(of: 0x09).map { (line[..<$0], line[($0 + 1)...]) }
    }
  }

  /// Every line as a word and a number.
  var words: [(word: [UInt8], count: Int)] {
    lines.compactMap { key, rest in
      var numbers = NumberText.Reader(rest)
      return key.isEmpty ? nil : (Array(key), numbers.next() ?? 0)
    }
  }
}
