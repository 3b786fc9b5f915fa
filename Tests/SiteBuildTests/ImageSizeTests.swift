import Testing

@testable import SiteBuild

@Suite struct ImageSizeTests {
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 2, 0x80, 0, 0, 1, 0xE0]
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [0x40, 0x01, 0xC8, 0x00]
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0x01, 0x00, 0x02, 0x00, 3, 0, 0]
  private static let webP: [UInt8] =
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x3F, 1, 0, 0xC7, 0, 0]
  private static let svg = Array("<?xml version='1.0'?>\n<svg width=\"640px\" height=\"170\"/>".utf8)
  private static let box = Array("<svg viewBox='0 0 32 16.4'>".utf8)

  @Test(arguments: [
    (png, 640, 480), (gif, 320, 200), (jpeg, 512, 256), (webP, 320, 200), (svg, 640, 170), (box, 32, 16),
  ])
  func sizes(bytes: [UInt8], width: Int, height: Int) {
    let size = ImageSize.read(bytes)
    #expect(size?.width == width && size?.height == height)
  }

  /// Cut anywhere, a file gives a size or none, and never a trap.
  @Test(arguments: [png, gif, jpeg, webP, svg]) func damagedFiles(bytes: [UInt8]) {
    for count in 0..<bytes.count { _ = ImageSize.read(Array(bytes.prefix(count))) }
    #expect(ImageSize.read([]) == nil)
    #expect(ImageSize.read([0xFF, 0xD8] + Array(repeating: 0xFF, count: 64)) == nil)
  }
}
