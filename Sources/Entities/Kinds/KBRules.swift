/// KB articles: how texts name Microsoft's support articles and updates by number.
extension ContextRule {
  static let kbRules: [ContextRule] = [
    ContextRule(
      name: "kb-own", meaning: .ownKB, forms: [.kb, .oldKB],
      before: ["original kb number", "original kb numbers", "original kb", "元の kb 番号", "元の kb 番号 "],
      example: "Original KB number: [4012219]", counterExample: "Original product version: 4012219"),
    ContextRule(
      name: "kb-word", meaning: .kb, forms: [.kb, .oldKB],
      before: [
        "kb", "kbs", "r2kb", "sp1kb", "sp2kb", "2008kb", "2012kb", "2016kb", "2019kb", "kb number", "kb numbers",
        "kb article", "kb articles", "kb id", "kb記事", "kb 記事", "kb 番号",
        "kb update", "kb-", "kb:", "q",
      ],
      example: "KB [4012219]", counterExample: "40 KB of 4012219"),
    ContextRule(
      name: "kb-article", meaning: .kb, forms: [.kb, .oldKB],
      before: [
        "article", "articles", "article number", "article numbers", "article id", "knowledge base", "knowledge base id",
        "文書番号", "文書 番号", "サポート 技術 情報", "サポート 技術 情報 記事", "サポート 技術 情報 の 記事", "サポート 技術 情報 (kb)",
        "記事", "技術 情報", "ナレッジ ベース", "ナレッジ ベース 記事", "記事 番号", "サポート 技術 情報 番号",
      ],
      example: "see article [4012219]", counterExample: "the article has 4012219 readers"),
    ContextRule(
      name: "kb-after", meaning: .kb, forms: .kb,
      after: [
        "マイクロソフト サポート 技術 情報", "で マイクロソフト サポート 技術 情報", "サポート 技術 情報", "で サポート 技術 情報",
      ],
      continues: false, example: "[4012219] でマイクロソフト サポート技術情報の記事を参照", counterExample: "4012219 件のサポート技術情報"),
    ContextRule(
      name: "kb-update", meaning: .kb, forms: .kb,
      before: [
        "hotfix", "hotfixes", "hotfix id", "update", "updates", "security update", "rollup", "update rollup",
        "hotfix kb",
        "修正プログラム", "修正 プログラム", "更新 プログラム", "ホットフィックス",
      ],
      example: "install hotfix [4012219]", counterExample: "update to build 4012219"),
    ContextRule(
      name: "kb-address", meaning: .kb, forms: [.kb, .oldKB],
      before: [
        "microsoft.com/kb/", "microsoft.com/en-us/kb/", "microsoft.com/ja-jp/kb/", "microsoft.com/?kbid=",
        "microsoft.com/default.aspx?kbid=",
      ],
      continues: false,
      example: "https://support.microsoft.com/kb/[4012219]", counterExample: "https://example.com/kb/4012219"),
    ContextRule(
      // With fewer digits they are help pages for consumers.
      name: "kb-help-address", meaning: .kb, forms: .kb,
      before: ["microsoft.com/help/", "microsoft.com/en-us/help/", "microsoft.com/ja-jp/help/"], continues: false,
      example: "https://support.microsoft.com/help/[4012219]",
      counterExample: "https://support.microsoft.com/help/15087"),
  ]
}
