import CrossReferences

/// An old address of an article, as front matter writes it, to a place below the site's root.
struct OldAddress: Sendable, Hashable {
  /// Without the slash before it, decoded: `old/page.html`, `old/`.
  let path: String

  /// - Parameters:
  ///   - written: `/old/page.html`, `old/`, `https://host/old/page?x=1#y`.
  ///   - base: the site's base URL; what stands before its path is left out.
  /// - Returns: nil for what is no path of the site: empty, leading out, or with characters that no address has.
  init?(_ written: String, base: String) {
    var text = Substring(written)
    let host = Self.afterHost(base)
    if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...].drop { $0 != "/" } }
    text = text.prefix { $0 != "?" && $0 != "#" }
    if host.utf8.count > 1, text.hasPrefix(host) { text = text.dropFirst(host.count) }
    guard let decoded = Self.decoded(text.drop { $0 == "/" }) else { return nil }
    let parts = decoded.split(separator: "/", omittingEmptySubsequences: false)
    let isClean =
      parts.dropLast().allSatisfy { !$0.isEmpty } && parts.allSatisfy { $0 != "." && $0 != ".." && $0.utf8.count < 250 }
    guard isClean, !decoded.isEmpty, !decoded.hasPrefix("."),
      !decoded.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" || $0 == "\"" })
    else { return nil }
    path = decoded
  }

  /// `/sub/` of `https://host/sub/`.
  static func afterHost(_ base: String) -> String {
    guard let scheme = base.firstRange(of: "://") else { return "/" }
    let path = base[scheme.upperBound...].drop { $0 != "/" }
    return path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }

  static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Where the page that leads on stands. A server shows an address with another ending than HTML's as a folder.
  var page: Permalink {
    let lower = path.lowercased()
    if lower.hasSuffix(".html") || lower.hasSuffix(".htm") || path.hasSuffix("/") { return Permalink(path) }
    return Permalink(path + "/")
  }
}
