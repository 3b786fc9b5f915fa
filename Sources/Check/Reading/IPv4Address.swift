/// An IPv4 address that a text writes with dots.
struct IPv4Address {
  /// Four of 0 to 255.
  let numbers: [Int]

  /// Nil for what has other than four numbers, one above 255 or one with a leading zero.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap {
      $0.count <= 3 && $0.allSatisfy(\.isASCII) && ($0 == "0" || !$0.hasPrefix("0")) ? Int($0) : nil
    }
    guard parts.count == 4, numbers.count == 4, numbers.allSatisfy({ (0...255).contains($0) }) else { return nil }
    self.numbers = numbers
  }

  var groups: [UInt16] { [UInt16(numbers[0] << 8 | numbers[1]), UInt16(numbers[2] << 8 | numbers[3])] }

  /// Whether a host may have it, one whose address nobody but its owner knows.
  var mayBeCustomers: Bool {
    // Object identifiers begin with 1 or 2; 0 at the end is a network's, 255 what all of its hosts listen to.
    numbers[0] > 2 && numbers[3] != 0 && numbers[3] != 255 && !isMadeUp && !PublicAddresses.contains(groups)
  }

  /// Numbers that people write down without looking: 123.1.1.1, 141.1.0.3, 12.34.56.78, 14.0.3.18. One drawn address in ten thousand is
  /// like them.
  private var isMadeUp: Bool {
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    return numbers.allSatisfy { $0 < 20 } || numbers.dropFirst().allSatisfy { $0 < 10 }
      || Set(numbers.prefix(3)).count == 1
      || numbers[1] == 0 && numbers[2] == 0 || Set(numbers.dropFirst()).count == 1
      || Set(steps).count == 1 && [1, -1, 10, 11, 22].contains(steps[0])
  }

  /// Whether it is the first address of a network of so many bits, as in `133.242.17.0/24`.
  func isNetwork(ofLength length: Int) -> Bool {
    let value = numbers.reduce(0) { $0 << 8 | $1 }
    return (0...32).contains(length) && value & ((1 << (32 - length)) - 1) == 0
  }
}
