import Articles
import CrossReferences
import Diagnostics
import Entities

/// CB1401: An event that an article is about has a provider: one number means something else from each.
enum EventProvider {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let events = article.linked.mentions.filter { $0.entity.kind == .event }
    let asked = events.filter { $0.isAbout && $0.place != .frontMatter }
    guard !asked.isEmpty else { return [] }
    let known = known(Set(asked.map(\.entity)), among: events, in: article)
    let sections = Set(events.filter { $0.source != nil }.compactMap(\.section))
    let codes = Set(article.linked.mentions.filter { $0.entity.kind == .code }.map(\.entity.page))
    let coded = Set(events.filter { codes.contains(code(of: $0)) }.compactMap { block(of: $0, in: article) })
    var seen: Set<Entity> = []
    // One finding is enough for the title, and for each section.
    var places: [Int] = []
    var groups: [Int: [ArticleMention]] = [:]
    for mention in asked where !known.contains(mention.entity) && seen.insert(mention.entity).inserted {
      guard !isCode(mention, codes, coded, in: article), !isInPassing(mention, sections, in: article) else { continue }
      let place = mention.node == nil || mention.place == .title ? -1 : mention.section ?? -2
      if groups[place] == nil { places.append(place) }
      groups[place, default: []].append(mention)
    }
    return places.compactMap { groups[$0] }.compactMap { finding($0, in: article) }
  }

  private static func finding(_ mentions: [ArticleMention], in article: CheckedArticle) -> Diagnostic? {
    guard let first = mentions.first else { return nil }
    let numbers = mentions.prefix(shown).map(\.entity.value).joined(separator: ", ")
    let rest = mentions.count > shown ? " and \(mentions.count - shown) more" : ""
    return article.finding(
      "event-without-provider", at: first.offset,
      mentions.count == 1 ? "Event \(numbers) has no provider" : "Events \(numbers)\(rest) have no provider",
      hint: hint(for: first.entity, in: article.site.knowledgeBase))
  }

  /// Events named in a message.
  private static let shown = 3

  // MARK: - Numbers that are no events

  private static func code(of event: ArticleMention) -> Entity { Entity(.code, "dec:\(event.entity.value)").page }

  /// What the article calls an error code elsewhere; and a number that the tables know beside such a one.
  private static func isCode(
    _ mention: ArticleMention, _ codes: Set<Entity>, _ coded: Set<Int>, in article: CheckedArticle
  ) -> Bool {
    let code = code(of: mention)
    if codes.contains(code) { return true }
    return block(of: mention, in: article).map(coded.contains) == true && !code.meanings.isEmpty
  }

  private static func block(of mention: ArticleMention, in article: CheckedArticle) -> Int? {
    place(of: mention, in: article).flatMap { article.text.block(at: $0)?.node }
  }

  // MARK: - Providers

  /// Those of the events whose provider some place tells.
  private static func known(
    _ asked: Set<Entity>, among events: [ArticleMention], in article: CheckedArticle
  ) -> Set<Entity> {
    let logged = Set(Set(events.compactMap(\.section)).filter { namesLog(section: $0, of: article) })
    let told = events.filter { event in
      asked.contains(event.entity)
        && (event.source != nil || event.section.map(logged.contains) == true || isNamed(event, in: article))
    }.map(\.entity)
    let unknown = asked.subtracting(told)
    guard !unknown.isEmpty else { return asked }
    let numbers = namedNumbers(among: Set(unknown.map(\.value)), in: article)
    return Set(told).union(unknown.filter { numbers.contains($0.value) })
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
    return namesLog(article.text.string(near)) || isProgramNamed(before: place, in: block, of: article)
  }

  private static func isProgramNamed(
    before place: Int, in block: ReadableText.Block, of article: CheckedArticle
  ) -> Bool {
    article.text.string((place - 60..<place).clamped(to: block.range)).split { !$0.isLetter }.contains { word in
      word.utf8.count >= 3 && !commonWords.contains(String(word)) && word.dropFirst().contains { $0.isUppercase }
    }
  }

  /// The numbers before which a program stands where they are not read as events: `Kernel-PnP ID 219`.
  private static func namedNumbers(among numbers: Set<String>, in article: CheckedArticle) -> Set<String> {
    let bytes = article.text.bytes
    var named: Set<String> = []
    for place in bytes.places(of: UInt8(ascii: "I")) where place > 0 && bytes[(place - 1)...].starts(with: " ID ".utf8)
    {
      let number = String(decoding: bytes[(place + 3)...].prefix { $0.isWord }, as: UTF8.self)
      guard numbers.contains(number), !named.contains(number), let block = article.text.block(at: place),
        isProgramNamed(before: place, in: block, of: article)
      else { continue }
      named.insert(number)
    }
    return named
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
    let words = text.unicodeScalars.split {
      $0.isASCII ? UInt8(truncatingIfNeeded: $0.value).isBlank : $0.properties.isWhitespace
    }
    return words.indices.contains { index in
      guard let first = words[index].first(where: isLetter), "lLcC".unicodeScalars.contains(first),
        logWords.contains(bare(words[index])),
        index + 1 == words.count || !verbParticles.contains(bare(words[index + 1])),
        let name = words[..<index].last(where: { !kindsOfLog.contains(bare($0)) }), name.last != "."
      else { return false }
      return name.first(where: isLetter)?.properties.isUppercase == true && !commonLogs.contains(bare(name))
    }
  }

  /// In lower case, without what surrounds it.
  private static func bare(_ word: Substring.UnicodeScalarView) -> String {
    let start = word.drop { !isLetter($0) }
    return Substring(start.lastIndex(where: isLetter).map { start[...$0] } ?? start).lowercased()
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value).isLetter : scalar.properties.isAlphabetic
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
