import Articles
import Diagnostics

/// Headings that are only another word for a section get the site's own: `1. 事象` becomes `症状`, `Solution` becomes `Resolution`.
struct HeadingNames: Sendable {
  /// By language (`ja`, `en`) and role.
  private let names: [String: [SectionRole: String]]

  package init(_ names: [String: [SectionRole: String]]) { self.names = names }

  /// Words that say no more than the role, folded to lower case.
  private static let synonyms: [SectionRole: Set<String>] = [
    .symptom: [
      "事象", "現象", "症状", "発生事象", "発生する事象", "発生している問題", "symptom", "symptoms", "problem", "problem description", "issue",
    ],
    .cause: ["原因", "発生原因", "事象の原因", "cause", "causes", "root cause"],
    .verification: [
      "確認方法", "確認手順", "該当確認", "該当するかどうかの確認", "事象と合致しているかの確認手順", "事象の確認ポイント", "事象発生の確認方法",
      "is this my incident?", "is this your incident?",
    ],
    .workaround: ["回避策", "回避方法", "回避手順", "事象回避手順", "workaround", "workarounds"],
    .resolution: [
      "解決方法", "解決策", "解決手順", "対処方法", "対処策", "対処手順", "恒久対処", "恒久対策", "resolution", "resolutions", "solution",
      "solutions",
    ],
    .confirmation: ["改善の確認", "解決の確認", "対処後の確認", "復旧確認", "confirm the fix", "verify the fix"],
    .environment: ["適用対象", "適用先", "対象製品", "対象環境", "発生環境", "applies to", "affected products"],
    .references: ["参考情報", "参考", "参考資料", "関連情報", "references", "reference"],
  ]

  /// Whether a heading says no more than its role.
  static func isPlain(_ heading: String) -> Bool {
    let word = heading.trimmingBlanks().lowercased()
    return synonyms.values.contains { $0.contains(word) }
  }

  /// - Parameter isBehindFix: below a way out, `確認方法` is how to see that it helped.
  /// - Returns: the site's word and the role, nil where the heading says more than its role.
  func name(for heading: String, language: String, isBehindFix: Bool = false) -> (name: String, role: SectionRole)? {
    let word = heading.trimmingBlanks().lowercased()
    guard let found = Self.synonyms.first(where: { $0.value.contains(word) })?.key else { return nil }
    let role = found == .verification && isBehindFix ? .confirmation : found
    return names[language]?[role].map { ($0, role) }
  }
}
