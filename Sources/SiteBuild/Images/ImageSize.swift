/// The first bytes of an image file to its size in pixels: PNG, GIF, JPEG, WebP, BMP, SVG.
enum ImageSize {
  /// - Parameter bytes: the file's beginning; 256 KiB are enough for what cameras and tools write before a JPEG's frame.
  /// - Returns: nil for other formats and damaged files.
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let size: (width: Int, height: Int)?
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      size = pair(bytes.big32(at: 16), bytes.big32(at: 20))
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      size = pair(bytes.little16(at: 6), bytes.little16(at: 8))
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      size = jpeg(bytes)
    } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      size = webP(bytes)
    } else if bytes.starts(with: Array("BM".utf8)) {
      size = pair(bytes.little32(at: 18), bytes.little32(at: 22).map { $0 > 0x7FFF_FFFF ? 0x1_0000_0000 - $0 : $0 })
    } else {
      size = SVGSize.read(bytes)
    }
    guard let size, (1...100_000).contains(size.width), (1...100_000).contains(size.height) else { return nil }
    return size
  }

  private static func pair(_ width: Int?, _ height: Int?) -> (width: Int, height: Int)? {
    guard let width, let height else { return nil }
    return (width, height)
  }

  /// The frame header (SOF), behind any number of other segments (ITU T.81, B.1).
  private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      let isFrame = (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
      if isFrame { return pair(bytes.big16(at: index + 7), bytes.big16(at: index + 5)) }
      guard let length = bytes.big16(at: index + 2), length >= 2 else { return nil }
      index += 2 + length
    }
    return nil
  }

  private static func webP(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
    case "VP8 ": return pair(bytes.little16(at: 26).map { $0 & 0x3FFF }, bytes.little16(at: 28).map { $0 & 0x3FFF })
    case "VP8L":
      guard let bits = bytes.little32(at: 21) else { return nil }
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case "VP8X":
      guard let width = bytes.little32(at: 24), let height = bytes.little32(at: 26) else { return nil }
      return ((width & 0xFF_FFFF) + 1, (height >> 8) + 1)
    default: return nil
    }
  }
}

extension [UInt8] {
  fileprivate func big16(at index: Int) -> Int? { number([index + 1, index]) }
  fileprivate func big32(at index: Int) -> Int? { number([index + 3, index + 2, index + 1, index]) }
  fileprivate func little16(at index: Int) -> Int? { number([index, index + 1]) }
  fileprivate func little32(at index: Int) -> Int? { number([index, index + 1, index + 2, index + 3]) }

  /// The bytes at indices, the least significant first.
  private func number(_ places: [Int]) -> Int? {
    guard places.allSatisfy(indices.contains) else { return nil }
    return places.reversed().reduce(0) { $0 << 8 | Int(self[$1]) }
  }
}
