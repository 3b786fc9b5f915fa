import Entities
import Foundation

/// All 2^32 values from hexadecimal, signed and unsigned decimal and back, on all cores: each must come back as itself.
enum RoundTrip {
  static func run(count: Int) -> Bool {
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let size = (count + cores - 1) / cores
    let lost = Lost()
    DispatchQueue.concurrentPerform(iterations: cores) { core in
      lost.add(failures(in: core * size..<min(count, (core + 1) * size)))
    }
    print("\(count) values, \(lost.count) lost")
    return lost.count == 0
  }

  private static func failures(in values: Range<Int>) -> Int {
    var failures = 0
    for value in values {
      let number = CodeNumber(UInt32(truncatingIfNeeded: value))
      if CodeNumber(canonical: number.hex) != number || CodeNumber(canonical: "dec:" + number.signed) != number
        || CodeNumber(canonical: "dec:" + number.unsigned) != number
      {
        failures += 1
        if failures < 10 { print("lost: \(number.hex)") }
      }
    }
    return failures
  }

  private final class Lost: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var count = 0

    func add(_ more: Int) { lock.withLock { count += more } }
  }
}
