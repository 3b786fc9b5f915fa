casebookShard("d0-enqh",`ja/cng.md	articles/cng/	CNG Key Isolation の停止で リモート デスクトップ接続ができなくなる	ja	verified		Windows Server 2012 R2
	symptom	symptom	症状	1	接続すると内部エラーになります。イベント ID 36870 とコード 0x8009030D が記録されます。
	cause	cause	原因	2	自己署名証明書の秘密鍵を保持するサービスが無効になっています。
ja/screen.md	articles/screen/	サインイン後に黒い画面のままになる	ja			
	symptom	symptom	症状	1	サーバーに接続できますが、画面が黒くなり、何も表示されません。
	workaround	workaround	回避策	2	セッション ホスト サーバーを再起動します。
en/cng.md	en/articles/cng/	Remote Desktop fails while CNG Key Isolation is disabled	en	verified	incident	Windows Server 2012 R2
				1	A preview update moved the listener's certificate to SHA-2.
	symptom	symptom	Symptoms	2	Clients see an internal error. Schannel logs event ID 36870 with error code 0x8009030D.
	cause	cause	Cause	3	The private key lies in the KeyIso service, which is disabled.
	resolution	resolution	Resolution	4	Run Get-Service KeyIso, then set the service to Manual.
en/old.md	en/articles/old/	Remote Desktop listener certificate (old note)	en	archived		
				1	The listener's certificate of Remote Desktop is replaced by hand. See certlm.msc and KB4012219.
en/spooler.md	en/articles/spooler/	The print spooler stops when a driver is replaced	en			Windows Server 2016
	symptom	symptom	Symptoms	1	Print jobs vanish and the spooler ends with error 0x80070005.
	more-info	more_info	More information	2	A similar fault was once seen together with event ID 36870, without a connection.
`)
