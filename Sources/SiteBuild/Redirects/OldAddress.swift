import CrossReferences
import Diagnostics

/// An old address of an article, as front matter writes it, to a place below the site's root.
struct OldAddress: Sendable, Hashable {
  /// Without the slash before it, decoded: `old/page.html`, `old/`. Empty only where there is a query.
  let path: String
  /// As a browser sends it: `id=5`; nil where the address has none.
  let query: String?

  /// - Parameters:
  ///   - written: `/old/page.html`, `old/`, `https://host/old/page?x=1#y`.
  ///   - base: the site's base URL; what stands before its path is left out.
  /// - Returns: nil for what is no path of the site: empty, leading out, or with characters that no address has.
  init?(_ written: String, base: String) {
    var text = Substring(written)
    let host = Self.afterHost(base)
    if let scheme = text.firstRange(of: "://"), text[..<scheme.lowerBound].allSatisfy({ $0.isASCII && $0.isLetter }) {
      text = text[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
    }
    let parts = text.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let query = Self.query(parts.dropFirst().first ?? "") else { return nil }
    var path = first
    if host.utf8.count > 1, path.hasPrefix(host) { path = path.dropFirst(host.count) }
    guard let decoded = Self.decoded(path.drop { $0 == "/" }), Self.isPath(decoded), !(decoded + query).isEmpty else {
      return nil
    }
    self.path = decoded
    self.query = query.isEmpty ? nil : query
  }

  private static func isPath(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast().allSatisfy { !$0.isEmpty }
      && parts.allSatisfy { $0 != "." && $0 != ".." && $0.utf8.count < 250 } && !path.hasPrefix(".")
      && !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" || $0 == "\"" }
  }

  /// What is no letter of an address is percent-encoded; nil where a character has another meaning in a server's map.
  private static func query(_ written: Substring) -> String? {
    guard !written.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || "$'\"\\".utf8.contains($0) }) else { return nil }
    return written.map { character in
      character.isASCII && (character.isLetter || character.isNumber || "-._~!&()*+,;=:@/?%".contains(character))
        ? String(character) : Permalink.encoded(String(character))
    }.joined()
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

  /// Whether every file system takes its parts as names; Windows knows characters and names that are none.
  var isFileName: Bool {
    path.pathParts.allSatisfy { part in
      let stem = part.prefix { $0 != "." }.lowercased()
      return !part.contains { "<>:|?*".contains($0) } && part.last != "." && part.last != " "
        && !Self.devices.contains(stem)
    }
  }

  private static let devices = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
