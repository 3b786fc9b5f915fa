/// Names and addresses that stand in documentation as examples and belong to nobody.
///
/// Sources: RFC 2606 and 6761 (names), RFC 5737 and 3849 (addresses), Microsoft's list of fictitious companies. `Data/example-names.txt`
/// has the names.
enum ExampleNames {
  private static let names: Set<String> = Set(EmbeddedData.lines(of: "example-names.txt").map { String($0) })

  /// Whether a part of a domain name is an example's: `dc01.tokyo.contoso.com`, `mail.example.org`, `user@fabrikam.onmicrosoft.com`.
  static func isExample(_ host: String) -> Bool {
    let labels = host.lowercased().split(separator: ".").map(String.init)
    guard let last = labels.last else { return true }
    if ["example", "test", "invalid", "localhost"].contains(last) { return true }
    return labels.contains { label in
      names.contains(label) || names.contains(label.split(separator: "-").first.map(String.init) ?? label)
        || isPlaceholder(label)
    }
  }

  /// `your-domain`, `mydomain`, `domainname`, `company`, `yourtenant`: words for what the reader puts in.
  private static func isPlaceholder(_ label: String) -> Bool {
    let words = [
      "domain", "company", "tenant", "your", "example", "contoso", "fabrikam", "organization", "server", "xxx",
      "corpname",
    ]
    return words.contains { label.contains($0) } || label.allSatisfy { $0 == "x" || $0 == "a" || $0 == "*" }
  }
}
