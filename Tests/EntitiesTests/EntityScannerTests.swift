import Testing

@testable import Entities

/// What a careful reader finds in one paragraph.
struct EntityScannerTests {
  @Test(arguments: [
    ("Event IDs 1057, 1058 and 1059 are logged.", "event 1057, event 1058, event 1059"),
    ("イベント ID 1057/36870", "event 1057, event 36870"), ("イベント ID １０５７", "event 1057"),
    ("イベント ID 1645、1168、および 1125", "event 1645, event 1168, event 1125"),
    ("イベント (4656、4663)", "event 4656, event 4663"), ("監査イベント (4818)", "event 4818"), ("4719 イベント", "event 4719"),
    ("イベント - 249", "event 249"), ("イベント、5120", "event 5120"), ("イベント ID 2974s", "event 2974"),
    ("12016、ID 番号を持つ Windows イベント", "event 12016"), ("events 4000 to 4099", "event 4000, event 4099"),
    ("<EventID Qualifiers=\"16384\">1057</EventID>", "event 1057"), ("<EventID>1057</EventID>", "event 1057"),
    ("*[System[(EventID=1074 or EventID=6006)]]", "event 1074, event 6006"),
    ("Schannel 36870", "event 36870 (Schannel)"), ("a WAS event 5189", "event 5189 (WAS)"),
    ("Event ID 5719 (NETLOGON)", "event 5719 (NETLOGON)"),
    ("User Profile Service イベント 1530", "event 1530 (User Profile Service)"),
    ("Log Name: System\nSource: Schannel\nDate: 1/2/2017\nEvent ID: 36870\nLevel: Error", "event 36870 (Schannel)"),
    (
      "Log Name: System Source: Microsoft-Windows-DNS Date: 1 Event ID: 4013 Level: 2",
      "event 4013 (Microsoft-Windows-DNS)"
    ),
    ("ソース: Schannel\nイベント ID: 36870", "event 36870 (Schannel)"),
    ("KB4012219, KB 4012220 and article 4012221", "kb 4012219, kb 4012220, kb 4012221"),
    ("Original KB number: \u{A0} 4012219", "own kb 4012219"), ("Windows Server 2012 R2KB4284815", "kb 4284815"),
    ("Windows Server 2012 R2KB 4284815", "kb 4284815"), ("a SQLWRITER 24583 error event", "event 24583 (SQLWRITER)"),
    ("> 0x000006e4 (RPC_S_CANNOT_SUPPORT)", "code 0x000006E4, symbol RPC_S_CANNOT_SUPPORT"),
    ("\"0x0000007B\" Stop error", "stop 0x0000007B"), ("error code will be 87 (0x57)", "code dec:87, code 0x00000057"),
    ("kpid=\"6104\" status=\"suspended\"", ""), ("エラー\n- 2:警告", ""), ("エラー値 (10 進数)", ""),
    ("文書番号 216498", "kb 216498"), ("サポート技術情報記事2642658", "kb 2642658"),
    ("windows10.0-kb4012219-x64.msu", ""), ("MS17-010, cc770963, 4.7.3062", ""),
    ("error 0x80070005 (-2147024891)", "code 0x80070005, code 0x80070005"), ("エラー 1753 年", "code dec:1753"),
    ("エラー コード:809", "code dec:809"), ("状態は 10001 です", "code dec:10001"),
    ("内部エラーの状態は 10001 です", ""), ("内部エラー状態は 10013 です", ""), ("ステータス 1396", "code dec:1396"),
    ("エラー コード 2147943785", "code 0x80070569"), ("Msg 18456, Level 14, State 1, Line 4", "code dec:18456"),
    ("Error: 1814, Severity: 16, State: 1.", "code dec:1814"), ("returned -2147467259.", "code 0x80004005"),
    ("error -1018", "code dec:-1018"), ("error 1727 (0x6bf)", "code dec:1727, code 0x000006BF"),
    ("STATUS_OBJECT c00000b5", "symbol STATUS_OBJECT, code 0xC00000B5"),
    ("error -2147942402 occurs", "code 0x80070002"),
    ("ERROR_BAD_ENVIRONMENT (10)", "symbol ERROR_BAD_ENVIRONMENT, code dec:10"),
    ("DTS_E_OLEDBERROR and WSAECONNREFUSED", "symbol DTS_E_OLEDBERROR, symbol WSAECONNREFUSED"),
    ("RPC_C_AUTHN_LEVEL, REG_DWORD, HKEY_LOCAL_MACHINE, S_OK", ""), ("Set the value to 0x00000001", ""),
    ("HRESULT E_FAIL", "symbol E_FAIL"), ("STOP: 0x7B (0x1, 0x80070005, 0x0, 0x0)", "stop 0x0000007B"),
    ("Stop 0x0000000A or 0x0000007B", "stop 0x0000000A, stop 0x0000007B"), ("バグチェック 0x9F", "stop 0x0000009F"),
    ("bug check 0xA IRQL_NOT_LESS_OR_EQUAL", "stop 0x0000000A, symbol IRQL_NOT_LESS_OR_EQUAL"),
    ("Server 2019 error 5 at line 3", "code dec:5"), ("Windows 10 error; Dynamics 365 error", ""),
    ("the IRQL_NOT_LESS_OR_EQUAL error", "stop IRQL_NOT_LESS_OR_EQUAL"),
    ("cve-2017-5715 and CVE 2018 0886", "cve CVE-2017-5715, cve CVE-2018-0886"),
    ("{8009030D-1234-1234-1234-0080070005AA}", ""), ("port 1753, version 1057, PID 1057", ""),
    ("1000 および 1001 のイベント", "event 1000, event 1001"),
    ("Event ID 40960 & 40961 errors with a source of LSASRV", "event 40960 (LSASRV), event 40961 (LSASRV)"),
    ("for event source USER32, event ID 1074", "event 1074 (USER32)"), ("Event 2087 in DNS lookups", "event 2087"),
    ("failed, see http://example.com/?EvtType=0xD8FB5EBA", ""),
    ("8467 または 8468 のエラー コードが記録されます", "code dec:8467, code dec:8468"), ("the error code is 10060L", "code dec:10060"),
    ("returns a 3010 exit code", "code dec:3010"), ("Event 30 in the CAPI2 log", "event 30"),
    ("Source - VSS\nEventID - 31551", "event 31551 (VSS)"),
    ("<Provider Name='Schannel'/><EventID>36870</EventID>", "event 36870 (Schannel)"),
    ("<Provider Name=\"Schannel\"/><EventID>36870</EventID>", "event 36870 (Schannel)"),
    ("Level: Error\nID: 300\nSource: VSS", "event 300 (VSS)"), ("Name: A\nID: 300\nCount: 2", ""),
    ("36888 と 36874 SChannel イベントが記録されます", "event 36888 (SChannel), event 36874 (SChannel)"),
    ("search for \"501\" events", "event 501"), ("the log has 195,728 events", ""), ("more than 4096 errors", ""),
    ("the server returned 203 error", "code dec:203"), ("HostAgentFail (2912) error", "code dec:2912"),
    ("setup.cxx:1099) Error code 0x80072030", "code 0x80072030"), ("Error value (decimal):\n-1601", "code dec:-1601"),
    ("エラー値 (16 進数):\n21a2", ""), ("エラー値 (10 進数):\n8610", "code dec:8610"), ("run it with -rc 3", ""),
    ("list > output.msg 2> output.err", ""), ("17:27:33,950 ERROR: none", ""), ("Error 9/9/2010 2:43:29 PM", ""),
    ("15:47:57:280: CRYPT_E_NO_REVOCATION_CHECK", "symbol CRYPT_E_NO_REVOCATION_CHECK"),
    ("SENDER 4844 (0x12EC) Sent status", ""), ("start failed: 3228369022 (0xC06D007E)", "code 0xC06D007E"),
    ("0x2746 10054 WSAECONNRESET", "code 0x00002746, code dec:10054, symbol WSAECONNRESET"),
    ("### -1206 JET_errDatabaseCorrupted", "code dec:-1206, symbol JET_errDatabaseCorrupted"),
    ("Serial number: 0xd0b634d9; Hash=-912418295", ""), ("results: DBMS: 2601, others: 0", "code dec:2601"),
    ("サポート技術情報の記事にある手順に必ず従ってください。4012219 を参照します", "kb 4012219"),
    ("コード 27 を送ります。何も起きません", ""), ("the 1099 status of a vendor", ""),
    ("support.microsoft.com/kb/4012219", "kb 4012219"),
    ("USMT_ERROR_NO_INVALID_KEY, MAX_ERROR_COUNT", "symbol USMT_ERROR_NO_INVALID_KEY"),
    ("failed: 0097e8e0 7c916178 00000000 c0150008 00000000", ""), ("# 0x00000800 (returned on base searches)", ""),
    ("at address 0x80070005", ""), ("an error every 5 minutes; error 5%", ""), ("the last 10 events", ""),
  ])
  func aParagraph(text: String, expected: String) {
    #expect(MarkedText.found(text) == expected, "\(text)")
  }

  @Test func rangesAreTheCharactersThatName() {
    for text in ["イベントID：【１０５７】です", "a（【ＫＢ４０１２２１９】）", "error 【-2147467259】", "ｲﾍﾞﾝﾄ 【4688】"] {
      #expect(MarkedText.marked(text) == text)
    }
  }
}
