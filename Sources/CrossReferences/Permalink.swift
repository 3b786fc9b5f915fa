/// The address of a page relative to the site's root: lower case, ended by a slash (`articles/rdp-cng/`), empty for home.
package struct Permalink: Sendable, Hashable, Comparable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// The file below the output folder: `articles/rdp-cng/index.html`.
  package var file: String { path.hasSuffix("/") || path.isEmpty ? path + "index.html" : path }

  /// What leads from this page to the site's root: `../../`, empty for home.
  package var root: String {
    let slashes = { (bytes: UnsafeBufferPointer<UInt8>) in bytes.count { $0 == UInt8(ascii: "/") } }
    let depth = path.utf8.withContiguousStorageIfAvailable(slashes) ?? path.utf8.count { $0 == UInt8(ascii: "/") }
    return depth < Self.roots.count ? Self.roots[depth] : String(repeating: "../", count: depth)
  }

  private static let roots = (0..<8).map { String(repeating: "../", count: $0) }

  /// A relative reference from this page to another, percent-encoded (RFC 3986). `./` for itself.
  package func reference(to target: Permalink, anchor: String = "") -> String {
    let fragment = anchor.isEmpty ? "" : "#" + Self.encoded(anchor)
    if target == self { return fragment.isEmpty ? "./" : fragment }
    let reference = root + Self.encoded(target.path)
    return (reference.isEmpty ? "./" : reference) + fragment
  }

  package static func < (left: Permalink, right: Permalink) -> Bool { left.path < right.path }

  /// Percent-encodes all but unreserved characters and `/`.
  package static func encoded(_ text: String) -> String {
    // Most addresses are plain.
    if text.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy(isPlain) }) ?? false { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
