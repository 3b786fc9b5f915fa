import Entities

/// All 2^32 values from hexadecimal, signed and unsigned decimal and back: each must come back as itself.
enum RoundTrip {
  static func run() -> Bool {
    var failures = 0
    for bits in UInt32.min...UInt32.max {
      let number = CodeNumber(bits)
      if CodeNumber(canonical: number.hex) != number || CodeNumber(canonical: "dec:" + number.signed) != number
        || CodeNumber(canonical: "dec:" + number.unsigned) != number
      {
        failures += 1
        if failures < 10 { print("lost: \(number.hex)") }
      }
    }
    print("2^32 values, \(failures) lost")
    return failures == 0
  }
}
