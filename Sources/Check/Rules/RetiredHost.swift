import CrossReferences
import Diagnostics

/// CB1209: A link leads to a host that is still there. An article is told once of each host.
enum RetiredHost {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    var places: [(node: Int, host: String, advice: String)] = []
    var counts: [String: Int] = [:]
    for (node, target) in article.linked.placedTargets {
      guard case .external(let address) = target, let found = RetiredHosts.find(address) else { continue }
      if counts[found.host] == nil { places.append((node, found.host, found.advice)) }
      counts[found.host, default: 0] += 1
    }
    return places.map { place in
      let others = counts[place.host, default: 1] - 1
      let more =
        others == 0 ? "" : ", and \(others) more link\(others == 1 ? "" : "s") here lead\(others == 1 ? "s" : "") there"
      return article.finding(
        "retired-host", node: place.node, "\(place.host) is retired\(more)", hint: place.advice,
        identity: "\(place.host) is retired")
    }
  }
}
