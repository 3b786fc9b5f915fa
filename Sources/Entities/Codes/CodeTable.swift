/// The names of Windows' error numbers: an embedded table of [MS-ERREF] and the bug check reference, both ways.
package enum CodeTable {
  /// The name that one list of numbers gives to a value.
  package struct Row: Sendable, Hashable {
    package let space: Space
    package let number: CodeNumber
    package let symbol: String
  }

  /// The list that a number is looked up in: one number means something else in each.
  package enum Space: UInt8, Sendable {
    case hresult = 0x68
    case ntstatus = 0x6E
    case win32 = 0x77
    case bugCheck = 0x62

    /// As engineers call it.
    package var name: String {
      switch self {
      case .hresult: "HRESULT"
      case .ntstatus: "NTSTATUS"
      case .win32: "Win32"
      case .bugCheck: "bug check"
      }
    }
  }

  /// In the order HRESULT, NTSTATUS, Win32, bug check; empty for a number that no list has.
  package static func rows(of number: CodeNumber) -> [Row] {
    byValue.rows(withKey: Array(number.digits.utf8)).compactMap { fields in
      Space(rawValue: fields.space).map { Row(space: $0, number: number, symbol: fields.rest) }
    }.sorted { $0.space.rank < $1.space.rank }
  }

  /// - Parameter symbol: in any letter case.
  package static func rows(ofSymbol symbol: String) -> [Row] {
    rows(ofSymbol: Array(symbol.utf8), 0..<symbol.utf8.count)
  }

  /// Whether any list has a name, in any letter case.
  static func hasSymbol(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { byName.hasKey(bytes, range) }

  /// All names, in capitals as UTF-8.
  package static var symbols: [[UInt8]] { byName.keys }

  static func rows(ofSymbol bytes: [UInt8], _ range: Range<Int>) -> [Row] {
    let key = bytes[range].map(\.uppercased)
    return byName.rows(withKey: key).compactMap { fields in
      guard let space = Space(rawValue: fields.space), let bits = UInt32(fields.rest, radix: 16) else { return nil }
      return Row(space: space, number: CodeNumber(bits), symbol: String(decoding: key, as: UTF8.self))
    }.sorted { $0.space.rank < $1.space.rank }
  }

  private static let byValue = SortedLines(file: "codes-by-value.tsv")
  private static let byName = SortedLines(file: "codes-by-name.tsv")
}

extension CodeTable.Space {
  fileprivate var rank: Int {
    switch self {
    case .hresult: 0
    case .ntstatus: 1
    case .win32: 2
    case .bugCheck: 3
    }
  }
}
