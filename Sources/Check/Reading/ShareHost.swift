import Entities

/// Servers in paths of shares (`\\TYOFS01\data`) whose names are their owner's: with a digit, and with letters that say more than what a
/// machine does.
enum ShareHost {
  /// Names in lower case, with the offset of each.
  static func places(in text: ReadableText) -> [(start: Int, name: String)] {
    let bytes = text.bytes
    let slash = UInt8(ascii: "\\")
    var end = 0
    let places = text.starts.places(of: .share).compactMap { place -> (start: Int, name: String)? in
      guard place >= end else { return nil }
      let start = bytes[place...].prefix(5).prefix { $0 == slash }.endIndex
      end = start
      // `\\\\` in the strings of programs.
      guard start - place == 2 || start - place == 4, place == 0 || !isPath(bytes[place - 1]) else { return nil }
      let name = bytes[start...].prefix(33).prefix(while: isPart)
      guard name.endIndex < bytes.count, bytes[name.endIndex] == slash else { return nil }
      end = name.endIndex
      let text = String(decoding: name, as: UTF8.self).lowercased()
      return isOwn(text) ? (start, text) : nil
    }
    guard !places.isEmpty else { return [] }
    let examples = hostsOfExamples(in: bytes)
    return places.filter { !examples.contains($0.name) }
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-") }

  /// What stands before a doubled backslash within a path: `C:\\Windows`, `%TEMP%\\x`.
  private static func isPath(_ byte: UInt8) -> Bool { byte.isWord || byte >= 0x80 || ":.%*?$)]}/-".utf8.contains(byte) }

  static func isOwn(_ name: String) -> Bool {
    guard (3...15).contains(name.count), name.contains(where: \.isNumber), !ExampleNames.isExample(name) else {
      return false
    }
    return name.split { !$0.isLetter }.contains { rest(of: $0).count >= 2 }
  }

  /// A part without the words for what a machine is: `hqfs` has `hq`, `nednode` has `ned`.
  private static func rest(of part: Substring) -> Substring {
    var rest = part
    while let word = roles.first(where: { rest.hasSuffix($0) || rest.hasPrefix($0) }) {
      rest = rest.hasSuffix(word) ? rest.dropLast(word.count) : rest.dropFirst(word.count)
    }
    return rest
  }

  /// The hosts that the text has with an example's domain as well: `PS1SITE.CONTOSO.COM`.
  private static func hostsOfExamples(in bytes: [UInt8]) -> Set<String> {
    var hosts: Set<String> = []
    var end = 0
    for dot in bytes.places(of: UInt8(ascii: ".")) where dot > end && isPart(bytes[dot - 1]) {
      let host = bytes.run(around: dot - 1, reach: 32, where: isPart).lowerBound..<dot
      let domain = bytes[(dot + 1)...].prefix(64).prefix { isPart($0) || $0 == UInt8(ascii: ".") }
      end = domain.endIndex
      guard ExampleNames.isExample(String(decoding: domain, as: UTF8.self).trimmingDots()) else { continue }
      hosts.insert(String(decoding: bytes[host], as: UTF8.self).lowercased())
    }
    return hosts
  }

  /// Longest first.
  private static let roles = [
    "workstation", "harddisk", "computer", "physical", "desktop", "machine", "cluster", "storage", "windows", "primary",
    "printer", "gateway", "server", "client", "member", "backup", "volume", "source", "target", "system", "hyperv",
    "domain",
    "laptop", "remote", "branch", "proxy", "share", "print", "drive", "vhost", "exch", "node", "host", "file", "mail",
    "adfs",
    "sccm", "wsus", "sofs", "test", "prod", "demo", "disk", "site", "corp", "dhcp", "rdsh", "user", "scvmm", "data",
    "rodc",
    "app", "web", "sql", "srv", "svr", "dns", "pki", "pdc", "vmm", "win", "wks", "lab", "dev", "nas", "san", "bkp",
    "prn",
    "rds", "iis", "clu", "pri", "sec", "net", "dfs", "ca", "fs", "ps", "cs", "db", "dc", "sv", "cm", "dp", "mp", "vm",
    "hv", "ws",
    "pc",
    "ts", "gw", "sp", "my", "ad", "ex", "cl", "nt", "r", "x", "v",
  ].sorted { $0.count > $1.count }
}
