import Diagnostics
import Entities

/// CB1603: An e-mail address is an example's, not a person's. Addresses of offices (`support@`, `abuse@`) and Microsoft's own are allowed.
enum EMailAddress {
  private static let offices: Set<String> = [
    "support", "info", "admin", "administrator", "postmaster", "hostmaster", "webmaster", "abuse", "noreply",
    "no-reply", "root",
    "sales", "help", "helpdesk", "feedback", "security", "user", "username", "someone", "name", "alias", "email",
    "mail",
    "first.last", "firstname.lastname", "git", "test", "sender", "recipient", "upn", "me", "you", "nobody", "anonymous",
  ]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes
    var seen: Set<String> = []
    return article.text.starts.places(of: .atSign).compactMap { place in
      let at = place + 1
      let isLocal: (UInt8) -> Bool = { $0.isWord || "+-.%".utf8.contains($0) }
      let start = bytes.run(around: at, where: isLocal).lowerBound
      let end = bytes.run(around: at + 1) { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }.upperBound
      guard start < at, at + 1 < end else { return nil }
      let local = String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
      let domain = String(decoding: bytes[(at + 1)..<end], as: UTF8.self).lowercased().trimmingDots()
      let before = start > 0 ? bytes[start - 1] : 0x20
      guard before != UInt8(ascii: "/"), before != UInt8(ascii: ":") || isMailTo(start, bytes),
        isPersons(local, at: domain),
        seen.insert(local + domain).inserted
      else { return nil }
      return article.finding(
        "e-mail-address", ofText: start, "'\(local)@\(domain)' looks like somebody's address",
        hint: "Write an example instead: user@contoso.com, user@example.com.")
    }
  }

  /// `user:password@host` is no address, `mailto:` is before one.
  private static func isMailTo(_ start: Int, _ bytes: [UInt8]) -> Bool { bytes.has("mailto:", at: start - 7) }

  private static func isPersons(_ local: String, at domain: String) -> Bool {
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last,
      top.count == 2 && top.allSatisfy({ $0.isLetter && $0.isASCII }) || levels.contains(String(top)),
      labels.allSatisfy({ !$0.isEmpty && !$0.contains("_") }), !offices.contains(local),
      local.contains(where: \.isLetter),
      !local.hasPrefix("."), !local.contains("%"), !files.contains(String(top))
    else { return false }
    let isMicrosoft = [
      "microsoft.com", "microsoft.onmicrosoft.com", "windows.com", "azure.com", "live.com", "microsoftonline.com",
      "w3.org", "tempuri.org",
    ].contains { domain == $0 || domain.hasSuffix("." + $0) && $0 != "microsoft.onmicrosoft.com" }
    return !isMicrosoft && !ExampleNames.isExample(domain) && !local.hasPrefix("user") && !local.contains("name")
      && !local.contains("mailbox")
  }

  /// Top levels with more than two letters under which people have addresses.
  private static let levels: Set<String> = [
    "com", "net", "org", "info", "biz", "edu", "gov", "mil", "name", "cloud", "dev", "tokyo", "local", "corp", "lan",
    "internal",
  ]
  /// `@types/x.ts`, `x@server.js`.
  private static let files: Set<String> = ["ts", "js", "sh", "ps", "py"]
}
