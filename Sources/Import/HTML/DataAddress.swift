import Diagnostics

/// An image inside an address, `data:image/png;base64,…` (RFC 2397).
struct DataAddress {
  /// `png`, `jpg`, `gif`, `webp`, `svg`.
  let ending: String
  let bytes: [UInt8]

  private static let endings = ["png": "png", "jpeg": "jpg", "jpg": "jpg", "gif": "gif", "webp": "webp"]

  /// Nil for anything but a raster image in Base64.
  init?(_ address: String) {
    guard address.utf8.count < 12 << 20, let comma = address.utf8.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let head = address[..<comma].lowercased()
    guard head.hasPrefix("data:image/"), head.hasSuffix(";base64"),
      let ending = Self.endings[String(head.dropFirst(11).prefix { $0 != ";" })],
      let bytes = Self.decoded(address.utf8[address.utf8.index(after: comma)...]), bytes.count > 64
    else { return nil }
    self.ending = ending
    self.bytes = bytes
  }

  /// RFC 4648, section 4; blanks and percent-encoded padding are passed over.
  private static func decoded(_ text: Substring.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    for byte in text {
      let value: Int
      switch byte {
      case 0x41...0x5A: value = Int(byte) - 0x41
      case 0x61...0x7A: value = Int(byte) - 0x61 + 26
      case 0x30...0x39: value = Int(byte) - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="), UInt8(ascii: "%"): return bytes
      case 0x00...0x20: continue
      default: return nil
      }
      (bits, count) = ((bits << 6 | value) & 0xFFFF, count + 6)
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }
}
