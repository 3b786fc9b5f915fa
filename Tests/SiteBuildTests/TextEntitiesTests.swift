import Articles
import Foundation
import Testing

@testable import SiteBuild

/// What a log tells a new article: events with source and message, codes, language, products.
@Suite struct TextEntitiesTests {
  private func entities(_ text: String) -> TextEntities { TextEntities(in: Array(text.utf8), customKinds: []) }

  private func skeleton(_ text: String) -> String {
    let found = entities(text)
    return ArticleSkeleton.text(
      type: .incident, language: found.language, title: "t", date: "2026-01-01", entities: found.named,
      products: found.products)
  }

  @Test func anEventBringsItsMessage() {
    let text = """
      Log Name: System
      Source: Schannel
      Event ID: 36870
      Description:
      A fatal error occurred on Windows Server 2016. The error code is 0x8009030D.
      Event Xml:
      <Event><System><Computer>SRV01</Computer></System></Event>
      """
    let article = skeleton(text)
    #expect(
      article.contains(
        "> Source: Schannel\n> Event ID: 36870\n> A fatal error occurred on Windows Server 2016. The error code is 0x8009030D.\n\n"
      ))
    #expect(article.contains("products: [\"Windows Server 2016\"]\n"))
    #expect(article.contains("- 0x8009030D (SEC_E_UNKNOWN_CREDENTIALS)"))
    #expect(!article.contains("SRV01"))
  }

  @Test func aTableOfTheEventViewerIsRead() {
    let csv =
      "Level,Date and Time,Source,Event ID,Task Category\r\nError,1/1/2019,Schannel,36870,None,\"It, failed.\"\r\nError,1/1/2019,DNS,4013,None,\"It waits.\nTwo lines.\"\r\n"
    let found = entities(csv)
    #expect(found.named.map(\.entity.label) == ["36870", "4013"])
    #expect(found.named.map(\.source) == ["Schannel", "DNS"])
    #expect(found.named.map(\.message) == [["It, failed."], ["It waits.", "Two lines."]])
    #expect(entities("a,b\n1,2\n").named.isEmpty)
  }

  @Test func recordsInXMLNameTheirProviders() {
    let found = entities(
      "<Events><Event><System><Provider Name='Service Control Manager' Guid='{a}'/><EventID Qualifiers='49152'>7031</EventID></System></Event></Events>"
    )
    #expect(found.named.map(\.entity.label) == ["7031"])
    #expect(found.named.map(\.source) == ["Service Control Manager"])
  }

  @Test func theTextsLanguageIsTold() {
    #expect(
      skeleton("ソース: Schannel\nイベント ID: 36870\n説明: 致命的なエラーが発生しました。\n").contains("> イベント ID: 36870\n> 致命的なエラーが発生しました。"))
  }

  @Test func theNameOfACodeIsNoItemOfItsOwn() {
    let article = skeleton("failed: 0x80040154 (REGDB_E_CLASSNOTREG)\n")
    let items = article.split(separator: "\n").filter { $0.hasPrefix("- ") }
    #expect(items == ["- 0x80040154 (REGDB_E_CLASSNOTREG)"])
  }
}
