/// What is known of an entity without any article: its names, spellings, kin and Microsoft's page.
extension Entity {
  /// A name of a number and the list that gives it: `SEC_E_UNKNOWN_CREDENTIALS`, `HRESULT`.
  package typealias Meaning = (symbol: String, source: String)

  /// Names from the table of codes, HRESULT first; of several lists, as 5 is a Win32 error and an NTSTATUS. A number that
  /// wraps a Win32 error (0x8007NNNN) or an NTSTATUS (0xD…) has the wrapped number's name, too.
  package var meanings: [Meaning] {
    let rows = rows
    let wrapped = rows.isEmpty ? wrappedRows : []
    return (rows + wrapped).map { ($0.symbol, $0.space.name) }
  }

  /// The part of Windows that a code without a name comes from, as its bits say: `FACILITY_WINDOWSUPDATE`.
  package var facility: String? {
    guard kind == .code, meanings.isEmpty else { return nil }
    return CodeNumber(canonical: value).flatMap(Facility.name)
  }

  /// Ways to write it, the label first; what an engineer may paste to find it.
  package var spellings: [String] {
    switch kind {
    case .code:
      guard let number = CodeNumber(canonical: value) else { return [label] }
      let decimals = [number.signed, number.unsigned]
      let all = [label, number.hex, number.digits] + decimals + symbols
      return Self.unique(number.isSmall && !value.hasPrefix("dec:") ? [label, number.signed] + all : all)
    case .stop:
      guard let number = CodeNumber(canonical: value) else { return [label] }
      return Self.unique([label, "0x" + String(number.bits, radix: 16, uppercase: true)] + symbols)
    default: return [label]
    }
  }

  /// Entities of the same error under another number: a Win32 error and its HRESULT, an NTSTATUS and its HRESULT, a code
  /// that is a bug check, too.
  package var related: [Entity] {
    guard let number = CodeNumber(canonical: value) else {
      return kind == .symbol ? Self.unique(rows.map { Self.entity(of: $0) }).filter { $0 != page } : []
    }
    var others: [Entity] = []
    let bits = number.bits
    if kind == .stop {
      if CodeTable.rows(of: number).contains(where: { $0.space != .bugCheck }) && !number.isSmall {
        others = [number.page]
      }
    } else if let wrapped = number.wrapped {
      others.append(wrapped.page)
    } else if bits > 0, bits <= 0xFFFF {
      others.append(Entity(.code, CodeNumber(0x8007_0000 | bits).hex))
    } else if bits >> 28 == 0xC, CodeTable.rows(of: number).contains(where: { $0.space == .ntstatus }) {
      others.append(Entity(.code, CodeNumber(bits | 0x1000_0000).hex))
    }
    if kind == .code, !number.isSmall, CodeTable.rows(of: number).contains(where: { $0.space == .bugCheck }) {
      others.append(Entity(.stop, number.hex))
    }
    return others
  }

  /// Microsoft's page of a KB article or a vulnerability; nil for other kinds.
  package var outsideLink: String? {
    switch kind {
    case .kb: "https://support.microsoft.com/help/" + value
    case .cve: "https://msrc.microsoft.com/update-guide/vulnerability/" + value
    default: nil
    }
  }

  private var symbols: [String] { (rows + (rows.isEmpty ? wrappedRows : [])).map(\.symbol) }

  private var rows: [CodeTable.Row] {
    switch kind {
    case .code: CodeNumber(canonical: value).map { CodeTable.rows(of: $0).filter { $0.space != .bugCheck } } ?? []
    case .stop:
      (CodeNumber(canonical: value).map { CodeTable.rows(of: $0) } ?? CodeTable.rows(ofSymbol: value))
        .filter { $0.space == .bugCheck }
    case .symbol: CodeTable.rows(ofSymbol: value)
    default: []
    }
  }

  private var wrappedRows: [CodeTable.Row] {
    guard kind == .code, let number = CodeNumber(canonical: value), let wrapped = number.wrapped else { return [] }
    return CodeTable.rows(of: wrapped).filter { $0.space == (wrapped.isSmall ? .win32 : .ntstatus) }
  }

  private static func entity(of row: CodeTable.Row) -> Entity {
    row.space == .bugCheck ? Entity(.stop, row.number.hex) : row.number.page
  }

  private static func unique<Element: Hashable>(_ list: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return list.filter { seen.insert($0).inserted }
  }
}

extension CodeNumber {
  /// The number that an HRESULT is made from: HRESULT_FROM_WIN32 (0x8007NNNN), NTSTATUS_FROM_WIN32 (0xC007NNNN) and
  /// HRESULT_FROM_NT (bit 28), [MS-ERREF] 2.1; nil for others.
  fileprivate var wrapped: CodeNumber? {
    if bits >> 16 == 0x8007 || bits >> 16 == 0xC007, bits & 0xFFFF != 0 { return CodeNumber(bits & 0xFFFF) }
    if bits >> 28 == 0xD { return CodeNumber(bits & ~0x1000_0000) }
    return nil
  }
}
