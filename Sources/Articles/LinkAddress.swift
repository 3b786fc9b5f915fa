/// A destination as written, taken apart: scheme, path, fragment, the file that a relative path means.
package enum LinkAddress {
  /// The scheme in lower case (RFC 3986, 3.1), nil for a relative reference.
  package static func scheme(of destination: String) -> String? {
    let bytes = destination.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first, isLetter(first) else {
      return nil
    }
    let isScheme = bytes[..<colon].allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    }
    return isScheme ? destination[..<colon].lowercased() : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  /// The path without its query, and what stands behind `#`, decoded.
  package static func split(_ destination: String) -> (path: String, fragment: String) {
    let bytes = destination.utf8
    let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
    let address = bytes[..<(hash ?? bytes.endIndex)]
    let path = address[..<(address.firstIndex(of: UInt8(ascii: "?")) ?? address.endIndex)]
    let fragment = hash.map { String(destination[bytes.index(after: $0)...]) } ?? ""
    return (String(Substring(path)), percentDecoded(fragment))
  }

  /// A path relative to a folder, without `.` and `..`; nil where it climbs out. `/` and `~/` start at the folder of articles.
  package static func normalised(_ path: String, in folder: [String]) -> String? {
    let isAbsolute = path.hasPrefix("/") || path.hasPrefix("~/")
    var parts = isAbsolute ? [] : folder
    for piece in path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
      switch String(Substring(piece)) {
      case ".", "~": break
      case "..": guard parts.popLast() != nil else { return nil }
      case let part: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// The folders of a file.
  package static func folder(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { String(Substring($0)) }
  }

  /// The files that a path may mean, in lower case, the likeliest first.
  package static func articleFiles(_ path: String) -> [String] {
    let key = path.lowercased()
    return [key, key + ".md", key + "/index.md", key + "/readme.md"]
  }

  /// What stands behind a site's own address, from the slash on; nil for an address elsewhere. With http or https, in any letter case.
  /// - Parameter base: `https://kb.example/sub/`.
  package static func path(of address: String, below base: String) -> String? {
    guard let host = base.firstRange(of: "://"), let start = address.firstRange(of: "//") else { return nil }
    let own = base[host.upperBound...].utf8
    let stem = own.last == UInt8(ascii: "/") ? own.dropLast() : own
    let rest = address[start.upperBound...].utf8
    guard !stem.isEmpty, rest.count >= stem.count, zip(rest, stem).allSatisfy({ lower($0) == lower($1) }) else {
      return nil
    }
    let path = rest.dropFirst(stem.count)
    guard let next = path.first else { return "/" }
    return "/?#".utf8.contains(next) ? (next == UInt8(ascii: "/") ? "" : "/") + String(Substring(path)) : nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  package static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hexValue(bytes[index + 1]),
        let low = hexValue(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? text
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
