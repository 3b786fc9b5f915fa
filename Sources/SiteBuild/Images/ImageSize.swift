/// The size of an image in pixels, so that pages keep its place while it loads.
enum ImageSize {
  /// - Parameter bytes: an image file's beginning; 256 KiB are enough, more is not looked at.
  /// - Returns: the size as browsers show it; nil for formats other than PNG, GIF, JPEG, WebP, BMP and SVG, for a damaged or
  ///   cut-off header and for sizes of 0 or above 100,000.
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let head = bytes.prefix(256 * 1024)
    guard
      let size = png(head) ?? gif(head) ?? bmp(head) ?? JPEGSize.read(head) ?? WebPSize.read(head)
        ?? SVGSize.read(head),
      plausible.contains(size.width), plausible.contains(size.height)
    else { return nil }
    return size
  }

  private static let plausible = 1...100_000

  /// The first chunk is IHDR (PNG, 5.6 and 11.2.2).
  private static func png(_ bytes: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.has("IHDR", at: 12),
      let width = bytes.bigEndian(4, at: 16), let height = bytes.bigEndian(4, at: 20)
    else { return nil }
    return (width, height)
  }

  /// The logical screen of GIF87a and GIF89a.
  private static func gif(_ bytes: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard bytes.has("GIF87a", at: 0) || bytes.has("GIF89a", at: 0),
      let width = bytes.littleEndian(2, at: 6), let height = bytes.littleEndian(2, at: 8)
    else { return nil }
    return (width, height)
  }

  /// BITMAPCOREHEADER has 16-bit sizes, BITMAPINFOHEADER and its followers signed 32-bit ones: below 0 runs from the top.
  private static func bmp(_ bytes: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard bytes.has("BM", at: 0), let header = bytes.littleEndian(4, at: 14) else { return nil }
    if header == 12, let width = bytes.littleEndian(2, at: 18), let height = bytes.littleEndian(2, at: 20) {
      return (width, height)
    }
    guard header >= 40, let width = bytes.littleEndian(4, at: 18), let height = bytes.littleEndian(4, at: 22) else {
      return nil
    }
    return (width, height < 1 << 31 ? height : 1 << 32 - height)
  }
}
