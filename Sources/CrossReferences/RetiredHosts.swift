/// Hosts that no longer answer, or only by sending readers elsewhere. `Data/retired-hosts.tsv` has them.
package enum RetiredHosts {
  /// What is known of a host.
  package struct Entry: Sendable {
    package let host: String
    /// What to do.
    package let advice: String
    /// Whether all its pages are elsewhere under the same paths, and it sends readers there.
    package let isForwarding: Bool
  }

  /// By host, or host and first folder.
  private static let rows: [String: (advice: String, isForwarding: Bool)] = {
    let rows = EmbeddedData.lines(of: "retired-hosts.tsv").map { $0.split(separator: "\t") }
    return Dictionary(
      rows.filter { $0.count >= 2 }.map { (String($0[0]), (String($0[1]), $0.count > 2 && $0[2] == "forwards")) },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The names behind `*.`.
  private static let parents = Set(rows.keys.filter { $0.hasPrefix("*.") }.map { $0.dropFirst(2) })

  /// - Returns: the retired host that an address leads to; nil for others. `*.codeplex.com` is any host below that.
  package static func find(_ address: String) -> Entry? {
    guard let host = host(of: address) else { return nil }
    let parent = host.utf8.firstIndex(of: UInt8(ascii: ".")).map { host[host.utf8.index(after: $0)...] }
    let below = parent.flatMap { parents.contains($0) ? rows["*." + $0] : nil }
    guard let row = rows[host] ?? below else { return nil }
    let folder = rows["\(host)/\(folder(of: address))"]
    return Entry(host: host, advice: (folder ?? row).advice, isForwarding: (folder ?? row).isForwarding)
  }

  /// The first part of an address's path, in lower case.
  private static func folder(of address: String) -> String {
    let parts = address.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
    return parts.count > 2 ? Substring(parts[2]).lowercased() : ""
  }

  /// Lower case, without port and user; nil where an address has none.
  package static func host(of address: String) -> String? {
    let bytes = address.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return nil
    }
    let authority = bytes[bytes.index(colon, offsetBy: 3)...].prefix {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
    guard authority.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") }) else {
      return authority.isEmpty ? nil : Substring(authority).lowercased()
    }
    let host = authority.split(separator: UInt8(ascii: "@")).last?.split(separator: UInt8(ascii: ":")).first
    return host.map { Substring($0).lowercased() }
  }
}
