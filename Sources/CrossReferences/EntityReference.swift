import Entities

/// An entity as a link names it: `kb:4012219`, `event:36870`, `event:Schannel/36870`, `code:0x8009030D`.
package struct EntityReference {
  let entity: Entity
  let source: String?

  /// - Returns: nil where the scheme is no kind, or the value none of it.
  init?(_ target: String, kinds: [String: EntityKind]) {
    guard let colon = target.utf8.firstIndex(of: UInt8(ascii: ":")), let kind = kinds[target[..<colon].lowercased()]
    else { return nil }
    var value = target[target.utf8.index(after: colon)...]
    var source: String?
    if kind == .event, let slash = value.utf8.lastIndex(of: UInt8(ascii: "/")) {
      source = String(value[..<slash])
      value = value[value.utf8.index(after: slash)...]
    }
    guard let entity = Self.entity(String(value), of: kind) else { return nil }
    self.entity = entity
    self.source = source
  }

  /// The entity that front matter declares with a text under a kind's name; nil where the text is none of the kind.
  package static func entity(_ text: String, kind name: String) -> Entity? {
    entity(text, of: EntityKind.builtIn.first { $0.name == name } ?? .custom(name))
  }

  /// The kinds of a site by name.
  static func kinds(of site: Site) -> [String: EntityKind] {
    let kinds = EntityKind.builtIn + site.customKinds.map { .custom($0.name) }
    return Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, $0) })
  }

  /// The entity of a kind that a text means; custom kinds take any text but blanks.
  static func entity(_ text: String, of kind: EntityKind) -> Entity? {
    if let found = EntityQuery.parse(text).first(where: { $0.kind == kind }) { return found }
    let value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch kind {
    case .custom: return value.isEmpty ? nil : Entity(kind, value)
    case .event, .kb:
      let digits = value.uppercased().hasPrefix("KB") ? String(value.dropFirst(2)) : value
      return !digits.isEmpty && digits.count <= 9 && digits.allSatisfy { $0.isASCII && $0.isNumber }
        ? Entity(kind, digits) : nil
    default: return nil
    }
  }
}
