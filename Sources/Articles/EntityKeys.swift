/// Keys of the front matter under which articles declare entities, with the kind that each means: `events` → `event`.
struct EntityKeys: Sendable {
  let kinds: [String: String]
  /// These and all other keys that mean something to us.
  let known: [String]

  /// - Parameter ownKinds: names of the site's own kinds.
  init(ownKinds: [String] = []) {
    var kinds = [
      "events": "event", "event": "event", "kbs": "kb", "kb": "kb", "codes": "code", "code": "code",
      "symbols": "symbol", "symbol": "symbol", "stops": "stop", "stop": "stop", "cves": "cve", "cve": "cve",
    ]
    for kind in ownKinds {
      kinds[kind] = kind
      kinds[kind + "s"] = kind
    }
    self.kinds = kinds
    known = FrontMatterKey.byName.keys.sorted() + kinds.keys.sorted()
  }
}
