/// Hosts of blogs, forums and downloads that their owners have shut down.
enum RetiredHosts {
  private static let names: Set<String> = [
    "blogs.technet.microsoft.com", "blogs.technet.com", "blogs.msdn.microsoft.com", "blogs.msdn.com",
    "technet.microsoft.com",
    "msdn.microsoft.com", "gallery.technet.microsoft.com", "social.technet.microsoft.com", "social.msdn.microsoft.com",
    "connect.microsoft.com", "code.msdn.microsoft.com", "channel9.msdn.com", "archive.msdn.microsoft.com",
    "codeplex.com",
    "windows.microsoft.com", "office.microsoft.com", "forums.asp.net", "wiki.technet.com",
  ]

  /// The retired host that an address leads to; nil for others.
  static func host(of address: String) -> String? {
    guard let range = address.firstRange(of: "://") else { return nil }
    let host = address[range.upperBound...].prefix { !"/:?#".contains($0) }.lowercased()
    if names.contains(host) { return host }
    return names.first { host.hasSuffix("." + $0) && $0 == "codeplex.com" }
  }
}
