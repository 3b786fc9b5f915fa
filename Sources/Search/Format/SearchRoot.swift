/// The small file that every search reads first: what the shards are called, how they are divided, what words mean the same.
package struct SearchRoot: Sendable {
  /// The numbers of the articles in a language of the site.
  package struct Language: Sendable, Equatable {
    package var tag: String
    package var start: Int
    package var end: Int
  }

  /// Changes with anything that a reader must know.
  package static let version = 4
  /// Below the site's root.
  package static let folder = "search/data/"
  package static let path = folder + "root.js"
  /// The browser's reader.
  static let scriptPath = folder + "search.js"
  package var documentCount: Int
  package var blockSize: Int
  /// In the order of `Family.allCases`.
  package var shardCounts: [Int]
  package var languages: [Language]
  /// By `Family.sequence`, how the marks of its shards stand in pages, and the marks of these. So the root stays small.
  var names = [ShardNames(count: 0, isOfEntities: true), ShardNames(count: 0, isOfEntities: false)]
  /// `rdp = remote desktop`.
  package var synonyms: [String]
  /// Words of the query by what they say of a number beside them.
  package var words: [String: Set<String>] = [:]

  /// Lines of a word and its values.
  var text: String {
    var lines = ["casebook-search \(Self.version)", "documents \(documentCount) \(blockSize)"]
    lines += Family.allCases.map { "shards \($0.rawValue) \(shardCount($0))" }
    lines += zip(ShardNames.keys, names).map { "names \($0) \($1.pageSize) \($1.pages)" }
    lines += languages.map { "language \($0.tag) \($0.start) \($0.end)" }
    lines += synonyms.map { "same \($0)" }
    lines += EmbeddedData.lines(of: "query.txt").map { "words \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  package enum Problem: Error, Equatable, CustomStringConvertible {
    case missing
    case damaged
    case otherVersion(String)

    package var description: String {
      switch self {
      case .missing: "there is no search index; build the site first, or name its folder with --index"
      case .damaged: "the root of the search index is damaged; build the site again"
      case .otherVersion(let version):
        "the search index has format \(version), this casebook reads format \(SearchRoot.version); build the site again"
      }
    }
  }

  package init(documentCount: Int, blockSize: Int, shardCounts: [Int], languages: [Language], synonyms: [String]) {
    self.documentCount = documentCount
    self.blockSize = blockSize
    self.shardCounts = shardCounts
    self.languages = languages
    self.synonyms = synonyms
  }

  package init(_ file: [UInt8]) throws(Problem) {
    guard let bytes = ShardFile.unwrap(file, key: "root") else { throw .damaged }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    guard let first = lines.first, first.count == 2, first[0] == "casebook-search" else { throw .damaged }
    guard first[1] == String(Self.version) else { throw .otherVersion(first[1]) }
    self.init(
      documentCount: 0, blockSize: 1, shardCounts: Family.allCases.map { _ in 0 }, languages: [], synonyms: [])
    for line in lines.dropFirst() where line.count == 2 { read(line[0], line[1]) }
    guard shardCounts.allSatisfy({ $0 >= 0 && $0 < 1 << 24 }), isComplete else { throw .damaged }
  }

  private mutating func read(_ key: String, _ value: String) {
    let parts = value.split(separator: " ").map(String.init)
    let numbers = parts.map { Int($0) ?? 0 }
    switch key {
    case "documents" where parts.count == 2: (documentCount, blockSize) = (numbers[0], max(numbers[1], 1))
    case "shards" where parts.count >= 2:
      guard let family = Family(rawValue: parts[0]) else { break }
      shardCounts[family.index] = numbers[1]
    case "names" where parts.count >= 2:
      guard let sequence = ShardNames.keys.firstIndex(of: parts[0]) else { break }
      names[sequence] = ShardNames(pageSize: numbers[1], pages: parts.count > 2 ? parts[2] : "")
    case "language" where parts.count == 3:
      languages.append(Language(tag: parts[0], start: numbers[1], end: numbers[2]))
    case "same": synonyms.append(value)
    case "words" where !parts.isEmpty: words[parts[0]] = Set(parts.dropFirst())
    default: break
    }
  }

  /// The numbers of the articles in a language; none where the tag is empty.
  func ranges(ofLanguage tag: String) -> [Range<Int>] {
    guard !tag.isEmpty else { return [] }
    return languages.filter { $0.tag.prefix(2) == tag.prefix(2) && $0.start < $0.end }.map { $0.start..<$0.end }
  }

  package func shardCount(_ family: Family) -> Int {
    shardCounts[family.index]
  }

  private var isComplete: Bool {
    names.indices.allSatisfy { names[$0].isComplete(count: Self.shardCount(ofSequence: $0, shardCounts)) }
  }

  /// By family, how many shards stand before its own.
  static func starts(of counts: [Int]) -> [Int] {
    var sum = 0
    return counts.map { count in
      sum += count
      return sum - count
    }
  }

  // MARK: Names

  static let markLength = 4

  /// What tells a file from its forerunners, in its name: four digits to base 36 of the hash of its text.
  static func mark(of text: [UInt8]) -> String {
    let hash = Hash.fnv64(text)
    return mark(ofHash: hash ^ hash >> 32)
  }

  static func mark(ofHash hash: UInt64) -> String {
    let digits = String(hash % 1_679_616, radix: 36)
    return String(repeating: "0", count: markLength - digits.count) + digits
  }

  /// The mark in the path of a file of the index.
  static func mark(ofFile path: String) -> String { String(path.dropLast(3).suffix(markLength)) }

  /// `t17` and `4f2k` of a shard's or a page's path; nil for other files.
  static func nameAndMark(ofFile path: String) -> (name: Substring, mark: Substring)? {
    guard path.hasPrefix(folder), path.hasSuffix(".js") else { return nil }
    let parts = path.dropFirst(folder.count).dropLast(3).split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// The mark at a place in a list of marks.
  static func mark(at index: Int, in marks: String) -> String? {
    let bytes = marks.utf8
    guard index >= 0, (index + 1) * markLength <= bytes.count else { return nil }
    let start = bytes.index(bytes.startIndex, offsetBy: index * markLength)
    return String(bytes[start..<bytes.index(start, offsetBy: markLength)])
  }

  /// The place of a shard's mark in the sequence of its family.
  /// - Parameter counts: of the shards of each family.
  static func place(ofShard number: Int, in family: Family, _ counts: [Int]) -> Int {
    number + shardCount(ofSequence: family.sequence, counts.prefix(family.index))
  }

  /// How many shards the families of a sequence have, of those whose counts are given.
  static func shardCount(ofSequence sequence: Int, _ counts: some Sequence<Int>) -> Int {
    zip(Family.allCases, counts).reduce(0) { $0 + ($1.0.sequence == sequence ? $1.1 : 0) }
  }

  /// The path below the site's root of the file with this key.
  package static func place(of key: String) -> String { folder + key + ".js" }

  /// The shard in which a key lies; nil where the family has none.
  package func shard(of key: some Sequence<UInt8>, in family: Family) -> Int? {
    let count = shardCount(family)
    return count == 0 ? nil : Int(Hash.fnv32(Self.shardKey(Array(key)))) % count
  }

  /// What a key is hashed by: entities, what they are and their names lie by their number or name, so that all of one number lie together.
  static func shardKey(_ key: [UInt8]) -> [UInt8] {
    switch key.first {
    case 0x40, 0x2A: WordTerms.lowercased(key[((key.lastIndex(of: 0x3A) ?? 0) + 1)...])
    case 0x3D: key.dropFirst().filter { $0 != 0x2D && $0 != 0x2E && $0 != 0x5F && $0 != 0x27 }
    default: key
    }
  }
}
