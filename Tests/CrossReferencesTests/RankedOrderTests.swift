import Testing

@testable import CrossReferences

@Suite struct RankedOrderTests {
  @Test func numbersKeepTheirOrderThroughInsertionsAndRemovals() {
    var values = [10, 20, 30]
    var order = RankedOrder([0, 1, 2])
    for (number, value) in [5, 35, 15, 16, 14, 10, 40].enumerated() {
      values.append(value)
      order.insert(number + 3) { values[$0] < value }
    }
    order.remove(1)
    order.remove(3)
    #expect(order.numbers.map { values[$0] } == [10, 10, 14, 15, 16, 30, 35, 40])
    #expect(order.numbers.enumerated().allSatisfy { order.place(of: $1) == $0 })
  }

  @Test func manyInsertionsAtOnePlaceNeedNoRoom() {
    var order = RankedOrder([0, 1])
    // Each new number comes right behind the first: the room between two ranks is used up again and again.
    for number in 2..<200 { order.insert(number) { $0 == 0 } }
    #expect(order.numbers == [0] + (2..<200).reversed() + [1])
    #expect(zip(order.numbers, order.numbers.dropFirst()).allSatisfy { order.precedes($0, $1) })
  }
}
