/// The articles of a new site, `{date}` standing for the day.
enum StarterArticles {
  static let english: [(path: String, text: String)] = [
    (
      "print/spooler-stops.md",
      """
      ---
      title: Print Spooler stops with event 7031
      type: incident
      date: {date}
      state: verified
      products: [Windows Server 2022]
      tags: [printing]
      ---

      # The Print Spooler stops again and again

      ## Symptom

      Users cannot print. The System log holds, several times an hour:

      > Source: Service Control Manager
      > Event ID: 7031
      > The Print Spooler service terminated unexpectedly.

      New print jobs fail with error 0x800706BA.

      ## Cause

      A printer driver of the old model (type 3) brings the service down when a job has a damaged header.

      ## Is this my incident?

      1. Look which module failed:

         ```powershell
         Get-WinEvent -FilterHashtable @{ LogName = 'Application'; Id = 1000 } -MaxEvents 5 | Format-List Message
         ```

      2. The faulting module is a driver's DLL, not `spoolsv.exe` itself.

      ## Workaround

      1. Empty the queue and start the service:

         ```cmd
         net stop spooler
         del /q %systemroot%\\System32\\spool\\PRINTERS\\*.*
         net start spooler
         ```

      > [!WARNING]
      > All waiting jobs are lost.

      ## Confirm the fix

      `Get-Service Spooler` says *Running* an hour later. See [[print/isolate-driver]] for the lasting fix.
      """
    ),
    (
      "print/isolate-driver.md",
      """
      ---
      title: Run a printer driver in a process of its own
      type: how-to
      date: {date}
      products: [Windows Server 2022]
      tags: [printing]
      ---

      # Run a printer driver in a process of its own

      ## Summary

      An isolated driver can fail without taking the [Print Spooler](spooler-stops.md) along.

      ## Resolution

      1. Open **Print Management** and choose *Drivers*.
      2. Set *Driver isolation* of the driver to **Isolated**.

      ## Confirm the fix

      - [ ] A test page prints.
      - [ ] No [event 7031](event:7031) for a day.
      """
    ),
    (
      "reference/service-events.md",
      """
      ---
      title: Events of services that end
      type: reference
      date: {date}
      ---

      # Events of services that end

      | Event ID | Source | Meaning |
      | --- | --- | --- |
      | 7031 | Service Control Manager | A service ended unexpectedly; a recovery action follows |
      | 7034 | Service Control Manager | A service ended unexpectedly; nothing follows |
      | 7023 | Service Control Manager | A service ended with an error |

      See [[print/spooler-stops]] for an incident with the first.
      """
    ),
  ]

  static let japanese: [(path: String, text: String)] = [
    (
      "print/spooler-stops.md",
      """
      ---
      title: 印刷スプーラーがイベント 7031 で停止する
      type: incident
      date: {date}
      state: verified
      products: [Windows Server 2022]
      tags: [印刷]
      ---

      # 印刷スプーラーが繰り返し停止する

      ## 症状

      利用者が印刷できません。システム ログに 1 時間に数回、次のイベントが記録されます。

      > ソース: Service Control Manager
      > イベント ID: 7031
      > Print Spooler サービスが予期せず終了しました。

      新しい印刷ジョブはエラー 0x800706BA で失敗します。

      ## 原因

      旧モデル (タイプ 3) のプリンター ドライバーが、ヘッダーの壊れたジョブでサービスを停止させます。

      ## 該当確認

      1. 失敗したモジュールを調べます。

         ```powershell
         Get-WinEvent -FilterHashtable @{ LogName = 'Application'; Id = 1000 } -MaxEvents 5 | Format-List Message
         ```

      2. 障害モジュールが `spoolsv.exe` 自身ではなく、ドライバーの DLL なら本件に該当します。

      ## 回避策

      1. キューを空にしてサービスを開始します。

         ```cmd
         net stop spooler
         del /q %systemroot%\\System32\\spool\\PRINTERS\\*.*
         net start spooler
         ```

      > [!WARNING]
      > 待機中のジョブはすべて失われます。

      ## 改善の確認

      1 時間後も `Get-Service Spooler` が *Running* を示します。恒久対処は [[print/isolate-driver]] を参照してください。
      """
    ),
    (
      "print/isolate-driver.md",
      """
      ---
      title: プリンター ドライバーを別のプロセスで動かす
      type: how-to
      date: {date}
      products: [Windows Server 2022]
      tags: [印刷]
      ---

      # プリンター ドライバーを別のプロセスで動かす

      ## 概要

      分離したドライバーは、失敗しても[印刷スプーラー](spooler-stops.md)を道連れにしません。

      ## 解決方法

      1. **印刷の管理**を開き、*ドライバー*を選びます。
      2. ドライバーの*ドライバーの分離*を**分離**に設定します。

      ## 改善の確認

      - [ ] テスト ページが印刷される。
      - [ ] 1 日の間、[イベント 7031](event:7031) が記録されない。
      """
    ),
    (
      "reference/service-events.md",
      """
      ---
      title: サービスの終了を示すイベント
      type: reference
      date: {date}
      ---

      # サービスの終了を示すイベント

      | イベント ID | ソース | 意味 |
      | --- | --- | --- |
      | 7031 | Service Control Manager | 予期しない終了。回復操作が続く |
      | 7034 | Service Control Manager | 予期しない終了。何も続かない |
      | 7023 | Service Control Manager | エラーによる終了 |

      最初のイベントの事例は [[print/spooler-stops]] にあります。
      """
    ),
  ]
}
