/// The size in a JPEG file's frame header (ITU-T T.81, B.2), turned as its Exif orientation says.
enum JPEGSize {
  static func read(_ bytes: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard bytes.bigEndian(2, at: 0) == 0xFFD8 else { return nil }
    var place = 2
    var isTurned = false
    while let (marker, start) = marker(in: bytes, from: place) {
      if hasNoLength(marker) { place = start; continue }
      if marker == endOfImage || marker == startOfScan { return nil }
      guard let length = bytes.bigEndian(2, at: start), length >= 2 else { return nil }
      if isFrame(marker) {
        guard let height = bytes.bigEndian(2, at: start + 3), let width = bytes.bigEndian(2, at: start + 5) else {
          return nil
        }
        return isTurned ? (height, width) : (width, height)
      }
      if marker == exif { isTurned = isTurned || turns(bytes.dropFirst(start + 2).prefix(length - 2)) }
      place = start + length
    }
    return nil
  }

  private static let endOfImage = 0xD9
  private static let startOfScan = 0xDA
  private static let exif = 0xE1

  /// The next marker's code and the place after it; any number of fill bytes 0xFF may come before the code.
  private static func marker(in bytes: ArraySlice<UInt8>, from place: Int) -> (code: Int, end: Int)? {
    guard bytes.byte(at: place) == 0xFF else { return nil }
    var place = place
    while let code = bytes.byte(at: place) {
      if code != 0xFF { return (code, place + 1) }
      place += 1
    }
    return nil
  }

  /// TEM and RST0 to RST7 stand alone.
  private static func hasNoLength(_ marker: Int) -> Bool { marker == 0x01 || (0xD0...0xD7).contains(marker) }

  /// SOF0 to SOF15, of which three codes mean tables (DHT, DAC) or nothing (JPG).
  private static func isFrame(_ marker: Int) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// True where the Exif orientation is a quarter turn (5 to 8): browsers show the image turned.
  private static func turns(_ segment: ArraySlice<UInt8>) -> Bool {
    guard segment.has("Exif\0\0", at: 0) else { return false }
    let tiff = segment.dropFirst(6)
    let isLittle = tiff.has("II", at: 0)
    func number(_ length: Int, at place: Int) -> Int? {
      isLittle ? tiff.littleEndian(length, at: place) : tiff.bigEndian(length, at: place)
    }
    guard isLittle || tiff.has("MM", at: 0), let directory = number(4, at: 4), let count = number(2, at: directory)
    else {
      return false
    }
    let orientation = 0x0112
    for entry in 0..<count {
      guard let tag = number(2, at: directory + 2 + 12 * entry) else { return false }
      if tag == orientation { return (5...8).contains(number(2, at: directory + 10 + 12 * entry) ?? 1) }
    }
    return false
  }
}
