/// Numbers and marks in the head of a binary file; places are counted from the slice's start, none there gives nil.
extension ArraySlice<UInt8> {
  func byte(at place: Int) -> Int? {
    place >= 0 && place < count ? Int(self[startIndex + place]) : nil
  }

  func bigEndian(_ length: Int, at place: Int) -> Int? {
    guard place >= 0, place <= count - length else { return nil }
    return self[(startIndex + place)..<(startIndex + place + length)].reduce(0) { $0 << 8 | Int($1) }
  }

  func littleEndian(_ length: Int, at place: Int) -> Int? {
    guard place >= 0, place <= count - length else { return nil }
    return self[(startIndex + place)..<(startIndex + place + length)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  func has(_ mark: String, at place: Int) -> Bool { dropFirst(place).starts(with: mark.utf8) }
}
