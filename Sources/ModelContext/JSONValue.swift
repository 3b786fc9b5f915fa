import Diagnostics

/// JSON text (RFC 8259) as a value and back. Numbers stay as they are written, so that what is echoed is the same.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// - Returns: nil for what is no JSON, is not UTF-8 or nests deeper than 64.
  package init?(_ bytes: [UInt8]) {
    guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
    var parser = JSONParser(bytes)
    guard let value = parser.whole() else { return nil }
    self = value
  }

  package subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// A whole number, also as `10.0`.
  package var integer: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// Members in the order of their names.
  package var json: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let text): text
    case .string(let text): JSONText.quoted(text)
    case .array(let elements): JSONText.array(elements.map(\.json))
    case .object(let members): JSONText.object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
    }
  }
}
