import Articles
import CrossReferences
import Diagnostics
import Entities

/// CB1401: An event that an article is about has a provider: one number means something else from each.
enum EventProvider {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let events = article.linked.mentions.filter { $0.entity.kind == .event }
    let asked = Set(events.filter { $0.isAbout && $0.place != .frontMatter }.map(\.entity))
    guard !asked.isEmpty else { return [] }
    let codes = Set(article.linked.mentions.filter { $0.entity.kind == .code }.map(\.entity.page))
    let sourcedSections = Set(events.filter { $0.source != nil }.compactMap(\.section))
    let logged = Set(Set(events.compactMap(\.section)).filter { namesLog(section: $0, of: article) })
    let sourced = Set(
      events.filter { event in
        asked.contains(event.entity)
          && (event.source != nil || event.section.map(logged.contains) == true || isNamed(event, in: article))
      }.map(\.entity))
    var seen: Set<Entity> = []
    // One finding is enough for a title, a list, a quote or a paragraph of events.
    let blocks = Array(article.document.children(of: 0))
    var told: Set<Int> = []
    return events.compactMap { mention in
      guard mention.isAbout, mention.place != .frontMatter, !sourced.contains(mention.entity),
        !codes.contains(Entity(.code, "dec:\(mention.entity.value)").page),
        !isInPassing(mention, sourcedSections, in: article),
        seen.insert(mention.entity).inserted,
        told.insert(mention.node.map { node in blocks.partitionPoint { $0 <= node } } ?? 0).inserted
      else { return nil }
      return article.finding(
        "event-without-provider", at: mention.offset, "Event \(mention.entity.value) has no provider",
        hint: hint(for: mention.entity, in: article.site.knowledgeBase))
    }
  }

  /// Whether a sentence speaks of an event in a section that quotes others with their source.
  private static func isInPassing(
    _ mention: ArticleMention, _ sourced: Set<Int>, in article: CheckedArticle
  ) -> Bool {
    guard mention.place == .prose, let section = mention.section, sourced.contains(section),
      let place = place(of: mention, in: article), let block = article.text.block(at: place)
    else { return false }
    // `Event ID: 1057` at the start of a line is a quote of its own.
    let before = article.text.bytes[block.range.lowerBound..<place].suffix(24)
    return before.count == 24 && !before.contains(UInt8(ascii: "\n"))
  }

  /// Whether words around it tell the provider, though not in a form that is read: `DFSR logs event ID 2214`, the security log, the
  /// log of a service.
  private static func isNamed(_ mention: ArticleMention, in article: CheckedArticle) -> Bool {
    guard let place = place(of: mention, in: article), let block = article.text.block(at: place) else { return false }
    let near = (place - reach..<place + reach).clamped(to: block.range)
    if providers.occur(in: article.text.bytes, near) { return true }
    if namesLog(article.text.string(near)) { return true }
    return article.text.string((place - 60..<place).clamped(to: block.range)).split { !$0.isLetter }.contains { word in
      word.utf8.count >= 3 && !commonWords.contains(String(word)) && word.dropFirst().contains { $0.isUppercase }
    }
  }

  /// Where a mention stands in the article's readable text.
  private static func place(of mention: ArticleMention, in article: CheckedArticle) -> Int? {
    guard let node = mention.node, let start = article.text.start(ofNode: node) else { return nil }
    return start + max(0, mention.text.lowerBound - article.document.nodes[node].primary.offsets.lowerBound)
  }

  /// Whether a section says which program's log its events are in: `the following events are logged in the Task Scheduler operational
  /// log`, and a list of them.
  private static func namesLog(section: Int, of article: CheckedArticle) -> Bool {
    let nodes = article.article.sections[section].nodes
    let blocks = article.text.blocks
    return blocks[blocks.partitionPoint { $0.node < nodes.lowerBound }...].prefix { $0.node < nodes.upperBound }
      .contains { logs.occur(in: article.text.bytes, $0.range) && namesLog(article.text.string($0.range)) }
  }

  private static let logs = Phrases([" log", " channel"])

  /// `in the AD FS event log`, `the VHDMP log`, `the Task Scheduler operational log`: a log that is one program's own; not `CBS.log`,
  /// and not `Log on`.
  private static func namesLog(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.indices.contains { index in
      guard logWords.contains(bare(words[index])),
        index + 1 == words.count || !verbParticles.contains(bare(words[index + 1])),
        let name = words[..<index].last(where: { !kindsOfLog.contains(bare($0)) }), name.last != "."
      else { return false }
      return name.first { $0.isLetter }?.isUppercase == true && !commonLogs.contains(bare(name))
    }
  }

  /// In lower case, without what surrounds it.
  private static func bare(_ word: Substring) -> String {
    let start = word.drop { !$0.isLetter }
    return (start.lastIndex(where: \.isLetter).map { start[...$0] } ?? start).lowercased()
  }

  private static let logWords: Set<String> = ["log", "logs", "channel"]
  private static let verbParticles: Set<String> = ["on", "off", "into", "out", "back"]
  /// Words between the name of a program and the word log.
  private static let kindsOfLog: Set<String> = ["event", "admin", "operational", "debug", "analytic", "diagnostic"]
  private static let commonLogs: Set<String> = [
    "application", "system", "event", "the", "windows", "setup", "this", "a", "an", "error", "cluster", "in", "check",
    "see", "id", "ids", "viewer", "and", "or",
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
