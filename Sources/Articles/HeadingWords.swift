/// The words by which headings tell their section's role, in Japanese and English, already folded (`HeadingDictionary.fold`).
enum HeadingWords {
  static let words: [(role: SectionRole, words: [String])] = [
    (
      .symptom,
      [
        "symptom", "symptoms", "issue", "issues", "problem", "problem description", "issue description",
        "error message",
        "error messages", "common errors", "steps to reproduce", "reproduce the issue", "reproduce the problem",
        "現象", "事象", "症状", "問題", "問題点", "イシュー", "発生事象", "発生する事象", "エラー メッセージ", "エラーメッセージ",
        "エラーの説明", "表示されるエラー", "表示される警告", "トラブルの詳細", "再現手順", "再現方法", "複製の手順", "複製する手順", "実際の結果",
        "影響を受ける範囲", "イベントまたは現象", "考えられる問題", "何が問題なの?", "症状と影響", "発生している問題",
      ]
    ),
    (
      .cause,
      [
        "cause", "causes", "top cause", "possible cause", "possible causes", "root cause", "reason", "why this happens",
        "why does this happen", "cause of the issue", "cause of the problem",
        "原因", "エラーの原因", "問題の原因", "考えられる原因", "根本原因", "理由", "事象発生条件", "事象の発生条件", "発生条件",
        "原因が考えられます", "どうして問題が発生するの?", "どのような時に問題が発生するの?", "発生原因", "事象の原因",
      ]
    ),
    (
      .verification,
      [
        "verification", "verifying issue", "verify the issue", "diagnosis", "diagnose the issue", "diagnostics",
        "is this my incident", "is this your incident", "is this your problem", "determine the cause",
        "identify the issue",
        "identify the problem", "how to check", "how to verify", "troubleshooting", "troubleshoot",
        "troubleshooting checklist",
        "troubleshooting steps", "troubleshoot steps", "detection", "how to investigate", "data collection",
        "verify that it works",
        "did this fix the problem",
        "before you troubleshoot", "determine boot issues", "determine whether customization exists",
        "確認方法", "確認手順", "確認ポイント", "事象の確認ポイント", "事象発生の確認方法", "事象と合致しているかの確認手順", "該当確認",
        "事象を特定する", "切り分け", "切り分け方法", "切り分け手順", "確認", "検証", "検証手順", "検証方法", "診断", "診断方法", "診断手順", "確認してください",
        "どのように問題を察知すれば良いの?", "結果を確認する方法", "トラブルシューティング", "トラブルシューティングの手順", "調査方法", "調査手順",
        "該当するかどうかの確認",
      ]
    ),
    (
      .confirmation,
      [
        "confirmation", "confirm the fix", "confirm the resolution", "verify the fix", "verify the resolution",
        "verify the workaround",
        "after the fix", "check the result", "how to confirm the fix",
        "改善の確認", "改善を確認する", "対処後の確認", "対処後の状態を確認する", "解決の確認", "復旧の確認", "復旧確認", "対応後の確認", "適用後の確認",
        "解消の確認", "回避後の確認", "作業後の確認",
      ]
    ),
    (
      .workaround,
      [
        "workaround", "workarounds", "mitigation", "mitigations", "mitigation steps", "offline mitigations",
        "how to avoid", "prevention",
        "how to work around", "how to work around this issue", "temporary fix",
        "回避策", "回避方法", "回避手順", "事象回避手順", "暫定対処", "暫定対応", "暫定策", "軽減策", "軽減するための手順", "応急処置",
        "どのように問題を予防すれば良いの?",
      ]
    ),
    (
      .resolution,
      [
        "resolution", "resolutions", "solution", "solutions", "solving steps", "fix", "fixes", "how to fix",
        "recommended action",
        "recommended actions", "action", "user action", "corrective action", "update information", "hotfix information",
        "fix it for me", "let me fix it myself", "offline repair", "how to install the update", "how to resolve",
        "recommendation", "recommendations", "cause and resolution", "permanent fix", "repair the vm offline",
        "rebuild the vm",
        "解決方法", "解決策", "解決", "解決手順", "ソリューション", "可能なソリューションです", "考えられる解決策", "考えられる解決方法", "提案される解決策",
        "対処方法", "対処策", "対処", "対処法", "対処手順", "対策", "対応方法", "対応策", "対応手順", "事象の解消方法", "解消方法", "恒久対処", "恒久対策", "恒久対応",
        "パッチ", "パッチの適用方法", "どのように問題を解決すれば良いの?", "ユーザーの操作", "復旧手順", "復旧方法", "修正方法", "修正手順", "原因と解決策", "解決策と説明", "説明と解決策",
      ]
    ),
    (
      .environment,
      [
        "applies to", "environment", "operating system", "supported operating systems", "affected products",
        "affected versions",
        "affected environment", "products affected", "original product version",
        "適用対象", "適用先", "対象製品", "対象環境", "対象", "対象範囲", "対象バージョン", "影響を受ける製品とバージョン", "影響を受けるバージョン",
        "影響を受ける製品", "影響を受けるバージョンと製品", "影響を受けるエディションとバージョン", "影響のあるバージョン", "環境", "発生環境",
        "事象に該当する環境", "該当環境", "該当条件",
      ]
    ),
    (
      .moreInformation,
      [
        "more information", "additional information", "background", "background information", "notes", "note", "tips",
        "additional notes", "general information", "information", "technical details", "explanation", "known issues",
        "frequently asked questions", "faq", "faqs", "conclusion", "disclaimer", "third-party information disclaimer",
        "third-party disclaimer", "restart requirement", "registry information", "download information",
        "replacement information", "removal information", "process overview", "additional considerations", "details",
        "need more help", "contact us for help", "next steps", "次のステップ", "common issues", "common issues and solutions",
        "description",
        "詳細", "詳細情報", "詳細については", "補足", "補足情報", "補足事項", "追加情報", "備考", "注釈", "背景", "背景情報", "説明", "その他の考慮事項",
        "既知の問題", "よく寄せられる質問", "よくある質問", "まとめ", "重要な注意事項", "注意事項", "次の手順", "解説", "技術的な詳細",
      ]
    ),
    (
      .references,
      [
        "references", "reference", "see also", "resources", "additional resources", "related articles",
        "related content",
        "related topics", "more resources", "additional references", "related links", "related information",
        "further reading",
        "参考情報", "参考", "参考資料", "参考リンク", "参考公開情報", "ご参考資料", "ご参考", "関連情報", "関連項目", "関連資料", "関連トピック", "関連トピックス",
        "関連ドキュメント", "関連リンク", "関連記事", "関連ブログ", "関連", "その他の参照情報", "その他の参照", "その他のリソース", "その他の資料",
        "参照", "参照情報", "参照してください", "公開情報", "添付ファイル", "サポートナレッジベースの関連資料", "参考文献",
      ]
    ),
    (.status, ["status", "state", "状況", "状態", "ステータス"]),
    (
      .summary,
      ["summary", "introduction", "overview", "purpose", "abstract", "概要", "はじめに", "要約", "シナリオ", "サマリー"]
    ),
    (
      .prerequisites,
      [
        "prerequisites", "prerequisite", "requirements", "before you start", "before you begin", "system requirements",
        "prerequisite software", "前提条件", "システム要件", "その他の要件", "前提", "事前準備", "始める前に",
      ]
    ),
  ]

  /// What may stand around a word without changing its role, longest first.
  static let japaneseEndings = [
    "について", "に関して", "の概要", "の詳細", "の手順", "の一覧", "の内容", "手順", "方法", "の例", "は",
  ]

  /// Words before a role's word that do not change it.
  static let qualifiers = [
    "possible ", "potential ", "probable ", "likely ", "most likely ", "common ", "main ", "recommended ", "suggested ",
    "proposed ",
    "alternative ", "alternate ", "temporary ", "permanent ", "additional ", "other ", "example ", "new ", "quick ",
    "general ", "考えられる", "推奨される", "提案される", "一般的な", "その他の",
  ]

  /// Verbs of changes that mend, first in a heading.
  static let fixes: Set<String> = [
    "clear", "delete", "disable", "enable", "remove", "reinstall", "reset", "repair", "replace", "recreate",
    "re-create", "rebuild",
    "restart", "install", "uninstall", "update", "upgrade", "modify", "change", "increase", "reduce", "apply",
    "refresh", "restore",
    "recover", "manually", "rename", "move", "reconfigure", "re-register", "reregister", "grant", "renew", "correct",
    "adjust",
  ]
  /// Words of headings that gather data instead.
  static let notFixes: Set<String> = ["logging", "log", "logs", "tracing", "trace", "dump", "auditing", "verbose"]

  /// `cause for scenario 2`, `resolution of the issue`: the words behind such a link do not change the role.
  static let englishLinks = [
    " for ", " of ", " to ", " by ", " when ", " if ", " in ", " on ", " using ", " about ", " that ", " with ",
    " from ", " - ", " – ", " — ",
  ]
}
