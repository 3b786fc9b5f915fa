/// A request's target to a path below the site's root. What tries to lead elsewhere is refused in any encoding.
enum RequestPath: Equatable {
  /// Relative to the root, percent-decoded once: `articles/rdp/`; empty for home.
  case inside(String)
  /// Below another root than the site's.
  case outside
  case refused

  /// - Parameter base: `/` or `/sub/`.
  init(_ target: String, base: String) {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    guard path.utf8.first == UInt8(ascii: "/"), let decoded = Self.decoded(path.utf8) else {
      self = .refused
      return
    }
    // By bytes: a slash and a mark that combines with it are one character.
    let parts = decoded.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
      .map { Substring($0) }
    let isClean = parts.allSatisfy { $0 != ".." && $0 != "." } && parts.dropLast().allSatisfy { !$0.isEmpty }
    guard isClean else {
      self = .refused
      return
    }
    self =
      decoded.utf8.starts(with: base.utf8)
      ? .inside(String(Substring(decoded.utf8.dropFirst(base.utf8.count)))) : .outside
  }

  /// - Returns: nil for what is no text, holds controls or backslashes, or breaks off in an escape.
  private static func decoded(_ bytes: Substring.UTF8View) -> String? {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      result.append(high << 4 | low)
    }
    guard !result.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else { return nil }
    return String(validating: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
