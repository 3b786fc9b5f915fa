import Articles
import Check
import Diagnostics
import Entities
import Import

/// What a log or a text names, most often first: what a new article about it is filled with.
package struct TextEntities: Sendable {
  package struct Named: Sendable {
    package let entity: Entity
    /// Events: the provider that the text names with it, most often.
    package let source: String?
    /// Events: what the first record of it describes, a line each; empty where the text does not.
    package let message: [String]
  }

  /// Of each kind at most 20.
  package let named: [Named]
  /// `ja` or `en`, in which most of the text is written.
  package let language: String
  /// Products that the text names.
  package let products: [String]

  private static let limit = 20

  /// - Parameter bytes: in any encoding that `import` reads.
  package init(in bytes: [UInt8], customKinds: [CustomKind]) {
    let decoded = TextDecoder(bytes).text
    let text = Self.blocks(of: EventRecords.listed(decoded) ?? decoded)
    language = LanguageDetection.language(of: decoded)
    products = ProductNames.found(in: String(decoding: decoded.prefix(Self.productLimit), as: UTF8.self))
    var messages: [Entity: [String]] = [:]
    var counts: [Entity: Int] = [:]
    var order: [Entity] = []
    var sources: [Entity: [String]] = [:]
    let scanner = EntityScanner(customKinds: customKinds)
    for mention in scanner.scan(text) {
      if counts.updateValue(counts[mention.entity, default: 0] + 1, forKey: mention.entity) == nil {
        order.append(mention.entity)
        if mention.entity.kind == .event { messages[mention.entity] = Self.message(behind: mention, in: text) }
      }
      // On a line without marks a source runs on into what follows it.
      if let source = mention.source, scanner.scan(ScanText(plain: Array(source.utf8))).isEmpty {
        sources[mention.entity, default: []].append(source)
      }
    }
    let sorted = order.enumerated().sorted { left, right in
      let (first, second) = (counts[left.element, default: 0], counts[right.element, default: 0])
      return first == second ? left.offset < right.offset : first > second
    }.map(\.element)
    var perKind: [EntityKind: Int] = [:]
    named = sorted.compactMap { entity in
      perKind[entity.kind, default: 0] += 1
      guard perKind[entity.kind, default: 0] <= Self.limit else { return nil }
      return Named(
        entity: entity, source: Self.mostFrequent(sources[entity] ?? []), message: messages[entity] ?? [])
    }
  }

  /// What stands behind `Description:` in the record of a mention.
  private static func message(behind mention: Mention, in text: ScanText) -> [String] {
    guard let block = text.blocks.first(where: { $0.range.contains(mention.range.lowerBound) }) else { return [] }
    return EventRecords.message(in: String(decoding: text.bytes[block.range], as: UTF8.self))
  }

  private static let productLimit = 64 * 1024

  private static func mostFrequent(_ names: [String]) -> String? {
    let counts = Dictionary(grouping: names, by: \.self).mapValues(\.count)
    return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// Paragraphs end at empty lines; what stands in one tells of each other.
  private static func blocks(of bytes: [UInt8]) -> ScanText {
    var text = ScanText(bytes: bytes)
    var start = 0
    var group = 0
    for index in bytes.indices
    where bytes[index] == UInt8(ascii: "\n") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n") {
      group += 1
      if index > start { text.blocks.append(ScanText.Block(.prose, range: start..<index, group: group)) }
      start = index + 2
    }
    if start < bytes.count { text.blocks.append(ScanText.Block(.prose, range: start..<bytes.count, group: group + 1)) }
    return text
  }
}
