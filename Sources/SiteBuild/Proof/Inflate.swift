/// Unpacks gzip (RFC 1952, RFC 1951), so that a search can look into what is packed.
struct Inflate {
  private let input: ArraySlice<UInt8>
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  /// Bytes unpacked at the most.
  private static let limit = 64 << 20

  /// - Parameter input: begins with a gzip header.
  /// - Returns: what could be unpacked; empty for what is no gzip.
  static func gunzip(_ input: ArraySlice<UInt8>) -> [UInt8] {
    guard input.count > 18, input.starts(with: [0x1F, 0x8B, 0x08]) else { return [] }
    let flags = input[input.startIndex + 3]
    var start = input.startIndex + 10
    if flags & 4 != 0, start + 2 <= input.endIndex { start += 2 + Int(input[start]) + Int(input[start + 1]) << 8 }
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      while start < input.endIndex, input[start] != 0 { start += 1 }
      start += 1
    }
    if flags & 2 != 0 { start += 2 }
    guard start < input.endIndex else { return [] }
    var inflate = Inflate(input: input, position: start)
    while inflate.block() {}
    return inflate.output
  }

  private init(input: ArraySlice<UInt8>, position: Int) {
    self.input = input
    self.position = position
  }

  /// - Returns: whether another block follows.
  private mutating func block() -> Bool {
    guard let isLast = take(1), let kind = take(2) else { return false }
    let isWhole: Bool
    switch kind {
    case 0: isWhole = stored()
    case 1: isWhole = packed(Self.fixedLiterals, Self.fixedDistances)
    case 2: isWhole = dynamic()
    default: isWhole = false
    }
    return isWhole && isLast == 0 && output.count < Self.limit
  }

  private mutating func take(_ count: Int) -> Int? {
    while bitCount < count {
      guard position < input.endIndex else { return nil }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bits & (1 << UInt32(count) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func stored() -> Bool {
    (bits, bitCount) = (0, 0)
    guard position + 4 <= input.endIndex else { return false }
    let length = Int(input[position]) | Int(input[position + 1]) << 8
    let end = min(position + 4 + length, input.endIndex)
    output += input[position + 4..<end]
    position = end
    return end < input.endIndex
  }

  // MARK: - Codes

  /// Codes by length (RFC 1951, 3.2.2): how many there are of each length, and their symbols in order.
  private struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
    }
  }

  private static let fixedLiterals = Codes(
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
      + [Int](repeating: 8, count: 8))
  private static let fixedDistances = Codes([Int](repeating: 5, count: 30))

  private mutating func symbol(_ codes: Codes) -> Int? {
    var (code, first, index) = (0, 0, 0)
    for length in 1..<16 {
      guard let bit = take(1) else { return nil }
      code |= bit
      let count = codes.counts[length]
      if code - count < first {
        let place = index + code - first
        return codes.symbols.indices.contains(place) ? codes.symbols[place] : nil
      }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return nil
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func dynamic() -> Bool {
    guard let literals = take(5), let distances = take(5), let lengths = take(4) else { return false }
    var own = [Int](repeating: 0, count: 19)
    for place in Self.order.prefix(lengths + 4) {
      guard let length = take(3) else { return false }
      own[place] = length
    }
    let codes = Codes(own)
    let total = literals + 257 + distances + 1
    var all: [Int] = []
    while all.count < total {
      guard let symbol = symbol(codes) else { return false }
      if symbol < 16 {
        all.append(symbol)
        continue
      }
      guard let extra = take([2, 3, 7][symbol - 16]) else { return false }
      let value = symbol == 16 ? all.last ?? 0 : 0
      all += [Int](repeating: value, count: extra + [3, 3, 11][symbol - 16])
    }
    return packed(Codes(Array(all[..<(literals + 257)])), Codes(Array(all[(literals + 257)..<total])))
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]

  private mutating func packed(_ literals: Codes, _ distances: Codes) -> Bool {
    while output.count < Self.limit {
      guard let symbol = symbol(literals) else { return false }
      if symbol == 256 { return true }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      let length = symbol - 257
      guard length < 29, let more = take(Self.lengthBits[length]), let distance = self.symbol(distances), distance < 30,
        let far = take(max(0, distance / 2 - 1)), Self.distanceBases[distance] + far <= output.count
      else { return false }
      for _ in 0..<Self.lengthBases[length] + more {
        output.append(output[output.count - Self.distanceBases[distance] - far])
      }
    }
    return false
  }
}
