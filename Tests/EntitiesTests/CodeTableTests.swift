import Testing

@testable import Entities

/// The embedded table of codes, and what pages are made of it.
struct CodeTableTests {
  @Test func bothFilesSayTheSame() {
    let byValue = EmbeddedTable.rows("codes-by-value.tsv").map { [$0[2].uppercased(), $0[1], $0[0]] }
    let byName = EmbeddedTable.rows("codes-by-name.tsv")
    #expect(byValue.count == 7894)
    #expect(Set(byValue) == Set(byName))
  }

  @Test func everyRowIsFoundByItsValueAndItsName() {
    for row in EmbeddedTable.rows("codes-by-value.tsv") {
      let rows = CodeNumber(canonical: "0x" + row[0]).map(CodeTable.rows) ?? []
      #expect(rows.contains { $0.symbol == row[2] && String(UnicodeScalar($0.space.rawValue)) == row[1] }, "\(row)")
      #expect(CodeTable.rows(ofSymbol: row[2].lowercased()).contains { $0.number.digits == row[0] }, "\(row)")
    }
  }

  @Test(arguments: ["", "NO_SUCH_NAME", "ZZZZ", "A", "ERROR", "エラー", "\t", "\n"])
  func unknownNames(name: String) {
    #expect(CodeTable.rows(ofSymbol: name).isEmpty)
  }

  @Test func everySpellingOfEveryCodeLeadsToItsPage() {
    for row in EmbeddedTable.rows("codes-by-value.tsv") where row[1] != "b" {
      guard let number = CodeNumber(canonical: "0x" + row[0]) else { continue }
      let page = number.page
      for spelling in [number.hex, number.hex.lowercased(), "0X" + number.digits, number.signed, number.unsigned] {
        #expect(EntityQuery.parse(spelling).contains { $0.page == page }, "\(spelling) of \(row[2])")
      }
    }
  }

  @Test func numbersOf32BitsKeepTheirValue() {
    for bits in stride(from: UInt32(0), through: 0xFFFF_0000, by: 0x0001_FFF1) {
      let number = CodeNumber(bits)
      #expect(CodeNumber(canonical: number.hex) == number)
      #expect(CodeNumber(canonical: "dec:" + number.signed) == number)
      #expect(CodeNumber(canonical: "dec:" + number.unsigned) == number)
      #expect(CodeNumber(canonical: number.page.value) == number)
    }
  }
}

/// The embedded files as rows of fields.
enum EmbeddedTable {
  static func rows(_ path: String) -> [[String]] {
    let text = EmbeddedData.files.first { "\($0.path)" == path }.map { "\($0.contents)" } ?? ""
    return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
  }
}
