import Diagnostics

/// Tells commands, markup and data from prose, and their language, by their words.
enum CommandLines {
  /// What follows a prompt: `> wmic qfe list`, `C:\>dir`, `PS C:\> Get-Service`, `$ ls`.
  static func prompt(_ text: String) -> String? {
    if text.hasPrefix(">") {
      let rest = text.drop { $0 == ">" }.trimmingBlanks()
      // Mails quote sentences so, too.
      return isCommand(rest) ? rest : nil
    }
    if text.hasPrefix("$ ") {
      let rest = text.dropFirst(2).trimmingBlanks()
      return isPromptedCommand(rest) ? rest : nil
    }
    let start = text.hasPrefix("PS ") ? text.dropFirst(3) : text[...]
    // `PS > Get-Service`: a prompt without its folder.
    if text.hasPrefix("PS"), start.drop(while: { $0 == " " }).hasPrefix(">") || text.hasPrefix("PS>") {
      let rest = text.dropFirst(2).drop { $0 == " " || $0 == ">" }.trimmingBlanks()
      return isPromptedCommand(rest) ? rest : nil
    }
    guard let drive = start.first, drive.isASCII, drive.isLetter, start.dropFirst().hasPrefix(":\\"),
      let end = start.prefix(200).firstIndex(of: ">")
    else { return nil }
    let rest = start[start.index(after: end)...].trimmingBlanks()
    // `C:\Logs\<name>` is a path with a part to fill in.
    return rest.isEmpty || start[..<end].contains(" :") || start[..<end].contains("<") ? nil : rest
  }

  /// Programs whose name at a line's beginning makes it a command.
  private static let programs: Set<String> = Set(
    """
    arp attrib auditpol bcdboot bcdedit bitsadmin bootrec cacls certreq certutil chkdsk chkntfs cipher cluster cmdkey compact
    cscript dcdiag dcpromo defrag dfsdiag dfsradmin dfsrdiag dfsutil diskpart diskshadow dism dnscmd driverquery dsacls dsadd
    dsget dsmod dsquery eventcreate expand fltmc fsutil gpresult gpupdate hostname icacls iisreset ipconfig klist ksetup ktpass
    ldifde ldp logman lodctr manage-bde mdmdiagnosticstool mofcomp mountvol msiexec nbtstat net netdom netsh netstat nltest
    nslookup ntdsutil odbcconf openfiles oclist pathping ping pnputil powercfg powershell pwsh portqry procdump psexec qprocess
    query quser qwinsta reagentc reg regedit regini regsvr32 repadmin robocopy route rundll32 sc schtasks secedit setspn sfc
    shutdown slmgr slmgr.vbs sqlcmd subinacl systeminfo takeown taskkill tasklist telnet tpmtool tracert tracerpt typeperf
    vssadmin w32tm wbadmin wecutil wevtutil where whoami winmgmt winrm wmic wsl wsreset wuauclt wusa xcopy xperf appcmd
    sudo systemctl journalctl apt-get yum dnf zypper az docker kubectl git openssl curl wget azcopy dotnet npm pip
    adprep bdehdcfg chcp choice cleanmgr cmstp csvde dcgpofix dfscmd dfsrmig dsregcmd eseutil evntcmd findstr forfiles
    fsconfig ftp getmac gpfixup mklink mqbkup nfsadmin nfsshare nfsstat ntfrsutl pktmon proxycfg qappsrv relog scwcmd
    servermanagercmd setx showmount subst sxstrace tftp tscon tsdiscon tskill unlodctr waitfor wdsutil winrs winsat
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Approved verbs of PowerShell that commands of articles begin with.
  private static let verbs: Set<String> = Set(
    """
    add clear close compare complete connect convert convertfrom convertto copy debug disable disconnect dismount enable enter
    exit expand export find format get grant group import initialize install invoke join measure merge mount move new open out
    pop push read receive register remove rename repair request reset resolve restart restore resume revoke save search select
    send set show sort split start stop suspend switch sync test trace unblock uninstall unlock unregister update use wait
    watch where write
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether a line is a command and not a sentence.
  static func isCommand(_ line: String) -> Bool { language(ofCommand: line) != nil }

  /// `cmd`, `powershell`, `sql`; nil for prose.
  static func language(ofCommand line: String) -> String? {
    guard let language = language(ofCall: line), !SentenceWords.makeSentence(of: line) else { return nil }
    return language
  }

  /// Behind a prompt the words of a sentence are arguments.
  private static func isPromptedCommand(_ line: String) -> Bool { language(ofCall: line) != nil }

  /// By the first word and the marks behind it.
  private static func language(ofCall line: String) -> String? {
    guard line.utf8.count <= 2000, let word = line.split(separator: " ", maxSplits: 1).first, !endsLikeSentence(line),
      !line.contains("<http")
    else { return nil }
    let name = word.lowercased()
    if isCmdlet(name) { return holdsKana(line) ? nil : "powershell" }
    if word.hasPrefix("$"), word.dropFirst().first?.isLetter == true, line.contains("=") { return "powershell" }
    let bare = name.hasSuffix(".exe") ? String(name.dropLast(4)) : name
    let program = bare.split(whereSeparator: { $0 == "\\" || $0 == "/" }).last.map(String.init) ?? bare
    if programs.contains(program), isCall(line, of: word) {
      return program == "powershell" || program == "pwsh" ? "powershell" : unix.contains(program) ? "bash" : "cmd"
    }
    return nil
  }

  private static let unix: Set<String> = [
    "sudo", "systemctl", "journalctl", "apt-get", "yum", "dnf", "curl", "openssl", "docker", "kubectl", "az",
  ]

  private static func isCmdlet(_ word: String) -> Bool {
    guard let hyphen = word.firstIndex(of: "-") else { return false }
    let noun = word[word.index(after: hyphen)...]
    return verbs.contains(String(word[..<hyphen])) && noun.count >= 2
      && noun.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func endsLikeSentence(_ line: String) -> Bool {
    guard let last = line.last else { return true }
    if "。！？、:：".contains(last) { return true }
    return last == "." && !line.hasSuffix(" .") && !line.hasSuffix("\\.")
  }

  /// `net stop spooler`, not `net profit rises when people …`: names that are words, too, need an argument's look.
  private static func isCall(_ line: String, of word: Substring) -> Bool {
    guard !holdsKana(line) else { return false }
    let words = line.split(separator: " ")
    // `Cluster node N2`, `PowerShell output`: capitals begin a name or a title unless an option follows.
    let isTitled = word.first?.isUppercase == true && word.dropFirst().contains { $0.isLowercase }
    if isTitled, !words.dropFirst().contains(where: isOption) { return false }
    // A comma and a blank part clauses, unless options say otherwise.
    if line.contains(", "), !words.contains(where: isOption) { return false }
    // A clause of words alone: `where the name is that of the server and …`
    let letters = words.count { $0.allSatisfy { $0.isASCII && $0.isLetter } }
    if words.count >= 8, letters * 10 >= words.count * 8, !words.contains(where: isOption) { return false }
    let isPlain = words.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isLetter } }
    return words.count <= 4 || !isPlain
  }

  /// Whether Japanese words stand outside quotation marks: `Get-Service コマンドレットを使う` is no command.
  private static func holdsKana(_ line: String) -> Bool {
    var isQuoted = false
    return line.unicodeScalars.contains { scalar in
      if scalar == "\"" || scalar == "'" { isQuoted.toggle() }
      return !isQuoted && scalar.value >= 0x3040 && scalar.value < 0x3100
    }
  }

  static func isOption(_ word: Substring) -> Bool {
    (word.hasPrefix("/") || word.hasPrefix("-")) && word.dropFirst().first?.isLetter == true
  }

  /// Whether a line is nothing but the name of a cmdlet or a program: a command only where something announces one.
  static func isBareName(_ line: String) -> Bool { !line.contains(" ") && isCommand(line) }

  // MARK: - Blocks

  /// The language of a block of code; empty where nothing tells.
  static func language(of code: String) -> String {
    let lines = code.split(separator: "\n").map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    guard let first = lines.first else { return "" }
    if first.hasPrefix("Windows Registry Editor") || first.hasPrefix("[HKEY_") { return "registry" }
    if first.hasPrefix("<"), first.dropFirst().first.map({ $0.isLetter || $0 == "?" || $0 == "!" }) == true,
      lines.last?.hasSuffix(">") == true
    {
      return "xml"
    }
    if (first.hasPrefix("{") || first.hasPrefix("[")) && (code.contains("\":") || code.contains("\" :")) {
      return "json"
    }
    if lines.contains(where: { prompt($0) != nil && ($0.hasPrefix("PS ") || $0.dropFirst().hasPrefix(":\\")) }) {
      return "console"
    }
    if StatementWords.isSQL(first, first.split(separator: " ")) { return "sql" }
    for line in lines.prefix(5) { if let language = language(ofCommand: line) { return language } }
    let word = first.split(whereSeparator: { $0 == " " || $0 == ";" }).first?.lowercased() ?? ""
    return StatementWords.sql.contains(word) && (lines.count > 1 || first.hasSuffix(";")) ? "sql" : ""
  }
}
