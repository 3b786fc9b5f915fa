/// What a mention refers to: one value, however it was spelled.
package struct Entity: Sendable, Hashable {
  package var kind: EntityKind
  /// Canonical (see each kind): `1057`, `4012219`, `0x8009030D`, `dec:1753`, `E_ACCESSDENIED`, `0x0000007B`, `CVE-2017-5715`.
  package var value: String

  package init(_ kind: EntityKind, _ value: String) {
    self.kind = kind
    self.value = value
  }
}

/// The kinds of entities: the built-in ones and those a site defines by its configuration.
package enum EntityKind: Sendable, Hashable {
  case event, kb, code, symbol, stop, cve
  /// The kind's name in casebook.yml, a lower-case identifier.
  case custom(String)

  /// As written in front matter, JSON and the command line.
  package var name: String {
    switch self {
    case .event: "event"
    case .kb: "kb"
    case .code: "code"
    case .symbol: "symbol"
    case .stop: "stop"
    case .cve: "cve"
    case .custom(let name): name
    }
  }

  package static let builtIn: [EntityKind] = [.event, .kb, .code, .symbol, .stop, .cve]
}
