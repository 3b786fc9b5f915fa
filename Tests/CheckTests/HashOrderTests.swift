import Testing

@testable import Check

@Suite struct HashOrderTests {
  /// Spread evenly, all the same, two values, all in one place, and in no order at all.
  @Test(arguments: [0, 1, 24, 25, 100, 5_000])
  func hashesOfAllKindsAreInOrder(count: Int) {
    let numbers = (0..<count).map { UInt64($0) }
    let kinds: [[UInt64]] = [
      numbers.map { TextTokens.mixed($0, 7) }, numbers.map { _ in 9 }, numbers.map { $0 % 2 == 0 ? UInt64.max : 0 },
      Array(numbers.reversed()), numbers.map { TextTokens.mixed($0 % 7, 1) },
    ]
    for hashes in kinds { #expect(HashOrder.sorted(hashes) == hashes.sorted()) }
    let ofAPart = numbers.map { TextTokens.mixed($0, 7) >> 4 | 0xA000_0000_0000_0000 }
    #expect(HashOrder.sorted(ofAPart, sharing: 4) == ofAPart.sorted())
  }
}
