/// Makes the many names of one event provider one key.
package enum ProviderName {
  /// - Returns: a lower-case key, the same for all names of a provider: without blanks and quotes around it, without
  ///   `Microsoft-Windows-`, without the instance of a SQL Server service, under its present name where it was renamed.
  package static func canonical(_ name: String) -> String {
    var key = trimmed(Array(name.utf8).map(\.lowercased))
    for prefix in prefixes where key.starts(with: prefix.utf8) && key.count > prefix.utf8.count {
      key.removeFirst(prefix.utf8.count)
      break
    }
    if let dollar = key.firstIndex(of: UInt8(ascii: "$")), dollar > 0 {
      let service = String(decoding: key[..<dollar], as: UTF8.self)
      key = Array((instanceServices[service] ?? service).utf8)
    }
    let text = String(decoding: key, as: UTF8.self)
    return renamed[text] ?? text
  }

  private static let prefixes = ["microsoft-windows-", "microsoft windows "]

  /// A named instance of SQL Server logs as `MSSQL$NAME`, the default one as `MSSQLSERVER`.
  private static let instanceServices = ["mssql": "mssqlserver", "sqlagent": "sqlserveragent"]

  /// Names since Windows Vista's event manifests (without the prefix) and the classic ones of the same provider.
  private static let renamed = [
    "activedirectory_domainservice": "ntds", "ntds general": "ntds", "ntds isam": "ntds", "ntds kcc": "ntds",
    "ntds replication": "ntds", "ntds ldap": "ntds", "dns-server-service": "dns", "dns server": "dns",
    "dns-client": "dnsapi", "security-kerberos": "kerberos", "security-schannel": "schannel",
    "service control manager": "service-control-manager", "grouppolicy": "group-policy", "group policy": "group-policy",
    "windowsupdateclient": "windows-update-client", "windows update agent": "windows-update-client",
    "windows update client": "windows-update-client", "user profiles service": "user-profile-service",
    "user profile service": "user-profile-service", "folder redirection": "folder-redirection",
    "terminalservices-licensing": "termservlicensing", "time-service": "w32time",
    "ntfs (microsoft-windows-ntfs)": "ntfs",
    "directory-services-sam": "sam", "iis-w3svc": "w3svc",
    "distributedcom": "dcom", "failoverclustering": "clussvc",
  ]

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isOutside: (UInt8) -> Bool = {
      $0.isBlank || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "`")
    }
    guard let first = bytes.firstIndex(where: { !isOutside($0) }),
      let last = bytes.lastIndex(where: { !isOutside($0) })
    else { return [] }
    return Array(bytes[first...last])
  }
}
