import CrossReferences
import Diagnostics
import Entities

/// CB1401: An event that an article is about has a provider: one number means something else from each.
enum EventProvider {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let events = article.linked.mentions.filter { $0.entity.kind == .event }
    let sourced = Set(events.filter { $0.source != nil || isNamed($0, in: article) }.map(\.entity))
    var seen: Set<Entity> = []
    // One finding is enough for a list, a quote or a paragraph of events.
    let blocks = Array(article.document.children(of: 0))
    var told: Set<Int> = []
    return events.compactMap { mention in
      guard mention.isAbout, mention.place != .frontMatter, !sourced.contains(mention.entity),
        seen.insert(mention.entity).inserted,
        mention.node.map({ node in told.insert(blocks.partitionPoint { $0 <= node }).inserted }) ?? true
      else { return nil }
      return article.finding(
        "event-without-provider", at: mention.offset, "Event \(mention.entity.value) has no provider",
        hint: hint(for: mention.entity, in: article.site.knowledgeBase))
    }
  }

  /// Whether words around it tell the provider, though not in a form that is read: `DFSR logs event ID 2214`, the security log, the
  /// log of a service.
  private static func isNamed(_ mention: ArticleMention, in article: CheckedArticle) -> Bool {
    guard let node = mention.node, let start = article.text.start(ofNode: node),
      let block = article.text.block(at: start)
    else { return false }
    let place = start + max(0, mention.text.lowerBound - article.document.nodes[node].primary.offsets.lowerBound)
    let near = (place - reach..<place + reach).clamped(to: block.range)
    if providers.occur(in: article.text.bytes, near) { return true }
    if namesLog(article.text.string(near)) { return true }
    return article.text.string((place - 60..<place).clamped(to: block.range)).split { !$0.isLetter }.contains { word in
      word.utf8.count >= 3 && !commonWords.contains(String(word)) && word.dropFirst().contains { $0.isUppercase }
    }
  }

  /// `in the AD FS event log`, `the VHDMP log`: a log that is one program's own.
  private static func namesLog(_ text: String) -> Bool {
    let words = text.split { !$0.isLetter && $0 != "-" && $0 != "/" }.map(String.init)
    return words.indices.dropFirst().contains { index in
      let word = words[index].lowercased()
      guard word == "log" || word == "logs" || word == "channel" else { return false }
      let name = words[index - 1].lowercased() == "event" && index > 1 ? words[index - 2] : words[index - 1]
      return name.first?.isUppercase == true && !commonLogs.contains(name.lowercased())
    }
  }

  private static let commonLogs: Set<String> = [
    "application", "system", "event", "the", "windows", "setup", "this", "a", "error", "cluster",
  ]

  private static let providers = Phrases([
    "security", "service", "microsoft-windows-", "source", "セキュリティ", "サービス",
  ])
  /// Bytes to either side in which a provider may be named.
  private static let reach = 200
  private static let commonWords: Set<String> = ["IDs", "VMs", "DNS", "TLS", "SSL", "RDP", "TCP", "VPN", "VPNs"]

  private static func hint(for event: Entity, in knowledgeBase: KnowledgeBase) -> String {
    let entity = knowledgeBase.entity(event.page).map { knowledgeBase.entities[$0] }
    // What one article says of one number may be another program's.
    guard let entity, let known = entity.providerHint, (entity.providers.first?.articles.count ?? 0) > 1 else {
      return "Write it beside the number as the log shows it: 'Source: …', 'ソース: …'."
    }
    return
      "Other articles say '\(known)'; if the log shows that, write it beside the number: 'Source: \(known)', 'ソース: \(known)'."
  }
}
