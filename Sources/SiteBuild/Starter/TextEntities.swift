import Entities
import Import

/// What a log or a text names, most often first: what a new article about it is filled with.
package struct TextEntities: Sendable {
  package struct Named: Sendable {
    package let entity: Entity
    /// Events: the provider that the text names with it, most often.
    package let source: String?
  }

  /// Of each kind at most 20.
  package let named: [Named]

  private static let limit = 20

  /// - Parameter bytes: in any encoding that `import` reads.
  package init(in bytes: [UInt8], customKinds: [CustomKind]) {
    let text = Self.blocks(of: TextDecoder(bytes).text)
    var counts: [Entity: Int] = [:]
    var order: [Entity] = []
    var sources: [Entity: [String]] = [:]
    let scanner = EntityScanner(customKinds: customKinds)
    for mention in scanner.scan(text) {
      if counts.updateValue(counts[mention.entity, default: 0] + 1, forKey: mention.entity) == nil {
        order.append(mention.entity)
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
      return Named(entity: entity, source: Self.mostFrequent(sources[entity] ?? []))
    }
  }

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
