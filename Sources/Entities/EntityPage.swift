/// How an entity is shown: which page it has, its address, its label, its order among its kind.
extension Entity: Comparable {
  /// The entity whose page this one shares. A number has one page however it is spelled: numbers of at most 16 bits have
  /// that of their decimal form, others that of their hexadecimal one. A symbol with one known number has that number's.
  package var page: Entity {
    switch kind {
    case .code: return CodeNumber(canonical: value)?.page ?? self
    case .stop where !value.hasPrefix("0x"):
      return CodeTable.rows(ofSymbol: value).first { $0.space == .bugCheck }.map { Entity(.stop, $0.number.hex) }
        ?? self
    case .symbol:
      // ERROR_NOT_SUPPORTED stands in the HRESULT list, too, as the HRESULT of the Win32 number.
      let rows = CodeTable.rows(ofSymbol: value)
      guard let row = rows.first(where: { $0.space == .win32 }) ?? rows.first else { return self }
      return row.space == .bugCheck ? Entity(.stop, row.number.hex) : row.number.page
    default: return self
    }
  }

  /// The last part of its page's address: lower-case letters, digits, `.`, `_`, `-`; other characters become hyphens.
  package var slug: String {
    String(
      decoding: value.utf8.map { byte in
        byte.isWord || byte == .hyphen || byte == UInt8(ascii: ".") ? byte.lowercased : .hyphen
      }, as: UTF8.self)
  }

  /// For readers: `36870`, `KB4012219`, `0x8009030D`, `1753`, `CVE-2017-5715`.
  package var label: String {
    switch kind {
    case .kb: "KB" + value
    case .code where value.hasPrefix("dec:"): String(value.dropFirst(4))
    default: value
    }
  }

  /// By kind, then by number: 44 before 1057, decimal codes before hexadecimal ones; values without a number by their text.
  package static func < (left: Entity, right: Entity) -> Bool {
    if left.kind != right.kind { return left.kind.name < right.kind.name }
    let (a, b) = (left.order, right.order)
    return (a.group, a.number, left.value) < (b.group, b.number, right.value)
  }

  private var order: (group: Int, number: Int) {
    switch kind {
    case .event, .kb: return (0, Int(value) ?? .max)
    case .code, .stop:
      guard let number = CodeNumber(canonical: value) else { return (2, 0) }
      return value.hasPrefix("0x") ? (1, Int(number.bits)) : (0, Int(Int32(bitPattern: number.bits)))
    case .cve:
      let parts = value.split(separator: "-")
      return parts.count == 3 ? (Int(parts[1]) ?? 0, Int(parts[2]) ?? 0) : (0, 0)
    case .symbol, .custom: return (0, 0)
    }
  }
}
