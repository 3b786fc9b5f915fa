import Testing

@testable import Entities

/// What a page of an entity shows and where it is.
struct EntityPageTests {
  static let credentials = Entity(.code, "0x8009030D")

  @Test func oneErrorHasOnePage() {
    #expect(Entity(.symbol, "SEC_E_UNKNOWN_CREDENTIALS").page == Self.credentials)
    #expect(Self.credentials.page == Self.credentials)
    #expect(Entity(.symbol, "ERROR_ACCESS_DENIED").page == Entity(.code, "dec:5"))
    #expect(Entity(.code, "0x00000005").page == Entity(.code, "dec:5"))
    #expect(Entity(.symbol, "ERROR_NOT_SUPPORTED").page == Entity(.code, "dec:50"))
    #expect(Entity(.stop, "IRQL_NOT_LESS_OR_EQUAL").page == Entity(.stop, "0x0000000A"))
    #expect(Entity(.symbol, "DTS_E_OLEDBERROR").page == Entity(.symbol, "DTS_E_OLEDBERROR"))
  }

  @Test func aCodeIsKnownByItsSpellings() {
    #expect(
      Self.credentials.spellings == [
        "0x8009030D", "8009030D", "-2146893043", "2148074253", "SEC_E_UNKNOWN_CREDENTIALS",
      ])
    #expect(Self.credentials.meanings.map { "\($0.symbol) \($0.source)" } == ["SEC_E_UNKNOWN_CREDENTIALS HRESULT"])
    #expect(Entity(.code, "0x8007052E").meanings.map(\.symbol) == ["ERROR_LOGON_FAILURE"])
    #expect(Entity(.stop, "0x0000007B").meanings.map(\.symbol) == ["INACCESSIBLE_BOOT_DEVICE"])
    #expect(Entity(.event, "1057").meanings.isEmpty)
  }

  @Test func kinOfACode() {
    #expect(Entity(.code, "0x80070005").related == [Entity(.code, "dec:5")])
    #expect(Entity(.code, "dec:5").related == [Entity(.code, "0x80070005")])
    #expect(Entity(.code, "0xD0000022").related == [Entity(.code, "0xC0000022")])
    #expect(Entity(.code, "0xC000021A").related.contains(Entity(.stop, "0xC000021A")))
    #expect(Entity(.event, "1057").related.isEmpty)
  }

  @Test(arguments: [
    (Entity(.event, "36870"), "36870", "36870"), (Entity(.kb, "4012219"), "4012219", "KB4012219"),
    (credentials, "0x8009030d", "0x8009030D"), (Entity(.code, "dec:1753"), "dec-1753", "1753"),
    (Entity(.code, "dec:-1018"), "dec--1018", "-1018"), (Entity(.stop, "0x0000007B"), "0x0000007b", "0x0000007B"),
    (Entity(.cve, "CVE-2017-5715"), "cve-2017-5715", "CVE-2017-5715"),
    (Entity(.custom("ticket"), "OPS 1/2"), "ops-1-2", "OPS 1/2"),
  ])
  func addressAndLabel(entity: Entity, slug: String, label: String) {
    #expect(entity.slug == slug)
    #expect(entity.label == label)
  }

  @Test func orderIsThatOfNumbers() {
    let values = ["0x80070005", "dec:1753", "dec:5", "0x00030200", "dec:-1018"].map { Entity(.code, $0) }
    #expect(values.sorted().map(\.label) == ["-1018", "5", "1753", "0x00030200", "0x80070005"])
    #expect(Entity(.event, "44") < Entity(.event, "1057"))
    #expect(Entity(.cve, "CVE-2017-5715") < Entity(.cve, "CVE-2017-11882"))
  }

  @Test func microsoftsPages() {
    #expect(Entity(.kb, "4012219").outsideLink == "https://support.microsoft.com/help/4012219")
    #expect(Self.credentials.outsideLink == nil)
  }

  @Test(arguments: [
    ("Schannel", "schannel"), (" \"Microsoft-Windows-Security-Schannel\" ", "schannel"),
    ("MSSQL$PROD", "mssqlserver"), ("MSSQLSERVER", "mssqlserver"),
    ("Microsoft-Windows-ActiveDirectory_DomainService", "ntds"), ("NTDS General", "ntds"), ("", ""), ("$", "$"),
  ])
  func providersUnderOtherNames(name: String, key: String) {
    #expect(ProviderName.canonical(name) == key)
  }
}
