/// Hosts that no longer answer, or only by sending readers elsewhere. `Data/retired-hosts.tsv` has them.
package enum RetiredHosts {
  /// Host and what to do about it.
  private static let advice: [String: String] = {
    let rows = EmbeddedData.lines(of: "retired-hosts.tsv").map { $0.split(separator: "\t") }
    return Dictionary(
      rows.filter { $0.count == 2 }.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { first, _ in first })
  }()

  /// - Returns: the retired host that an address leads to, and what to do; nil for others. `*.codeplex.com` is any host below that.
  package static func find(_ address: String) -> (host: String, advice: String)? {
    guard let host = host(of: address) else { return nil }
    if let found = advice[host] { return (host, found) }
    let parent = host.utf8.firstIndex(of: UInt8(ascii: ".")).map { "*" + host[$0...] }
    return parent.flatMap { advice[$0] }.map { (host, $0) }
  }

  /// Lower case, without port and user; nil where an address has none.
  package static func host(of address: String) -> String? {
    let bytes = address.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return nil
    }
    let authority = bytes[bytes.index(colon, offsetBy: 3)...].prefix { !"/?#".utf8.contains($0) }
    let host = authority.split(separator: UInt8(ascii: "@")).last?.split(separator: UInt8(ascii: ":")).first
    return host.map { Substring($0).lowercased() }
  }
}
