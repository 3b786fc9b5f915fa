/// Numbers with dots in full-width characters, as Japanese keyboards write them: `１３３．２４２．１７．９`.
enum FullWidthNumbers {
  /// Runs of digits (U+FF10 to U+FF19) and dots (U+FF0E) with a dot among them, as ASCII.
  static func places(in text: ReadableText) -> [(range: Range<Int>, text: String)] {
    let bytes = text.bytes
    var end = 0
    return text.starts.places(of: .wideNumber).compactMap { place in
      guard place >= end, let first = ascii(place, in: bytes), first != UInt8(ascii: ".") else { return nil }
      var text = [first]
      end = place + 3
      while let next = ascii(end, in: bytes) {
        text.append(next)
        end += 3
      }
      return text.contains(UInt8(ascii: "."))
        ? (place..<end, String(decoding: text, as: UTF8.self).trimmingDots()) : nil
    }
  }

  private static func ascii(_ place: Int, in bytes: [UInt8]) -> UInt8? {
    guard place + 2 < bytes.count, bytes[place] == 0xEF, bytes[place + 1] == 0xBC else { return nil }
    let last = bytes[place + 2]
    return last == 0x8E || (0x90...0x99).contains(last) ? last - 0x60 : nil
  }
}
