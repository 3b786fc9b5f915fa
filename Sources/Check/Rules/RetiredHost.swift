import CrossReferences
import Diagnostics

/// CB1209: A link leads to a host that is still there. `Data/retired-hosts.tsv` has those that are not.
enum RetiredHost {
  /// Host and what became of it.
  private static let hosts: [String: String] = {
    let rows = EmbeddedData.rows(of: "retired-hosts.tsv")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }()

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let retired = article.linked.links.compactMap { node, target -> (node: Int, host: String, fate: String)? in
      guard case .external(let address) = target, let host = host(of: address), let fate = hosts[host] else {
        return nil
      }
      return (node, host, fate)
    }
    return retired.sorted { $0.node < $1.node }.map {
      article.finding("retired-host", node: $0.node, "\($0.host) is retired", hint: $0.fate)
    }
  }

  /// Lower case, without port and user.
  static func host(of address: String) -> String? {
    let bytes = address.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return nil
    }
    let authority = bytes[bytes.index(colon, offsetBy: 3)...].prefix { !"/?#".utf8.contains($0) }
    let host = authority.split(separator: UInt8(ascii: "@")).last?.split(separator: UInt8(ascii: ":")).first
    return host.map { Substring($0).lowercased() }
  }
}
