/// Findings as one SARIF 2.1.0 log (OASIS), the form that code scanning services read.
package struct SARIFFormatter: Sendable {
  /// A finding with what a log says of it beside its own fields.
  package struct Result: Sendable {
    package let diagnostic: Diagnostic
    /// Relative to the folder that the log is read from.
    package let path: String
    /// 1-based, in UTF-16 code units, as SARIF counts; nil where the line could not be read.
    package let column: Int?

    package init(_ diagnostic: Diagnostic, path: String, column: Int?) {
      self.diagnostic = diagnostic
      self.path = path
      self.column = column
    }
  }

  private let version: String

  package init(version: String) { self.version = version }

  package func format(_ results: [Result]) -> String {
    let used = Set(results.map { $0.diagnostic.rule })
    let rules = Rule.all.filter { used.contains($0.name) }
    let numbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.name, $0) })
    let driver = JSONText.object([
      ("name", JSONText.quoted("Casebook")), ("semanticVersion", JSONText.quoted(version)),
      ("rules", JSONText.array(rules.map(Self.rule))),
    ])
    var counts: [String: Int] = [:]
    let rows = results.map { result in
      let key = Self.identity(of: result)
      counts[key, default: 0] += 1
      return Self.result(result, rule: numbers[result.diagnostic.rule], occurrence: counts[key, default: 1])
    }
    let run = JSONText.object([
      ("tool", JSONText.object([("driver", driver)])), ("columnKind", JSONText.quoted("utf16CodeUnits")),
      ("results", JSONText.array(rows)),
    ])
    return JSONText.object([
      (
        "$schema",
        JSONText.quoted("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      ),
      ("version", JSONText.quoted("2.1.0")), ("runs", JSONText.array([run])),
    ])
  }

  private static func rule(_ rule: Rule) -> String {
    JSONText.object([
      ("id", JSONText.quoted(rule.id)), ("name", JSONText.quoted(rule.name)),
      ("shortDescription", message(rule.sentence)),
      ("defaultConfiguration", JSONText.object([("level", JSONText.quoted(rule.severity.rawValue))])),
    ])
  }

  private static func result(_ result: Result, rule: Int?, occurrence: Int) -> String {
    let diagnostic = result.diagnostic
    let text = diagnostic.hint.isEmpty ? diagnostic.message : "\(diagnostic.message). \(diagnostic.hint)"
    var members = [("ruleId", JSONText.quoted(diagnostic.id))]
    if let rule { members.append(("ruleIndex", String(rule))) }
    members += [("level", JSONText.quoted(diagnostic.severity.rawValue)), ("message", message(text))]
    if !result.path.isEmpty { members.append(("locations", JSONText.array([location(of: result)]))) }
    let print = fingerprint(identity(of: result))
    members.append(
      ("partialFingerprints", JSONText.object([("casebook/v1", JSONText.quoted("\(print):\(occurrence)"))])))
    return JSONText.object(members)
  }

  private static func identity(of result: Result) -> String {
    "\(result.diagnostic.id) \(result.path) \(result.diagnostic.identity ?? result.diagnostic.message)"
  }

  private static func location(of result: Result) -> String {
    let artifact = JSONText.object([("uri", JSONText.quoted(encoded(result.path)))])
    var members = [("artifactLocation", artifact)]
    if let position = result.diagnostic.position {
      var region = [("startLine", String(position.line))]
      if let column = result.column { region.append(("startColumn", String(column))) }
      members.append(("region", JSONText.object(region)))
    }
    return JSONText.object([("physicalLocation", JSONText.object(members))])
  }

  private static func message(_ text: String) -> String { JSONText.object([("text", JSONText.quoted(text))]) }

  /// FNV-1a, as the lines of a file may shift but its findings' words do not.
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    return String(hash, radix: 16)
  }

  /// RFC 3986: all but unreserved characters and `/` percent-encoded.
  private static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain =
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "-._~/".utf8.contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" + hex : hex)
    }.joined()
  }
}
