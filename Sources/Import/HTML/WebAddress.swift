import Diagnostics

/// Relative addresses of a page to absolute ones (RFC 3986, section 5.2, as far as pages use it).
enum WebAddress {
  /// - Parameter base: an absolute address.
  static func resolved(_ reference: String, against base: String) -> String {
    let written = reference.trimmingBlanks()
    if hasScheme(written) { return written }
    guard let scheme = base.firstRange(of: "://") else { return written }
    if written.hasPrefix("//") { return base[..<scheme.lowerBound] + ":" + written }
    let rest = base[scheme.upperBound...]
    let hostEnd = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    let origin = String(base[..<hostEnd])
    let path = String(rest[hostEnd...].prefix { $0 != "?" && $0 != "#" })
    if written.hasPrefix("/") { return origin + written }
    if written.hasPrefix("#") || written.isEmpty { return origin + path + written }
    if written.hasPrefix("?") { return origin + path + written }
    return origin + joined(folder: path, written)
  }

  private static func joined(folder path: String, _ reference: String) -> String {
    let tail = reference.firstIndex { $0 == "?" || $0 == "#" } ?? reference.endIndex
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    if !path.hasSuffix("/"), !parts.isEmpty { parts.removeLast() }
    let pieces = reference[..<tail].split(separator: "/", omittingEmptySubsequences: false)
    for piece in pieces {
      switch piece {
      case ".", "": break
      case "..": _ = parts.popLast()
      default: parts.append(String(piece))
      }
    }
    let slash = pieces.last?.isEmpty == true || pieces.last == "." || pieces.last == ".." ? "/" : ""
    return "/" + parts.joined(separator: "/") + (parts.isEmpty ? "" : slash) + reference[tail...]
  }

  /// RFC 3986, 3.1.
  static func hasScheme(_ text: String) -> Bool {
    let head = text.utf8.prefix {
      $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    guard head.count < text.utf8.count, text.utf8.dropFirst(head.count).first == UInt8(ascii: ":"),
      let first = head.first
    else { return false }
    return (0x61...0x7A).contains(first | 0x20)
      && head.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x2B...0x39).contains($0) && $0 != 0x2F && $0 != 0x2C }
  }

  static func isWeb(_ address: String) -> Bool {
    let head = address.prefix(8).lowercased()
    return head.hasPrefix("http://") || head.hasPrefix("https://")
  }
}
