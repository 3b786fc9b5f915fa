/// Providers of events that prose names beside the number: `Schannel 36870`, `WAS event 5189`, `5719 (NETLOGON)`.
enum Provider {
  /// Whether a text, in any letter case, is the name of a well-known provider.
  static func isKnown(_ name: String) -> Bool { known.contains(name.utf8.map(\.lowercased)) }

  /// The well-known provider that stands directly before a number: `Schannel 36870`.
  static func name(before candidate: Candidate, within range: Range<Int>, in bytes: [UInt8]) -> String? {
    guard candidate.form == .decimal, candidate.digits >= 2, candidate.shape.takes(.short) else { return nil }
    var end = candidate.range.lowerBound
    while end > range.lowerBound, bytes[end - 1] == .space { end -= 1 }
    guard end < candidate.range.lowerBound, !years.contains(candidate.number) else { return nil }
    return name(endingAt: end, notBefore: range.lowerBound, in: bytes).flatMap {
      ordinaryWords.contains($0.lowercased()) ? nil : $0
    }
  }

  /// `AD FS 2016` is a product.
  static let years = 1990...2039
  /// Words that mean something else before a number without the word event: `Disk 10`.
  private static let ordinaryWords: Set<String> = [
    "disk", "backup", "ras", "bits", "tpm", "system error", "kerberos", "dns", "wins", "ipsec", "com+", "group policy",
    "dfs replication", "ntlm", "winrm", "dhcp", "print",
  ]

  /// The provider before the event's words or after its number.
  static func name(beside number: Range<Int>, within range: Range<Int>, in bytes: [UInt8]) -> String? {
    var end = number.lowerBound
    for _ in 0..<8 {
      if let name = name(endingAt: end, notBefore: range.lowerBound, in: bytes) { return name }
      guard let next = skipped(endingAt: end, notBefore: range.lowerBound, in: bytes) else { break }
      end = next
    }
    return name(after: number.upperBound, within: range, in: bytes)
  }

  /// `(NETLOGON)`, `from Schannel`, `from the source Schannel`.
  static func name(after start: Int, within range: Range<Int>, in bytes: [UInt8]) -> String? {
    var position = start
    for _ in 0..<8 {
      while position < range.upperBound, bytes[position] == .space || bytes[position] == UInt8(ascii: "(") {
        position += 1
      }
      if let name = name(startingAt: position, notBeyond: range.upperBound, in: bytes) {
        // `a DNS failure` and `the CAPI2 log` name no source.
        let isLog = bytes.hasWord(log, at: position + name.utf8.count)
        return isLog || ordinaryWords.contains(name.lowercased()) ? nil : name
      }
      guard let word = following.first(where: { bytes.hasWord($0, at: position) }),
        position + word.count < range.upperBound, !bytes[position + word.count].isWord
      else { return nil }
      position += word.count
    }
    return nil
  }

  /// Where the provider that starts at `start` ends; nil where none does.
  static func end(startingAt start: Int, within range: Range<Int>, in bytes: [UInt8]) -> Int? {
    name(startingAt: start, notBeyond: range.upperBound, in: bytes).map { name in
      var end = start + name.utf8.count
      while end < range.upperBound, bytes[end] == .space { end += 1 }
      return end
    }
  }

  private static func name(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> String? {
    var first = end
    let least = max(start, end - lengthLimit)
    while first > least, bytes[first - 1].isWord || bytes[first - 1] == .hyphen { first -= 1 }
    if bytes.hasWord(manifest, at: first), end - first > manifest.count {
      return String(decoding: bytes[first..<end], as: UTF8.self)
    }
    guard end > start else { return nil }
    for name in byEnd[Int(bytes[end - 1].lowercased)]
    where end - name.count >= start && bytes.hasWord(name, at: end - name.count) {
      let first = end - name.count
      if first == start || !bytes[first - 1].isWord && bytes[first - 1] != .hyphen, isName(first..<end, in: bytes) {
        return String(decoding: bytes[first..<end], as: UTF8.self)
      }
    }
    return nil
  }

  private static func name(startingAt start: Int, notBeyond end: Int, in bytes: [UInt8]) -> String? {
    if bytes.hasWord(manifest, at: start) {
      var last = start
      let most = min(end, start + lengthLimit)
      while last < most, bytes[last].isWord || bytes[last] == .hyphen { last += 1 }
      if last - start > manifest.count { return String(decoding: bytes[start..<last], as: UTF8.self) }
    }
    guard start < end else { return nil }
    for name in byStart[Int(bytes[start].lowercased)] where start + name.count <= end && bytes.hasWord(name, at: start)
    {
      let last = start + name.count
      if last == end || !bytes[last].isWord && bytes[last] != .hyphen, isName(start..<last, in: bytes) {
        return String(decoding: bytes[start..<last], as: UTF8.self)
      }
    }
    return nil
  }

  /// Names have a capital, so that `was` and `disk` are words.
  private static func isName(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    !bytes[range.lowerBound].isLower && (range.count > 3 || bytes[range].allSatisfy { !$0.isLower })
  }

  /// Words between a provider and the number of its event.
  private static func skipped(endingAt end: Int, notBefore start: Int, in bytes: [UInt8]) -> Int? {
    if let gap = Gap.start(endingAt: end, notBefore: start, in: bytes) { return gap }
    for word in between where end - word.count >= start && bytes.hasWord(word, at: end - word.count) {
      return end - word.count
    }
    return nil
  }

  /// Bytes of a provider's name; longer words with hyphens are something else, and looking through each for every number in it would
  /// take the square of their length.
  private static let lengthLimit = 128

  private static let log = Array(" log".utf8)
  private static let manifest = Array("microsoft-windows-".utf8)
  private static let between = [
    "event", "events", "id", "ids", "warning", "error", "information", "critical", "イベント", "エラー", "警告", "source", ",",
  ].map { Array($0.utf8) }
  private static let following = [
    "from", "the", "source", "event source", "logged by", "in", "by", "with", "a source of", "of", "errors", "error",
    "events",
    "event", "warnings", "warning", "logged", "のソースは",
  ].map {
    Array($0.utf8)
  }

  /// Classic providers of Windows and its servers that prose names without a label.
  private static let known = [
    "schannel", "netlogon", "lsasrv", "userenv", "ntfrs", "dfsr", "w32time", "termservice", "termdd", "kernel-power",
    "kernel-general", "service control manager", "user profile service", "user profiles service", "application error",
    "windows error reporting", "ntds replication", "ntds general", "ntds isam", "ntds kcc", "ntds レプリケーション",
    "clussvc", "failoverclustering", "eventlog", "esent", "perflib", "perfnet", "vss", "volsnap", "ftdisk", "disk",
    "ntfs", "srv", "mrxsmb", "tcpip", "dhcp-server", "dnsapi", "w3svc", "was", "distributedcom", "dcom", "msiinstaller",
    "scecli", "grouppolicy", "kdc", "kerberos", "ad fs", "ad fs auditing", "adfs", "certificationauthority",
    "printservice", "spooler",
    "healthservice", "opsmgr connector", "mssqlserver", "sqlserveragent", "msexchangeis", "hyper-v-vmms", "bits",
    "windowsupdateclient", "folder redirection", "system error", "wininit", "user32", "winlogon", "iphlpsvc",
    "storport",
    "iscsiprt", "mpio", "msiscsi", "tpm", "tpm-wmi", "applocker", "bugcheck", "backup", "ras", "remoteaccess", "rasman",
    "security-auditing", "sqlwriter", "wins", "dns", "dfs replication", "group policy", "msdtc", "com+", "wmi-activity",
    "capi2", "application popup", "ipsec", "winrm", "storahci", "smbserver", "smbclient", "ntlm", "dhcp", "print",
    "ndis", "nlasvc", "volmgr", "partmgr", "srmsvc", "adws", "sam", "directory-services-sam", "ディレクトリ-サービス-sam",
    "ディレクトリ サービス-sam",
  ].map { Array($0.utf8) }.sorted { $0.count > $1.count }

  /// By their last and first byte, the longest first.
  private static let byEnd = table { $0.last }
  private static let byStart = table { $0.first }

  private static func table(_ key: ([UInt8]) -> UInt8?) -> [[[UInt8]]] {
    var table: [[[UInt8]]] = Array(repeating: [], count: 256)
    for name in known { table[Int(key(name) ?? 0)].append(name) }
    return table
  }
}
