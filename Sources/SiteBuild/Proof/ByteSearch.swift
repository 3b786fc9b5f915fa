/// Finds any of many byte strings in one pass over a text, by hashes of their beginnings and then of the whole (Karp and Rabin): strings
/// with one beginning cost no more than others.
struct ByteSearch: Sendable {
  /// Shorter strings stand everywhere: they are found as words of their own only.
  static let minimum = 8
  /// Shorter ones are not looked for at all.
  static let shortest = 3

  /// Strings whose beginnings of one length are hashed: the longer the beginning, the fewer have it in common.
  private struct Group: Sendable {
    let length: Int
    var buckets: [UInt64: Bucket] = [:]
    /// Which hashes occur: keeps the dictionary from being asked at each byte.
    var filter = [Bool](repeating: false, count: 1 << ByteSearch.filterBits)

    init(length: Int) { self.length = length }
  }

  /// Strings with one beginning.
  private struct Bucket: Sendable {
    /// How much of them is hashed, ascending.
    var lengths: [Int] = []
    /// By length and hash.
    var numbers: [Key: [Int]] = [:]
  }

  private struct Key: Hashable {
    let length: Int
    let hash: UInt64
  }

  private static let base: UInt64 = 0x1_0000_01B3
  private static let filterBits = 18
  /// What lies behind is compared byte by byte.
  private static let hashed = 256
  /// `base` to the power of an index.
  private static let powers: [UInt64] = (0..<hashed).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] &* base)
  }

  private let needles: [[UInt8]]
  private let words: [Bool]
  private let groups: [Group]

  /// - Parameter words: which of them are found only where no letter and no digit of ASCII stands beside them; nil for the short ones.
  init(_ needles: [[UInt8]], words: [Bool]? = nil) {
    self.needles = needles
    self.words = words ?? needles.map { $0.count < Self.minimum }
    var groups = [32, 16, Self.minimum, Self.shortest].map(Group.init)
    for (number, needle) in needles.enumerated() {
      guard let place = groups.firstIndex(where: { $0.length <= needle.count }) else { continue }
      let hashes = Self.hashes(of: needle.prefix(Self.hashed))
      let (length, size) = (groups[place].length, min(needle.count, Self.hashed))
      let head = Self.hash(hashes, 0, length)
      groups[place].filter[Self.slot(head)] = true
      let key = Key(length: size, hash: Self.hash(hashes, 0, size))
      if groups[place].buckets[head, default: Bucket()].numbers[key, default: []].isEmpty,
        groups[place].buckets[head]?.lengths.contains(size) != true
      {
        groups[place].buckets[head, default: Bucket()].lengths.append(size)
      }
      groups[place].buckets[head]?.numbers[key, default: []].append(number)
    }
    self.groups = groups.filter { !$0.buckets.isEmpty }
  }

  /// Of the text up to each index.
  private static func hashes(of text: some Collection<UInt8>) -> [UInt64] {
    var hashes: [UInt64] = [0]
    hashes.reserveCapacity(text.count + 1)
    var hash: UInt64 = 0
    for byte in text {
      hash = hash &* base &+ UInt64(byte) &+ 1
      hashes.append(hash)
    }
    return hashes
  }

  private static func hash(_ hashes: [UInt64], _ start: Int, _ length: Int) -> UInt64 {
    hashes[start + length] &- hashes[start] &* powers[length]
  }

  private static func slot(_ hash: UInt64) -> Int { Int((hash &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - filterBits)) }

  /// Calls `body` with the number of each string that is found, as often as it is, and where it begins.
  func each(in text: [UInt8], _ body: (Int, Int) -> Void) {
    guard !groups.isEmpty else { return }
    let hashes = Self.hashes(of: text)
    for group in groups where text.count >= group.length {
      for start in 0...text.count - group.length {
        let head = Self.hash(hashes, start, group.length)
        guard group.filter[Self.slot(head)], let bucket = group.buckets[head] else { continue }
        for length in bucket.lengths where start + length <= text.count {
          let hash = length == group.length ? head : Self.hash(hashes, start, length)
          for number in bucket.numbers[Key(length: length, hash: hash)] ?? []
          where text[start...].starts(with: needles[number]) && isFree(number, at: start, in: text) {
            body(number, start)
          }
        }
      }
    }
  }

  /// Han and Kana have no ends that could be told.
  private func isFree(_ number: Int, at start: Int, in text: [UInt8]) -> Bool {
    let needle = needles[number]
    guard words[number] else { return true }
    let end = start + needle.count
    let isJoined = start > 0 && Self.isWord(text[start - 1]) && Self.isWord(needle[0])
    return !isJoined && !(end < text.count && Self.isWord(text[end]) && Self.isWord(needle[needle.count - 1]))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
