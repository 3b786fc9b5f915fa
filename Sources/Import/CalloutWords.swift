import Diagnostics

/// The words over a note or a warning that say no more than that it is one: `Note`, `注意:`.
enum CalloutWords {
  private static let kinds: [String: String] = [
    "note": "NOTE", "tip": "TIP", "hint": "TIP", "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING",
    "caution": "CAUTION", "danger": "CAUTION", "注": "NOTE", "メモ": "NOTE", "ヒント": "TIP", "重要": "IMPORTANT",
    "警告": "WARNING",
    "注意": "CAUTION",
  ]

  /// - Returns: `NOTE`, `TIP`, …; nil for other words.
  static func kind(of title: String) -> String? {
    kinds[title.trimmingBlanks().trimmingEnd(":：!").trimmingBlanks().lowercased()]
  }

  static func isTitle(_ text: String) -> Bool { kind(of: text) != nil }
}
