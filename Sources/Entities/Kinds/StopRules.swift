/// Bug checks: how texts name the code of a blue screen.
extension ContextRule {
  static let stopRules: [ContextRule] = [
    ContextRule(
      name: "stop-code", meaning: .stop, forms: [.hex, .bareHex],
      before: [
        "stop", "stop code", "stop error", "stop error code", "stop message", "stop screen", "stop codes",
        "stop errors",
        "bug check", "bugcheck", "bug check code", "bugcheck code", "bugcheckcode", "bug check string", "bug checks",
        "bug check error", "blue screen", "blue screen error", "bug check was", "bsod", "bsod error", "stop 0x code",
        "停止 コード", "停止 エラー", "停止 エラー コード", "バグ チェック", "バグ チェック コード", "バグチェック コード", "ブルー スクリーン",
        "ストップ エラー", "ストップ コード",
      ],
      example: "Stop [0x0000007B]", counterExample: "do not stop 5 services"),
    ContextRule(
      name: "stop-after", meaning: .stop, forms: [.hex, .bareHex],
      after: ["stop error", "stop code", "stop message", "bug check", "bugcheck", "blue screen", "停止 エラー", "停止 コード"],
      continues: false,
      example: "a [0x0000007B] Stop error", counterExample: "0x0000007B is set to stop it"),
  ]
}
