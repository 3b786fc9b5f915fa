import CrossReferences
import Diagnostics

/// CB1209: A link leads to a host that is still there. An article is told once of each host, and of the links of an included file there.
enum RetiredHost {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var places: [(node: Int, host: RetiredHosts.Entry)] = []
    var counts: [String: Int] = [:]
    for (node, target) in article.targets {
      guard case .external(let address) = target, !article.document.nodes[node].flags.contains(.included),
        let found = RetiredHosts.find(address)
      else { continue }
      if counts[found.host] == nil { places.append((node, found)) }
      counts[found.host, default: 0] += 1
    }
    return places.map { place in
      let others = counts[place.host.host, default: 1] - 1
      let more =
        others == 0 ? "" : ", and \(others) more link\(others == 1 ? "" : "s") here lead\(others == 1 ? "s" : "") there"
      let message = "\(place.host.host) \(place.host.isForwarding ? "only sends readers on" : "is retired")"
      return article.finding(
        "retired-host", place.host.isForwarding ? .note : nil, node: place.node, message + more,
        hint: place.host.advice, identity: message)
    }
  }
}
