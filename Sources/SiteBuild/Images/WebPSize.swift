/// The size of a WebP image: of the canvas (`VP8X`), or of a lossless (`VP8L`) or lossy (`VP8 `) picture (RFC 9649).
enum WebPSize {
  static func read(_ bytes: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) else { return nil }
    let chunk = bytes.dropFirst(20)
    if bytes.has("VP8X", at: 12) { return canvas(chunk) }
    if bytes.has("VP8L", at: 12) { return lossless(chunk) }
    if bytes.has("VP8 ", at: 12) { return lossy(chunk) }
    return nil
  }

  private static func canvas(_ chunk: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard let width = chunk.littleEndian(3, at: 4), let height = chunk.littleEndian(3, at: 7) else { return nil }
    return (width + 1, height + 1)
  }

  /// After the signature 0x2F: 14 bits each, less one.
  private static func lossless(_ chunk: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard chunk.byte(at: 0) == 0x2F, let bits = chunk.littleEndian(4, at: 1) else { return nil }
    return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
  }

  /// A key frame's header (RFC 6386, 9.1): 14 bits each, the two above them are a scale.
  private static func lossy(_ chunk: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
    guard chunk.bigEndian(3, at: 3) == 0x9D012A, let width = chunk.littleEndian(2, at: 6),
      let height = chunk.littleEndian(2, at: 8)
    else { return nil }
    return (width & 0x3FFF, height & 0x3FFF)
  }
}
