import Testing

@testable import Articles

@Suite struct HeadingDictionaryTests {
  let dictionary = HeadingDictionary()

  @Test(
    arguments: [
      ("Symptoms", SectionRole.symptom), ("SYMPTOM", .symptom), ("1. 事象", .symptom), ("■ 事象の概要", .symptom),
      ("【現象】", .symptom), ("症状（セキュリティ）", .symptom), ("Steps to reproduce the behavior", .symptom),
      ("Cause", .cause), ("Cause 2", .cause), ("Cause 2: the cache is full", .cause), ("2. 原因", .cause),
      ("原因：", .cause),
      ("２．原因", .cause), ("原因について", .cause), ("(2) 原因", .cause),
      ("3. 事象と合致しているかの確認手順", .verification), ("Verify DNS", .verification), ("確認方法", .verification),
      ("Advanced troubleshooting", .verification), ("レプリケーションの確認方法", .verification),
      ("4. 事象回避手順", .workaround), ("Workaround 1", .workaround), ("How to work around this issue", .workaround),
      ("Resolution for cause 1", .resolution), ("対処 1. 更新プログラムの適用", .resolution), ("解決策：実稼動での利用", .resolution),
      ("Applies to", .environment), ("適用対象", .environment), ("影響を受ける製品とバージョン", .environment),
      ("Recommended fix", .resolution), ("考えられる修正方法", .resolution), ("Possible causes", .cause),
      ("Check the connection", .verification), ("Confirm that the port is open", .verification),
      ("More information about permissions", .moreInformation), ("互換性のあるバージョン：", .environment),
      ("改善の確認", .confirmation), ("Confirm the fix", .confirmation),
      ("More information", .moreInformation), ("詳細情報", .moreInformation),
      ("References", .references), ("～ 参考情報 ～", .references), ("See also", .references),
      ("状態", .status), ("Summary", .summary), ("前提条件", .prerequisites),
    ])
  func knowsTheRole(heading: String, role: SectionRole) {
    #expect(dictionary.role(of: heading) == role)
  }

  @Test(arguments: ["", "7", "2019 update", "How DNS works", "イベント ログについて", "Because of the cause célèbre", "問題集を作る"])
  func leavesOtherHeadingsAlone(heading: String) {
    #expect(dictionary.role(of: heading) == nil)
  }

  @Test func aChangeIsAFix() {
    for heading in ["Delete the cached files", "Manually remove the agent", "Reset the network adapter"] {
      #expect(dictionary.namesFix(heading), "\(heading)")
    }
    for heading in ["Enable verbose logging", "Update history", "Collect a memory dump", "Scenario 2: no disk"] {
      #expect(!dictionary.namesFix(heading), "\(heading)")
    }
  }

  @Test func aSiteAddsWordsThatWin() {
    let dictionary = HeadingDictionary(additional: ["何が起きたか": .symptom, "Status": .moreInformation])
    #expect(dictionary.role(of: "1. 何が起きたか") == .symptom)
    #expect(dictionary.role(of: "Status") == .moreInformation)
  }
}
