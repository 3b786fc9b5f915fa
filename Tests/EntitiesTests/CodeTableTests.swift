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

  @Test func everySpellingOfEveryBugCheckLeadsToItsPage() {
    for row in EmbeddedTable.rows("codes-by-value.tsv") where row[1] == "b" {
      guard let number = CodeNumber(canonical: "0x" + row[0]) else { continue }
      let page = Entity(.stop, number.hex).page
      let short = String(number.bits, radix: 16)
      for spelling in ["stop \(short)", "STOP: \(number.hex)", "bug check 0x\(short)", "停止コード \(number.hex)"] {
        #expect(EntityQuery.parse(spelling).first?.page == page, "\(spelling) of \(row[2])")
      }
    }
  }

  @Test func everyNameLeadsToTheOnePageOfItsNumber() {
    for row in EmbeddedTable.rows("codes-by-value.tsv") {
      let rows = CodeTable.rows(ofSymbol: row[2])
      let pages = Set(rows.map { $0.space == .bugCheck ? Entity(.stop, $0.number.hex) : $0.number.page })
      let found = [row[2], row[2].lowercased()].compactMap { EntityQuery.parse($0).first?.page }
      #expect(Set(found).count == 1 && found.count == 2, "\(row)")
      #expect(found.allSatisfy(pages.contains), "\(row): \(found)")
      guard row[1] != "b", let number = CodeNumber(canonical: "0x" + row[0]) else { continue }
      #expect(EntityQuery.parse(number.digits).contains { $0.page == number.page }, "\(row)")
    }
  }

  @Test(arguments: [
    "0x", "0x123456789", "0xG", "dec:", "dec:-", "dec:4294967296", "dec:-4294967296", "dec:99999999999999999999",
    "1753", "",
  ])
  func whatIsNoCanonicalValue(value: String) { #expect(CodeNumber(canonical: value) == nil) }

  @Test func aCodeWithoutANameKnowsWhereItComesFrom() {
    #expect(Entity(.code, "0x80240017").facility == "FACILITY_WINDOWSUPDATE")
    #expect(Entity(.code, "0x8009030D").facility == nil)
    #expect(Entity(.code, "dec:1753").facility == nil)
    #expect(Entity(.event, "1057").facility == nil)
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
