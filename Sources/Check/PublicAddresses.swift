/// Addresses that no customer has, or that everybody may name: `Data/public-addresses.tsv`; and names of services for everybody:
/// `Data/public-hosts.txt`.
enum PublicAddresses {
  private struct Network: Sendable {
    let groups: [UInt16]
    let length: Int

    /// Whether an address of the same kind lies within: its first `length` bits are the network's.
    func contains(_ address: [UInt16]) -> Bool {
      guard address.count == groups.count else { return false }
      return groups.indices.allSatisfy { index in
        let bits = min(max(length - index * 16, 0), 16)
        return bits == 0 || (groups[index] ^ address[index]) >> UInt16(16 - bits) == 0
      }
    }
  }

  private static let networks: [Network] = EmbeddedData.rows(of: "public-addresses.tsv").compactMap { network($0[0]) }

  private static func network(_ text: String) -> Network? {
    let parts = text.split(separator: "/").map(String.init)
    guard let groups = IPv4Address(parts[0])?.groups ?? IPv6Address.groups(of: parts[0], atLeast: 1) else { return nil }
    return Network(groups: groups, length: parts.count > 1 ? Int(parts[1]) ?? 0 : groups.count * 16)
  }

  /// - Parameter address: two groups of 16 bits of IPv4, eight of IPv6.
  static func contains(_ address: [UInt16]) -> Bool { networks.contains { $0.contains(address) } }

  private static let hosts = Set(EmbeddedData.lines(of: "public-hosts.txt").map(String.init))

  /// Whether a host, in lower case, is a service for everybody; the longest domain counts.
  static func isService(_ host: String) -> Bool {
    var domain = host[...]
    while true {
      if hosts.contains("-" + domain) { return false }
      if hosts.contains(String(domain)) { return true }
      guard let dot = domain.firstIndex(of: ".") else { return false }
      domain = domain[domain.index(after: dot)...]
    }
  }
}
