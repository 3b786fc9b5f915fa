import Testing

@testable import Entities

/// Any bytes are legal: nothing traps, ranges stay inside, and order holds.
struct HostileTextTests {
  @Test func mutatedTextsAreScanned() {
    let seeds = [
      "Event ID: 1057/36870 (Source: Schannel) KB4012219 error 0x8009030D -2146893043 CVE-2017-5715 ERROR_ACCESS_DENIED",
      "イベント ID １０５７、エラー コード 0x80070005 ソース：Schannel 停止コード 0x7B ｲﾍﾞﾝﾄ <EventID Qualifiers=\"1\">7</EventID>",
      "STOP: 0x0000000A (0x1, 0x2) articles 2905740, 2905742 and 2905743 Msg 18456, Level 14",
    ].map { Array($0.utf8) }
    var random = SameNumbers(state: 20_261_124)
    for round in 0..<6000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<random.next(6) {
        let at = random.next(bytes.count)
        switch random.next(4) {
        case 0: bytes[at] = UInt8(random.next(256))
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(UInt8(random.next(256)), at: at)
        default: bytes = Array(bytes[at...] + bytes[..<at])
        }
      }
      let middle = random.next(bytes.count)
      let blocks = [
        ScanText.Block(.prose, range: 0..<middle, group: 1),
        ScanText.Block(.listItem, range: middle..<bytes.count, group: 1),
      ]
      check(EntityScanner().scan(ScanText(bytes: bytes, blocks: blocks)), in: bytes)
      _ = EntityQuery.parse(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func blocksMayBeginInsideACharacterThatIsFolded() {
    let bytes = Array("イベント ID １０５７、ｲﾍﾞﾝﾄ ID １".utf8)
    for start in bytes.indices {
      for end in start..<min(bytes.count, start + 9) {
        check(
          EntityScanner().scan(ScanText(bytes: bytes, blocks: [ScanText.Block(.prose, range: start..<end)])), in: bytes)
      }
    }
  }

  @Test func rangesBeyondTheTextAreCut() {
    let bytes = Array("Event ID 1057".utf8)
    let blocks = [
      ScanText.Block(.tableCell, range: 0..<500, heading: 9, columnHeading: 77, group: 3),
      ScanText.Block(.linkTarget, range: 600..<700),
    ]
    check(EntityScanner().scan(ScanText(bytes: bytes, blocks: blocks)), in: bytes)
  }

  @Test func numbersBeyondAllBounds() {
    let digits = String(repeating: "9", count: 5000)
    for text in [
      "error \(digits)", "KB\(digits)", "0x\(digits)", "-\(digits)", "CVE-2017-\(digits)", "error -9999999999",
    ] {
      #expect(MarkedText.found(text) == "", "\(text.prefix(20))")
    }
  }

  private func check(_ mentions: [Mention], in bytes: [UInt8]) {
    #expect(mentions.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= bytes.count && !$0.range.isEmpty })
    #expect(zip(mentions, mentions.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound })
  }
}

/// Numbers that are the same in every run (a linear congruential generator).
struct SameNumbers {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return bound > 0 ? Int(state >> 33) % bound : 0
  }
}
