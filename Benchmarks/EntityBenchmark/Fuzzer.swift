import Entities
import Foundation

/// Mutated texts through the scanner and the lookup of queries; a trap is a fault. The last input stands on disk for no one:
/// the seed and the number that is printed every million inputs make it again.
struct Fuzzer {
  private let seeds: [[UInt8]]
  private var random: UInt64

  /// - Parameter folders: their files' paragraphs are mutated; without any, only the built-in ones are.
  init(_ folders: [String], seed: Int) {
    random = UInt64(bitPattern: Int64(seed)) | 1
    var paragraphs: [[UInt8]] = []
    for text in Corpus(folders).texts {
      for block in text.blocks {
        let paragraph = Array(text.bytes[block.range].prefix(400))
        if paragraph.contains(where: { $0 &- 0x30 < 10 }) { paragraphs.append(paragraph) }
      }
    }
    seeds = Self.builtIn.map { Array($0.utf8) } + paragraphs
  }

  private static let builtIn = [
    "Event ID: 1057\nSource: Schannel\nKB4012219 error 0x8009030D CVE-2017-5715 ERROR_ACCESS_DENIED",
    "イベント ID １０５７、エラー コード 0x80070005 ソース：Schannel 停止コード 0x7B ｲﾍﾞﾝﾄ <EventID Qualifiers=\"1\">7</EventID>",
    "STOP: 0x0000000A (0x1, 0x2) articles 2905740, 2905742 and 2905743 Msg 18456, Level 14, -2146893043, 2148074253",
    "https://support.microsoft.com/help/4012219/slug?kbid=824449", "|イベント ID|2213|", "1000 および 1001 の Schannel イベント",
  ]

  mutating func run(inputs: Int) {
    let scanner = EntityScanner()
    var found = 0
    for number in 1...max(inputs, 1) {
      let bytes = mutated()
      found += scanner.scan(text(of: bytes)).count
      if number % 8 == 0 { found += EntityQuery.parse(String(decoding: bytes.prefix(120), as: UTF8.self)).count }
      if number % 1_000_000 == 0 {
        print("\(number) inputs, \(found) found")
        fflush(nil)
      }
    }
    print("no trap in \(inputs) inputs")
  }

  private mutating func next(_ bound: Int) -> Int {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return bound > 0 ? Int(random >> 33) % bound : 0
  }

  private mutating func mutated() -> [UInt8] {
    var bytes = seeds[next(seeds.count)]
    for _ in 0..<1 + next(6) where !bytes.isEmpty {
      let at = next(bytes.count)
      switch next(7) {
      case 0: bytes[at] = UInt8(next(256))
      case 1: bytes.remove(at: at)
      case 2: bytes.insert(UInt8(next(256)), at: at)
      case 3: bytes = Array(bytes[at...] + bytes[..<at])
      case 4: bytes.removeSubrange(at..<min(bytes.count, at + 1 + next(40)))
      case 5:
        let other = seeds[next(seeds.count)]
        let start = next(max(other.count, 1))
        bytes.insert(contentsOf: other[start..<min(other.count, start + 60)], at: at)
      default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 1 + next(20))], at: next(bytes.count))
      }
    }
    return bytes
  }

  /// Cut into blocks of any kind, in any group, with headings and ranges that need not exist.
  private mutating func text(of bytes: [UInt8]) -> ScanText {
    var text = ScanText(bytes: bytes)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 1 + next(bytes.count))
      text.blocks.append(
        ScanText.Block(
          ScanText.Block.Kind(rawValue: UInt8(next(9))) ?? .prose, range: start..<end, heading: next(4) - 1,
          columnHeading: next(6) - 1, group: next(3), column: next(4), depth: next(3)))
      start = end + next(2)
    }
    if next(50) == 0 { text.blocks.append(ScanText.Block(.tableCell, range: bytes.count + 3..<bytes.count + 9)) }
    return text
  }
}
