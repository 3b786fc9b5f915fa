import Testing

@testable import Entities

/// What a pasted text is taken for.
struct EntityQueryTests {
  @Test(arguments: [
    ("0X8009030d", "code 0x8009030D"), ("8009030d", "code 0x8009030D"), ("-2146893043", "code 0x8009030D"),
    ("2148074253", "code 0x8009030D"), ("ID 36870", "event 36870"), ("イベントID：１０５７", "event 1057"),
    ("ｲﾍﾞﾝﾄ ID 1057", "event 1057"), ("stop 7b", "stop 0x0000007B"), ("STOP: 0x7B", "stop 0x0000007B"),
    ("KB 4012219", "kb 4012219"), ("KB-303972", "kb 303972"), ("kb4012219", "kb 4012219"), ("4012219", "kb 4012219"),
    ("ERROR_ACCESS_DENIED", "symbol ERROR_ACCESS_DENIED"), ("error_access_denied", "symbol ERROR_ACCESS_DENIED"),
    ("1057", "event 1057, code dec:1057"), ("80070005", "code 0x80070005"), ("eventid10016", "event 10016"),
    ("schannel 36888", "event 36888"), ("Kernel-Power 41", "event 41"), ("0x7B", "code 0x0000007B, stop 0x0000007B"),
    ("エラー 1753", "code dec:1753"), ("error code 5", "code dec:5"), ("cve-2017-5715", "cve CVE-2017-5715"), ("", ""),
    ("no such thing", ""), ("-", ""), ("0x", ""),
  ])
  func aPastedText(text: String, expected: String) {
    let found = EntityQuery.parse(text).map { "\($0.kind.name) \($0.value)" }
    #expect(
      found.prefix(2).joined(separator: ", ").hasPrefix(expected) && found.isEmpty == expected.isEmpty, "\(found)")
  }

  @Test func aSitesOwnKindComesFirst() throws {
    let kind = try CustomKind(name: "ticket", label: "Ticket", pattern: #"OPS-\d+"#, canonical: nil, link: nil)
    let found = EntityQuery.parse("OPS-77: error 5", customKinds: [kind]).map { "\($0.kind.name) \($0.value)" }
    #expect(found == ["ticket OPS-77", "code dec:5"])
  }

  @Test func aLineOfALogNamesAllThatItNames() {
    let line = "2024-01-01 12:00:00,123 Schannel イベント 36870: エラー コード 0x8009030D, KB4012219"
    #expect(EntityQuery.parse(line).map(\.value) == ["36870", "0x8009030D", "4012219"])
  }
}
