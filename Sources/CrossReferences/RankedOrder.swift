/// Numbers in an order that takes insertions and removals: each has a rank that compares with others as its place does.
struct RankedOrder: Sendable {
  /// By place.
  private(set) var numbers: [Int]
  /// By number.
  private var ranks: [Int]

  /// Between two neighbours at first: room for 32 insertions at one place before all ranks are made anew.
  private static let gap = 1 << 32

  /// - Parameter numbers: in order; a permutation of 0, 1, … count − 1.
  init(_ numbers: [Int] = []) {
    self.numbers = numbers
    ranks = Array(repeating: 0, count: numbers.count)
    number()
  }

  private mutating func number() {
    for (place, number) in numbers.enumerated() { ranks[number] = place * Self.gap }
  }

  var count: Int { numbers.count }

  mutating func reserve(_ count: Int) {
    numbers.reserveCapacity(count)
    ranks.reserveCapacity(count)
  }

  func rank(_ number: Int) -> Int { ranks[number] }

  func precedes(_ left: Int, _ right: Int) -> Bool { ranks[left] < ranks[right] }

  /// Where a number stands; where it would stand if it is not there.
  func place(of number: Int) -> Int { partition { ranks[$0] < ranks[number] } }

  /// How many numbers, all at the beginning, fulfil a condition.
  func partition(_ isBefore: (Int) -> Bool) -> Int { numbers.partitionPoint(isBefore) }

  /// - Parameter isBefore: whether another number stands before the new one.
  mutating func insert(_ number: Int, behind isBefore: (Int) -> Bool) {
    let place = partition(isBefore)
    while ranks.count <= number { ranks.append(0) }
    let before = place > 0 ? ranks[numbers[place - 1]] : nil
    let after = place < numbers.count ? ranks[numbers[place]] : nil
    numbers.insert(number, at: place)
    switch (before, after) {
    case (nil, nil): ranks[number] = 0
    case (nil, let after?): ranks[number] = after - Self.gap
    case (let before?, nil): ranks[number] = before + Self.gap
    case (let before?, let after?):
      ranks[number] = before + (after - before) / 2
      if ranks[number] == before { self.number() }
    }
  }

  mutating func remove(_ number: Int) { numbers.remove(at: place(of: number)) }
}

extension RandomAccessCollection {
  /// How many elements, all at the beginning, fulfil a condition; as an offset. Inlinable: other modules search millions of times.
  @inlinable package func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[index(startIndex, offsetBy: middle)]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
