/// Codes: how texts present a number as an error, status, return, exit or exception code.
extension ContextRule {
  static let codeRules: [ContextRule] = [
    ContextRule(
      name: "code-label", meaning: .code, forms: .any,
      before: [
        "error code", "error codes", "error id", "error ids", "error code of", "exit code of", "status code of",
        "errorcode", "error number",
        "error no", "error value", "error id code",
        "status code", "result code", "return code", "return codes", "exit code", "exit codes", "reason code",
        "exception code", "failure code", "sub error code", "extended error", "extended error code", "last error",
        "native error", "nativeerror", "hresult", "hr", "ntstatus", "scode", "return value", "returned error",
        "returned status", "sub status", "substatus", "win32 error", "socket error", "winsock error", "retcode",
        "jet error", "os error", "operating system error", "system error", "error status", "com error", "result",
        "error code value", "errno", "internal error", "data error", "sql error", "ldap error", "rc", "hresult value",
        "winerror", "winerr", "resultcode", "returncode", "exitcode", "lasterror", "lasterr", "dbms",
        "error value (decimal)", "error value (hex)", "error value (hexadecimal)", "error returned", "code returned",
        "エラー コード", "エラー 番号", "エラー 値", "状態 コード", "ステータス コード", "終了 コード", "戻り 値", "リターン コード",
        "結果 コード", "例外 コード", "エラー の 状態 は", "状態 は", "エラー id", "エラー の 値", "戻り コード", "理由 コード",
        "エラー コード の", "エラー コード は", "エラー 値 (10 進数)", "エラー 値 (16 進数)",
      ],
      example: "error code [1753]", counterExample: "the code has 1753 lines"),
    ContextRule(
      name: "code-error", meaning: .code, forms: .any,
      before: [
        "error", "errors", "エラー", "err", "failure", "win32error", "エラー メッセージ",
      ],
      example: "error [1753]", counterExample: "an error in 1753 cases"),
    ContextRule(
      name: "code-error-message", meaning: .code, forms: [.short, .oldKB, .long, .bareHex], before: ["error message"],
      leastDigits: 3, example: "error message [844]", counterExample: "Error message 1"),
    ContextRule(
      name: "code-status", meaning: .code, forms: .any,
      before: ["status", "ステータス", "exception", "例外", "code", "failed with", "fails with"],
      example: "Status: [1396]", counterExample: "the status of 5 disks"),
    ContextRule(
      name: "code-word", meaning: .code, forms: .any, before: ["コード"], needsErrorNear: true,
      example: "コード [31] で失敗しました", counterExample: "文字コード 27 を送ります"),
    ContextRule(
      name: "code-hexadecimal", meaning: .code, forms: [.hex, .bareHex],
      before: ["hex:", "hexadecimal:", "16 進 数:"],
      example: "Hex: [0x6BF]", counterExample: "Hexadecimal 0x10"),
    ContextRule(
      name: "code-sql-message", meaning: .code, forms: [.short, .oldKB, .kb],
      before: ["msg", "sqlstate error", "server msg"],
      startsWithCapital: true,
      example: "Msg [18456], Level 14, State 1", counterExample: "msg 12 Meet at noon"),
    ContextRule(
      name: "code-after", meaning: .code, forms: [.hex, .bareHex, .short],
      after: [
        "error", "エラー", "error code", "exception", "errors", "status code", "status codes", "exit code",
        "return code", "の エラー コード", "の エラー",
      ], continues: false,
      example: "a [1722] error", counterExample: "there are 3 errors"),
    ContextRule(
      name: "code-status-after", meaning: .code, forms: [.hex, .bareHex, .short],
      after: ["status", "ステータス", "状態", "の ステータス"],
      continues: false, needsErrorNear: true,
      example: "events cite the [8524] status", counterExample: "the 1099 status of a vendor"),
  ]
}
