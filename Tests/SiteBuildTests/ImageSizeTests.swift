import Testing

@testable import SiteBuild

/// Images keep their place on a page while they load: their files' heads tell the size.
struct ImageSizeTests {
  private typealias Sample = (name: String, bytes: [UInt8])

  /// Every format, each 300 × 200.
  private static let samples: [Sample] = [
    (
      "PNG",
      [0x89] + "PNG\r\n\u{1A}\n".utf8 + [0, 0, 0, 13] + "IHDR".utf8 + [0, 0, 1, 0x2C, 0, 0, 0, 200, 8, 6, 0, 0, 0]
    ),
    ("GIF87a", "GIF87a".utf8 + [0x2C, 1, 200, 0, 0xF7, 0, 0]),
    ("GIF89a", "GIF89a".utf8 + [0x2C, 1, 200, 0, 0xF7, 0, 0]),
    ("BMP", bitmap([40, 0, 0, 0, 0x2C, 1, 0, 0, 200, 0, 0, 0])),
    ("BMP from the top", bitmap([40, 0, 0, 0, 0x2C, 1, 0, 0, 0x38, 0xFF, 0xFF, 0xFF])),
    ("BMP of OS/2", bitmap([12, 0, 0, 0, 0x2C, 1, 200, 0])), ("WebP VP8", webP("VP8 ", key + [0x2C, 1, 200, 0x40])),
    ("WebP VP8L", webP("VP8L", [0x2F, 0x2B, 0xC1, 0x31, 0])),
    ("WebP VP8X", webP("VP8X", [0x10, 0, 0, 0, 0x2B, 1, 0, 199, 0, 0])), ("JPEG", jpeg([frame(0xC0)])),
    ("JPEG, progressive", jpeg([frame(0xC2)])), ("JPEG, arithmetic", jpeg([frame(0xCA)])),
    ("JPEG with tables first", jpeg([[0xFF, 0xDB, 0, 4, 1, 2], [0xFF, 0xC4, 0, 3, 9], frame(0xC1)])),
    ("JPEG with fill bytes", jpeg([[0xFF, 0xFF, 0xFF], frame(0xC0)])),
    ("JPEG with a thumbnail", jpeg([[0xFF, 0xE2, 0, 21], frame(0xC0, height: 9), frame(0xC0)])),
  ]

  private static let key: [UInt8] = [0x50, 0x12, 0, 0x9D, 1, 0x2A]

  private static func bitmap(_ header: [UInt8]) -> [UInt8] {
    Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + header
  }

  private static func webP(_ kind: String, _ chunk: [UInt8]) -> [UInt8] {
    "RIFF".utf8 + [40, 0, 0, 0] + "WEBP".utf8 + kind.utf8 + [UInt8(chunk.count), 0, 0, 0] + chunk
  }

  private static func jpeg(_ segments: [[UInt8]]) -> [UInt8] { [0xFF, 0xD8] + segments.flatMap { $0 } + [0xFF, 0xD9] }

  private static func frame(_ marker: UInt8, height: UInt8 = 200) -> [UInt8] {
    [0xFF, marker, 0, 17, 8, 0, height, 1, 0x2C, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
  }

  private func size(_ bytes: [UInt8]) -> String? { ImageSize.read(bytes).map { "\($0.width) × \($0.height)" } }

  @Test(arguments: samples.map(\.name)) func formatsAreRead(name: String) throws {
    let sample = try #require(Self.samples.first { $0.name == name })
    #expect(size(sample.bytes) == "300 × 200")
  }

  @Test(arguments: zip([1, 3, 6, 8], ["300 × 200", "300 × 200", "200 × 300", "200 × 300"]))
  func photographsStandAsTheCameraSays(orientation: UInt8, expected: String) {
    let little = "Exif\0\0II".utf8 + [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
    let big = "Exif\0\0MM".utf8 + [0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    for exif in [little, big] {
      let segment = [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
      #expect(size(Self.jpeg([segment, Self.frame(0xC0)])) == expected)
    }
  }

  @Test(arguments: [
    (#"<svg width="300" height="200">"#, "300 × 200"), (#"<svg viewBox="0 0 300 200"/>"#, "300 × 200"),
    (
      "\u{FEFF}<?xml version='1.0'?>\n<!-- <svg width='1' height='1'> -->\n<svg\n height = '200px' width='300px'>",
      "300 × 200"
    ),
    (#"<svg viewBox="0,0,30,20" width="300">"#, "300 × 200"), (#"<svg viewBox='0 0 30 20' height='200'>"#, "300 × 200"),
    (#"<svg width="100%" height="100%" viewBox="-5 -5 299.6 200.4">"#, "300 × 200"),
    (#"<svg stroke-width="7" width="225pt" data-a="height='3'" height="150pt">"#, "300 × 200"),
    ("<!DOCTYPE svg [ <!ENTITY a 'b>'> ]><svg width='300' height='200'>", "300 × 200"),
  ])
  func pictures(text: String, expected: String) { #expect(size(Array(text.utf8)) == expected) }

  @Test(arguments: [
    "", "<svg>", "<svg width='0' height='0'>", "<svg width='300'>", "<svg width='1e300' height='1e300'>",
    "<svg width='nan' height='inf'>", "<svg viewBox='0 0 0 0'>", "<svg viewBox='0 0 -3 2'>",
    "<svg width='300' height='200'",
    "<svgx width='3' height='2'>", "<html><svg width='3' height='2'>", "<svg width=300 height=200>", "GIF89a", "BM",
    "text",
    "<!-- <svg width='1' height='1'>", "RIFFxxxxWEBPVP8Q",
  ])
  func nothingIsInvented(text: String) { #expect(size(Array(text.utf8)) == nil) }

  @Test func sizesOfNothingAreNone() {
    for sample in Self.samples where sample.name.hasPrefix("GIF") {
      #expect(size(Array("GIF89a".utf8) + [0, 0, 200, 0]) == nil)
      #expect(size(Array(sample.bytes.prefix(9))) == nil)
    }
  }

  /// Whatever stands there, a head is read or not, and nothing breaks.
  @Test func damagedFilesBreakNothing() {
    var state: UInt64 = 7
    for sample in Self.samples {
      for length in 0...sample.bytes.count { _ = ImageSize.read(Array(sample.bytes.prefix(length))) }
      for _ in 0..<2000 {
        var bytes = sample.bytes
        for _ in 0..<3 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          bytes[Int(state >> 33) % bytes.count] = state & 1 << 60 == 0 ? 0xFF : UInt8(truncatingIfNeeded: state >> 24)
        }
        if let size = ImageSize.read(bytes) { #expect(size.width > 0 && size.height > 0) }
      }
    }
  }
}
