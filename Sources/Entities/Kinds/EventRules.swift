/// Events: how texts name the number of an event in a Windows log.
extension ContextRule {
  static let eventRules: [ContextRule] = [
    ContextRule(
      name: "event-id-label", meaning: .event, forms: [.short, .kb, .oldKB],
      before: [
        "event id", "event ids", "event log id", "event log ids", "event log entry id", "event with id",
        "events with id", "events with ids", "event with the id",
        "events with the ids", "event id of", "event ids of", "event id's", "eventids", "event-id", "event ids ",
        "event number", "event numbers",
        "event code", "eventcode", "event identifier", "instanceid", "instance id", "eid", "eids", "event nr",
        "イベント id", "イベント 番号", "イベント コード", "イベント 識別子", "イベント id 番号",
      ],
      example: "Event ID: [1057]", counterExample: "Process ID: 1057"),
    ContextRule(
      name: "event-word", meaning: .event, forms: .short,
      before: [
        "event", "events", "イベント", "イベント、", "イベント ログ", "イベント -", "イベント ログ エントリ",
        "event log entry", "event log entries", "event viewer id",
      ],
      example: "the events [1057] and [1058]", counterExample: "the event of 2 users"),
    ContextRule(
      name: "event-severity", meaning: .event, forms: .short,
      before: [
        "warning id", "warning ids", "information id", "information ids", "warning event", "error event",
        "warning event id", "error event id", "critical event", "information event", "informational event",
        "audit event", "エラー イベント", "警告 イベント", "情報 イベント", "監査 イベント", "エラー イベント id", "警告 イベント id",
      ],
      example: "warning IDs [1057] and [1058]", counterExample: "a warning after 1057 runs"),
    ContextRule(
      name: "event-after", meaning: .event, forms: .short,
      after: ["event", "の イベント", "error event", "warning event", "イベント", "、id 番号を持つ windows イベント", "、id 番号を持つイベント"],
      continues: false,
      example: "a [5120] event", counterExample: "the last 10 events"),
    ContextRule(
      name: "event-after-plural", meaning: .event, forms: .short, after: ["events"], continues: false, leastDigits: 3,
      example: "look for [4624] events", counterExample: "more than 1000 events"),
  ]
}
