import CrossReferences
import Entities

/// What a result says of an entity: one line beside the postings of its term, as SearchFormat.md says.
package struct EntityRecord: Sendable {
  package var kind: String
  package var label: String
  /// Address below the prefix of a language.
  package var path: String
  package var aboutCount: Int
  package var mentionedCount: Int
  /// `SEC_E_UNKNOWN_CREDENTIALS (HRESULT)`.
  package var names: [String]
  package var spellings: [String]

  static let termMark: UInt8 = 0x40

  /// `@code:0x8009030D`: the term of an entity's page in the index.
  package static func term(of entity: Entity) -> String { "@" + entity.kind.name + ":" + entity.value }

  /// The entity of a term; nil where it is no entity's.
  static func entity(ofTerm term: ArraySlice<UInt8>) -> Entity? {
    let text = String(decoding: term.dropFirst(), as: UTF8.self)
    guard term.first == termMark, let colon = text.firstIndex(of: ":") else { return nil }
    let (name, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    return Entity(EntityKind.builtIn.first { $0.name == name } ?? .custom(name), value)
  }

  init(_ linked: LinkedEntity) {
    let entity = linked.entity
    kind = entity.kind.name
    let label = entity.label
    self.label = label
    path = linked.path
    aboutCount = linked.about.count
    mentionedCount = linked.mentioned.count
    names = entity.kind == .event ? linked.providers.map(\.name) : linked.meanings.map { "\($0.symbol) (\($0.source))" }
    spellings = entity.spellings.filter { $0 != label }
  }

  var line: String {
    [
      kind, label, path, String(aboutCount), String(mentionedCount), names.prefix(6).joined(separator: "\u{1F}"),
      spellings.prefix(8).joined(separator: "\u{1F}"),
    ].joined(separator: "\t")
  }

  /// - Returns: nil for a line that is too short.
  package init?(_ fields: [String]) {
    guard fields.count >= 7 else { return nil }
    kind = fields[0]
    label = fields[1]
    path = fields[2]
    aboutCount = Int(fields[3]) ?? 0
    mentionedCount = Int(fields[4]) ?? 0
    names = fields[5].split(separator: "\u{1F}").map(String.init)
    spellings = fields[6].split(separator: "\u{1F}").map(String.init)
  }

  /// Names that lead to an entity: symbols, and values that are no numbers, in lower case.
  /// - Parameter meanings: of the entity.
  static func aliases(of entity: Entity, meanings: [Entity.Meaning]) -> [String] {
    switch entity.kind {
    case .event, .kb: return []
    case .code, .stop: return meanings.map { $0.symbol.lowercased() }
    case .symbol, .cve, .custom: return [entity.value.lowercased()]
    }
  }
}
