import Testing

@testable import Search

/// Shards of which only the entries are read that are asked for, and what is done to damaged ones.
struct ShardTests {
  private static let lines = [
    "*@code:0x5\tc", "=a\t1", "=a\t2", "@x:$`\\\tvalue \\ of `$`", "ab\tone", "ab#\ttwo", "abc\tthree", "証明\t四",
  ]

  private static func file(_ lines: [String] = lines, key: String = "t1-abcd") -> [UInt8] {
    ShardFile.wrap(escaped: ShardFile.escapedText(of: lines.map { Array("\($0)\n".utf8)[...] }), key: key)
  }

  private static func shard(_ file: [UInt8], key: String = "t1-abcd") -> Shard? {
    Shard(key: key) { Array(file[$0.clamped(to: file.indices)]) }
  }

  private static func line(_ key: String, in shard: Shard) -> String? {
    shard.line(Array(key.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func eachLineIsFoundByItsKey() throws {
    let shard = try #require(Self.shard(Self.file()))
    for line in Self.lines where line != "=a\t2" {
      let parts = line.split(separator: "\t").map(String.init)
      #expect(Self.line(parts[0], in: shard) == parts[1])
    }
    for key in ["", "!", "a", "abcd", "@x:", "証", "証明書"] { #expect(Self.line(key, in: shard) == nil, "\(key)") }
    #expect(shard.lines.count == Self.lines.count)
  }

  @Test func entriesAreReadByTheirPlace() throws {
    let shard = try #require(Self.shard(Self.file()))
    for (number, line) in Self.lines.enumerated() { #expect(shard.entry(number) == Array(line.utf8)) }
    #expect(shard.entry(-1) == nil)
    #expect(shard.entry(Self.lines.count) == nil)
  }

  @Test func aShardWithoutLinesHasNone() throws {
    let shard = try #require(Self.shard(Self.file([])))
    #expect(Self.line("ab", in: shard) == nil)
    #expect(shard.lines.isEmpty)
  }

  /// A query wants a line of a few hundred bytes: the others are not read.
  @Test func oneLineCostsAFewBytes() throws {
    let file = Self.file((100..<400).map { "word\($0)\t" + String(repeating: "x", count: 300) })
    var bytes = 0
    let shard = try #require(
      Shard(key: "t1-abcd") { part in
        bytes += part.clamped(to: file.indices).count
        return Array(file[part.clamped(to: file.indices)])
      })
    #expect(Self.line("word250", in: shard)?.count == 300)
    #expect(file.count > 90_000)
    #expect(bytes < 6000, "\(bytes)")
  }

  @Test func whatIsCutLongerOrAnothersIsDamaged() {
    let file = Self.file()
    for count in file.indices { #expect(Self.shard(Array(file[..<count])) == nil, "\(count)") }
    #expect(Self.shard(file + [0x0A]) == nil)
    #expect(Self.shard(file, key: "t2-abcd") == nil)
    #expect(Shard(key: "t1-abcd") { _ in nil } == nil)
  }

  @Test func wrongLengthsAreDamage() {
    var file = Self.file()
    let head = ShardFile.opening("t1-abcd").count
    for length: UInt8 in [0x21, 0x25, 0x7D, 0x80] {
      file[head] = length
      #expect(Self.shard(file) == nil)
    }
  }
}
