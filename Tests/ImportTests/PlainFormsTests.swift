import Testing

@testable import Import

/// Forms of old plain texts: outlines, mails, drawn boxes and tables, letters before steps.
@Suite struct PlainFormsTests {
  @Test func outlinesAreHeadings() {
    let text = """
      Guide to enrollment

      1 Introduction
      This guide is for engineers.

      1.1 Scope
      Servers only.

      2 Causes
      2.1 Firewall
      TCP 135 is closed.

      2.2 Group
      It is empty.
      """
    let body = ImportedText(text).body
    #expect(
      body.hasPrefix("## Introduction\n\nThis guide is for engineers.\n\n### Scope\n\nServers only.\n\n## Cause\n"))
    #expect(body.contains("### Firewall\n\nTCP 135 is closed."))
    #expect(ImportedText(text).messages("import-lost-words").isEmpty)
    #expect(!ImportedText("T\n\n1.5 GB are free.\n2.0 is old.\n2.1 is new.\n").body.contains("#"))
  }

  @Test func lettersBeforeStepsCount() {
    let imported = ImportedText("A title\n\na) Open it.\nb) Close it.\nc) Wait.\n")
    #expect(imported.body == "1. Open it.\n2. Close it.\n3. Wait.")
    #expect(imported.messages("import-lost-words").isEmpty)
  }

  @Test func theSubjectOfAMailIsTheTitle() {
    let imported = ImportedText(
      "From: A <a@example.com>\nTo: b@example.com\nSubject: RE: FW: Queue is stuck\nDate: Tue, 12 Feb 2019 09:13:02 +0900\n\nHi,\n"
    )
    #expect(imported.text.contains("title: Queue is stuck\n"))
    #expect(imported.text.contains("date: 2019-02-12\n"))
    #expect(imported.body == "Hi,")
    #expect(imported.messages("import-left-out").contains { $0.hasPrefix("Left out, the head of the mail") })
    let japanese = ImportedText("差出人: 佐藤\n宛先: support\n件名: 印刷できない\n送信日時: 2019/02/12 (火) 9:13\n\n本文です。\n")
    #expect(japanese.text.contains("title: 印刷できない\n") && japanese.text.contains("date: 2019-02-12\n"))
  }

  @Test func drawnTablesAreTables() {
    let body = ImportedText(
      "A title\n\n┌───┬───┐\n│項目　│値　│\n├───┼───┤\n│Port　│67　│\n└───┴───┘\n\n+----+----+\n| A  | B  |\n+----+----+\n| 1  | 2  |\n+----+----+\n"
    ).body
    #expect(
      body
        == "| 項目 | 値 |\n| --- | --- |\n| Port | 67 |\n\n| A | B |\n| --- | --- |\n| 1 | 2 |")
    #expect(ImportedText("A title\n\n┌────┐\n│注意  │\n└────┘\n\nText.\n").body == "> 注意\n\nText.")
  }

  @Test func aTitleMayStandInABox() {
    let imported = ImportedText("■□■━━━━━━■□■\n　DHCP が配布しない\n■□■━━━━━━■□■\n\n●症状\n応答がない。\n\n●原因\n承認されていない。\n")
    #expect(imported.text.contains("title: DHCP が配布しない\n"))
    #expect(imported.body == "## 症状\n\n応答がない。\n\n## 原因\n\n承認されていない。")
  }

  @Test func aLineOfTheAuthorIsNoHeading() {
    let body = ImportedText(
      "Service crashes\n===============\nLast updated: March 5, 2019      Author: J. Smith\n\nSYMPTOMS\nIt stops.\n\nMORE INFORMATION\nNone.\n\nSTATUS\nConfirmed.\n"
    ).body
    #expect(body.hasPrefix("Last updated"))
    #expect(body.contains("\n## STATUS"))
  }

  @Test func eventsBelowASentenceAreQuotes() {
    let body = ImportedText("T\n\n以下のイベントが記録されます。\nソース: Schannel\nイベント ID: 36870\n\n終わりです。\n").body
    #expect(body == "以下のイベントが記録されます。\n\n> ソース: Schannel\n> イベント ID: 36870\n\n終わりです。")
  }

  @Test func howToSeeThatItHelpedStandsBehindTheWayOut() {
    let imported = ImportedText("件名\n\n■現象\n止まる。\n\n■回避策\n再起動する。\n\n■確認方法\n印刷する。\n")
    #expect(
      imported.parsed?.article.sections.filter { $0.level == 2 }.map(\.ownRole) == [
        .symptom, .workaround, .confirmation,
      ])
  }

  @Test func theEndMarkAtTheRightEdgeIsNoPartOfAStep() {
    #expect(ImportedText("件名\n\n①開く\n②閉じる\n\n　　　　　　　　　　　　　　　　　以上\n").body == "1. 開く\n2. 閉じる\n\n以上")
  }

  @Test(arguments: ["下図のとおりです。\n（図１）", "The dialog opens. <<screenshot missing>>"])
  func picturesThatAreGoneAreReported(text: String) {
    #expect(ImportedText("T\n\n\(text)\n").rules.contains("import-lost-image"))
  }

  @Test func theDayOfABlogsLineIsTheDate() {
    #expect(ImportedText("A title\nPosted: 2009/7/14 | by satou\n\nText.\n").text.contains("date: 2009-07-14"))
  }

  @Test func whatIsJapaneseWithoutHiraganaIsJapanese() {
    #expect(ImportedText("障害 ４２\n").text.contains("lang: ja"))
    let kana: [UInt8] = [0xCC, 0xDF, 0xD8, 0xDD, 0xC0, 0xB0, 0x20, 0xC4, 0xD7, 0xCC, 0xDE, 0xD9, 0x0A]
    let imported = ImportedText(kana, name: "a.txt")
    #expect(imported.article.encoding == .shiftJIS)
    #expect(imported.text.contains("ﾌﾟﾘﾝﾀｰ ﾄﾗﾌﾞﾙ"))
    #expect(imported.text.contains("lang: ja"))
  }

  @Test func aZeroByteIsReported() {
    #expect(ImportedText("T\n\na\u{0}b\n").messages("import-encoding").count == 1)
  }
}
