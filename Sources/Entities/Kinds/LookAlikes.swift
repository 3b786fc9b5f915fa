/// Numbers that stand beside words which say that they are no entities.
extension ContextRule {
  static let lookAlikeRules: [ContextRule] = [
    ContextRule(
      name: "look-alike-label", meaning: .nothing, forms: .any,
      before: [
        "report status", "agent status", "approval status", "job status", "health status", "character code",
        "code page", "area code", "product code", "country code", "language code", "source code",
        "レコード", "windows", "server", "office", "dynamics", "microsoft", "windows server", "sql server", "service pack",
        "exchange", "visual studio", "internet explorer", "outlook", "sharepoint", "time stamp", "timestamp",
        "process id", "processid", "pid", "thread id", "threadid", "thread", "logon id", "record id",
        "session id", "task id",
        "event record id", "eventrecordid", "message id", "port", "ports", "version", "build", "severity", "level",
        "line", "state", "flags", "flag", "address", "offset", "handle", "mask", "keywords", "opcode", "task",
        "category", "qualifiers", "facility", "dword", "error level", "errorlevel", "error count", "error rate",
        "timeout", "at", "base", "size", "length", "parameter", "parameters", "parameter 1", "instruction",
        "instruction at", "memory at", "value data", "event log size", "page", "step", "issue", "scenario", "cause",
        "resolution", "method", "download id", "linkid", "sid", "rid", "event type", "event category", "data",
        "ポート", "バージョン", "レベル", "アドレス", "オフセット", "プロセス id", "スレッド id", "フラグ", "ビルド", "行",
        "ログオン id", "値 データ", "重大 度", "キーワード", "event level", "error type", "status bit", "logon type",
        "内部 エラー の 状態 は", "内部 エラー 状態 は",
      ],
      example: "", counterExample: "Process ID: 0x80070005"),
    ContextRule(
      name: "look-alike-before-label", meaning: .nothing, forms: .any,
      after: [
        "event id", "event ids", "event log", "event viewer", "event source", "event type", "イベント id", "error id",
      ],
      example: "", counterExample: "Date: 2017 Event ID: none"),
  ]
}
