/// Whether two words are one slip of the keys apart: one letter more, less or other, or two neighbours exchanged.
enum Spelling {
  static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left == right || abs(left.count - right.count) > 1 { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (a, b) = (left[start...], right[start...])
    if a.dropFirst() == b.dropFirst() || a.dropFirst() == b || a == b.dropFirst() { return true }
    guard a.count > 1, b.count > 1 else { return false }
    return a[start] == b[start + 1] && a[start + 1] == b[start] && a.dropFirst(2) == b.dropFirst(2)
  }
}
