casebookShard("e0-qx01",`*@code:0x80070005	code	0x80070005	codes/0x80070005/	1	0	E_ACCESSDENIED (HRESULT)	80070005-21470248912147942405E_ACCESSDENIED
*@code:0x8009030D	code	0x8009030D	codes/0x8009030d/	2	0	SEC_E_UNKNOWN_CREDENTIALS (HRESULT)	8009030D-21468930432148074253SEC_E_UNKNOWN_CREDENTIALS
*@event:36870	event	36870	events/36870/	2	1		
*@kb:4012219	kb	KB4012219	kb/4012219/	0	1		
=e_accessdenied	@code:0x80070005
=sec_e_unknown_credentials	@code:0x8009030D
@code:0x80070005	"!"S""&"
@code:0x80070005#0	&	en/articles/spooler/	The print spooler stops when a driver is replaced	en			Windows Server 2016	symptom	symptom	Symptoms	Print jobs vanish and the spooler ends with error 0x80070005.
@code:0x8009030D	#!#S""!"&##
@code:0x8009030D#0	!	articles/cng/	CNG Key Isolation の停止で リモート デスクトップ接続ができなくなる	ja	verified		Windows Server 2012 R2	symptom	symptom	症状	イベント ID 36870 とコード 0x8009030D が記録されます。
@code:0x8009030D#1	#	en/articles/cng/	Remote Desktop fails while CNG Key Isolation is disabled	en	verified	incident	Windows Server 2012 R2	symptom	symptom	Symptoms	Schannel logs event ID 36870 with error code 0x8009030D.
@event:36870	%!%S""!"&##S#&#
@event:36870#0	!	articles/cng/	CNG Key Isolation の停止で リモート デスクトップ接続ができなくなる	ja	verified		Windows Server 2012 R2	symptom	symptom	症状	イベント ID 36870 とコード 0x8009030D が記録されます。
@event:36870#1	#	en/articles/cng/	Remote Desktop fails while CNG Key Isolation is disabled	en	verified	incident	Windows Server 2012 R2	symptom	symptom	Symptoms	Schannel logs event ID 36870 with error code 0x8009030D.
@event:36870#2	&	en/articles/spooler/	The print spooler stops when a driver is replaced	en			Windows Server 2016	more-info	more_info	More information	A similar fault was once seen together with event ID 36870, without a connection.
@kb:4012219	"!"1!%
@kb:4012219#0	%	en/articles/old/	Remote Desktop listener certificate (old note)	en	archived						See certlm.msc and KB4012219.
`)
