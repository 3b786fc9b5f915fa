import CrossReferences
import Diagnostics

/// CB1209: A link leads to a host that is still there. `Data/retired-hosts.tsv` has those that are not.
enum RetiredHost {
  /// Host and what became of it.
  private static let hosts: [String: String] = {
    let rows = DataFile.rows(of: "retired-hosts.tsv")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }()

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    article.linked.links.sorted { $0.key < $1.key }.compactMap { node, target in
      guard case .external(let address) = target, let host = host(of: address), let fate = hosts[host] else {
        return nil
      }
      return article.finding("retired-host", node: node, "\(host) is retired", hint: fate)
    }
  }

  /// Lower case, without port and user.
  static func host(of address: String) -> String? {
    guard let start = address.range(ofEnd: "://") else { return nil }
    let authority = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last?.split(separator: ":").first
    return host.map { $0.lowercased() }
  }
}
