/// Texts of articles cut to what a result shows of them.
enum Clipping {
  /// White space to single spaces, in normal form, so that marks stand where the tokeniser finds them.
  /// - Parameter limit: bytes; what is longer is clipped.
  static func folded(_ bytes: ArraySlice<UInt8>, limit: Int) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(min(bytes.count, 2 * limit))
    var isAfterSpace = true
    for byte in bytes.prefix(2 * limit) where byte > 0x20 || !isAfterSpace {
      isAfterSpace = byte <= 0x20
      result.append(isAfterSpace ? 0x20 : byte)
    }
    if bytes.count > 2 * limit { dropPartialCharacter(&result) }
    return clipped(Normalizer.normalized(result), limit: limit)
  }

  /// At most so many bytes, never within a character; `…` where something is left out.
  static func clipped(_ text: String, limit: Int) -> String {
    text.utf8.count > limit ? clipped(Array(text.utf8), limit: limit) : text
  }

  private static func clipped(_ text: [UInt8], limit: Int) -> String {
    guard text.count > limit else { return String(decoding: text, as: UTF8.self) }
    var bytes = Array(text[..<limit])
    dropPartialCharacter(&bytes)
    if let space = bytes.suffix(24).lastIndex(of: 0x20) { bytes.removeSubrange(space...) }
    return String(decoding: bytes, as: UTF8.self) + "…"
  }

  /// The same, with a place of the text in it.
  /// - Parameter place: offsets in UTF-8.
  static func clipped(_ text: String, around place: Range<Int>, limit: Int) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count > limit, place.upperBound > limit - 24, place.upperBound <= bytes.count else {
      return folded(bytes[...], limit: limit)
    }
    var start = max(place.lowerBound - limit / 2, 0)
    if let space = bytes[start..<min(start + 24, place.lowerBound)].firstIndex(of: 0x20) { start = space + 1 }
    while start < place.lowerBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return "…" + folded(bytes[start...], limit: limit)
  }

  private static func dropPartialCharacter(_ bytes: inout [UInt8]) {
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
  }
}
