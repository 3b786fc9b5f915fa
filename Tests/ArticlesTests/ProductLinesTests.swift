import Testing

@testable import Articles

@Suite struct ProductLinesTests {
  @Test(
    arguments: [
      ("Windows 10 - all editions, Windows Server 2012 R2", ["Windows 10 - all editions", "Windows Server 2012 R2"]),
      ("Windows 10, version 2004, Windows 11", ["Windows 10, version 2004", "Windows 11"]),
      (
        "Windows Server 2016 Essentials、Windows Server 2012 R2 Essentials",
        ["Windows Server 2016 Essentials", "Windows Server 2012 R2 Essentials"]
      ),
      ("Exchange (on-premises, all), SQL Server", ["Exchange (on-premises, all)", "SQL Server"]), ("", []),
    ])
  func splitsAtCommasBetweenProducts(value: String, products: [String]) {
    #expect(ProductLines.split(value) == products)
  }
}
