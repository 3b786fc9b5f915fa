casebookShard("root",`casebook-search 4
documents 5 18
shards t 1
shards e 1
shards p 1
shards w 1
shards x 1
shards d 1
names e 256 d4cf
names s 2048 cx8p
language ja 0 2
language en 2 5
same rdp = remote desktop = リモート デスクトップ
same bsod = blue screen = stop error = ブルー スクリーン = 停止エラー
same black screen = blank screen = 黒い画面 = 画面が黒 = 真っ黒
same dc = domain controller = ドメイン コントローラー
same ad = active directory
same gpo = group policy = グループ ポリシー
same ou = organizational unit = 組織単位
same dfsr = dfs replication = dfs レプリケーション
same cert = certificate = 証明書
same vm = virtual machine = 仮想マシン
same guest = virtual machine = vm
same nic = network adapter = network card = ネットワーク アダプター
same hdd = hard disk = disk = ハード ディスク = ディスク
same pwd = password = パスワード
same credential = 資格情報
same replication = レプリケーション = 複製
same sync = synchronization = synchronize = 同期
same driver = ドライバー
same printer = プリンター
same firewall = ファイアウォール
same proxy = プロキシ
same update = hotfix = patch = 更新プログラム
same backup = back up = バックアップ
same restore = recovery = 復元 = 回復
same logon = login = sign in = log on = ログオン = サインイン = ログイン
same crash = stop responding = terminate = クラッシュ
same hang = freeze = stuck = not respond = 応答なし = フリーズ = 応答しない
same slow = performance = 遅い = パフォーマンス
same fail = cannot = unable = failure
same missing = disappear = lost = vanish = not found = 消える = なくなる
same remove = delete = 削除
same add = create = 追加 = 作成
same grey = gray = dim = グレー表示 = 淡色表示
same huge = large = big = 大きい
same full = out of space = 空き領域
same laptop = notebook = portable computer
same pc = computer = workstation = コンピューター
same wake = resume = sleep = スリープ = 再開
same reboot = restart = 再起動
same shutdown = shut down = シャットダウン
same boot = startup = start up = 起動
same access denied = アクセス拒否 = アクセスが拒否
same timeout = time out = タイムアウト
same connect = connection = 接続
same disconnect = drop = 切断
same reject = refuse = deny = 拒否
same dialog = window = ダイアログ
same share = shared folder = 共有
same ca = certification authority = 証明機関
same adfs = ad fs = フェデレーション サービス = フェデレーション サーバー
same sso = single sign on = シングル サインオン = シングル サインオン
same lb = load balancer = ロード バランサー
same csv = cluster shared volume = クラスターの共有ボリューム
same win7 = windows7 = windows 7
same win8 = windows8 = windows 8
same win10 = windows10 = windows 10
same win11 = windows11 = windows 11
same os = operating system = オペレーティング システム
same db = database = データベース
same sccm = configmgr = configuration manager
same scom = operations manager
same wsus = windows server update services
same wap = web application proxy = web アプリケーション プロキシ
same gp = dynamics gp
same email = e-mail = mail = メール
same directaccess = ダイレクトアクセス
same multisite = マルチサイト = 複数拠点
same site = サイト = 拠点
same branch = ブランチ = 支店 = 支社
same self-signed = 自己署名
same migration = 移行
same verify = check = confirm = 確認 = 検証
same operational = working = 動作
same error = エラー
same event log = イベント ログ
same smart card = スマート カード
same browser = ブラウザー
same 2008r2 = 2008 r2
same 2012r2 = 2012 r2
same failover = フェールオーバー = フェイルオーバー
same activation = ライセンス認証 = アクティベーション
same checkpoint = snapshot = チェックポイント = スナップショット
words event event events eventid eventids id ids eid イベント イベントid イベントログ イベント番号 イベントコード
words kb kb kbs kbarticle article hotfix update 文書番号 サポート技術情報 記事 更新プログラム
words code error errors errorcode win32 ntstatus code status hresult msg exception エラー エラーコード コード 状態コード ステータス
words stop stop stopcode stoperror bugcheck bugcheckcode bsod bluescreen 停止 停止コード 停止エラー バグチェック ブルースクリーン
words provider schannel netlogon lsasrv userenv ntfrs dfsr w32time termservice termdd kernelpower kernelgeneral servicecontrolmanager userprofileservice userprofilesservice applicationerror windowserrorreporting ntdsreplication ntdsgeneral ntdsisam ntdskcc ntdsレプリケーション clussvc failoverclustering eventlog esent perflib perfnet vss volsnap ftdisk ntfs srv mrxsmb tcpip dhcpserver dnsapi w3svc distributedcom dcom msiinstaller scecli grouppolicy kdc kerberos adfs adfsauditing certificationauthority printservice spooler healthservice opsmgrconnector mssqlserver sqlserveragent msexchangeis hypervvmms windowsupdateclient folderredirection systemerror wininit user32 winlogon iphlpsvc storport iscsiprt mpio msiscsi tpmwmi applocker remoteaccess rasman securityauditing sam directoryservicessam
words product windows win server office dynamics microsoft sql exchange visualstudio studio explorer outlook sharepoint port ports version build level line state page step pid ポート バージョン ビルド
words pass a an and are as at be been but by can cannot could did do does for from had has have how i if in into is it its my of on or our so such than that the their them then there these they this to was were what when where which while who will with would you your
`)
