import Testing

@testable import Check

/// Which addresses are told to be a customer's (CB1602), and which are not.
@Suite struct IPAddressTests {
  private static func addresses(_ text: String) -> [String] {
    PrecisionTests.messages("ip-address", "# A\n\n\(text)\n").map { String($0.prefix { $0 != " " }) }
  }

  @Test(arguments: [
    "The server is 133.242.17.9.", "The clients 133.242.17.9, 133.242.17.10 and 133.242.17.11 are refused.",
    "サーバー 133.242.17.9 に接続できません。", "Since build 7601 the client at 133.242.17.9 is refused.",
    "The server in the East US 2 region is 133.242.17.9.", "It is １３３．２４２．１７．９ there.",
    "It is 2400:4050:1234:5600::1 there.",
  ])
  func addressesInSentencesAreSeen(text: String) { #expect(!Self.addresses(text).isEmpty) }

  /// Pasted text: names are often replaced, addresses forgotten.
  @Test(arguments: [
    "Source Network Address: 133.242.17.9", "2024-05-01 10:22:31 W3SVC1 133.242.17.9 GET /login.aspx - 443",
    "Pinging dc1.contoso.com [133.242.17.9] with 32 bytes of data:",
    "名前:    mail.nakamura-shoji.co.jp\nAddress:  133.242.17.9",
    "Server:  dns1.nakamura-shoji.co.jp\nAddress:  133.242.17.9", "mail.nakamura-shoji.co.jp. 30 IN A 133.242.17.9",
    "my-service   LoadBalancer   10.0.21.43   133.242.17.9   80:31773/TCP   28s",
    "X-Forwarded-For: 133.242.17.9, 61.205.80.14, 118.21.140.77",
    "inet 133.242.17.9/24 brd 133.242.17.255 scope global eth0",
    "TCP connect to shop.cloudapp.net 133.242.17.9:443", "\\\\133.242.17.9\\share",
    "Name: www.contoso.com\nAddress: 133.242.17.9",
  ])
  func addressesInPastedTextAreSeen(line: String) {
    #expect(Self.addresses("```\n\(line)\n```").contains("133.242.17.9"))
    #expect(Self.addresses("> " + line.replacing("\n", with: "\n> ")).contains("133.242.17.9"))
  }

  @Test(arguments: [
    "10.1.2.3", "172.16.40.9", "192.168.7.9", "100.64.31.7", "127.0.0.1", "169.254.17.9", "192.0.2.44", "198.51.100.44",
    "203.0.113.44", "239.255.17.9", "2001:db8:7:8::9", "fe80::1:2:3", "3fff:1:2:3::4",
  ])
  func rangesForThatAreFine(address: String) { #expect(Self.addresses("The server is \(address).").isEmpty) }

  /// Name servers, root servers, Azure's own, Microsoft 365, update servers of distributions.
  @Test(arguments: [
    "8.8.8.8", "208.67.222.222", "149.112.112.112", "2606:4700:4700::1111:2", "199.7.83.42", "168.63.129.16",
    "23.102.135.246", "40.126.31.7", "52.113.194.132", "13.107.206.39", "52.136.197.163", "52.188.224.179",
  ])
  func servicesThatEverybodyNamesAreFine(address: String) {
    #expect(
      Self.addresses("```\nwget https://\(address.contains(":") ? "[\(address)]" : address)/x.tar.gz\n```").isEmpty)
  }

  @Test(arguments: ["133.242.16.0/20", "40.126.64.7", "52.188.224.178"])
  func neighboursOfRangesAreNotTheRange(text: String) {
    #expect(Self.addresses("The server is \(text).").isEmpty == text.contains("/"))
  }

  @Test(arguments: [
    "123.1.1.1", "141.1.0.3", "12.34.56.78", "5.6.7.8", "99.99.99.7", "14.0.3.18", "150.0.0.7", "2006:2005:11:1::101",
  ])
  func addressesThatAreMadeUpAreFine(address: String) { #expect(Self.addresses("```\nping \(address)\n```").isEmpty) }

  @Test(arguments: [
    "129.144.52.38", "版のバージョン 14.20.3421.10 です。", "Version 15.21.33.47 is needed.", "Install driver 23.40.17.9 first.",
    "v=spf1 ip4:133.242.17.9", "It took 2022:10:11 hours.", "The block 133.242.17.8-133.242.17.15 is theirs.",
  ])
  func otherNumbersAreFine(text: String) { #expect(Self.addresses(text).isEmpty) }

  @Test(arguments: [
    "For example, the address is 133.242.17.9.", "たとえば、東京のサーバーを追加します。次に大阪のサーバー 133.242.17.9 を追加します。",
    "例については、133.242.17.9 または vpn.contoso.com です。", "Addresses such as 133.242.17.9 will do.",
    "Add these exclusions to the firewall: 133.242.17.9.", "`133.242.17.9`など。",
    "この例では、架空の会社を使用します。\n\n## サイト\n\nパブリック IP アドレスは 133.242.17.9 です。",
    "Contoso is a fictional company.\n\nIts server is 133.242.17.9.",
    "133.242.17.9, 133.242.17.10, 133.242.17.11", "- 133.242.17.9\n- 133.242.17.10\n- 133.242.17.11",
    "| Region | Address |\n|---|---|\n| Tokyo | 133.242.17.9 |", "```\n# Example: ping 133.242.17.9\n```",
  ])
  func whatTheTextExplainsIsFine(text: String) { #expect(Self.addresses(text).isEmpty) }

  /// Words elsewhere say nothing about what was pasted.
  @Test(arguments: [
    "The following is an example of the log.\n\n```\nclient 133.242.17.9 refused\n```",
    "Contoso is a fictional company.\n\n```\nclient 133.242.17.9 refused\n```",
    "架空の会社です。\n\n> ソース ネットワーク アドレス: 133.242.17.9", "- 133.242.17.9", "> 133.242.17.9\n> 133.242.17.10\n> 133.242.17.11",
    "Samples were taken by the customer for two days; it is 133.242.17.9.",
    "Ping www.microsoft.com first, then the customer's gateway at 133.242.17.9.",
    "The sample was taken. 133.242.17.9 is the customer's.",
  ])
  func whatOtherTextExplainsIsSeen(text: String) { #expect(Self.addresses(text).contains("133.242.17.9")) }

  /// Code that readers are to type, of a company that does not exist or called an example.
  @Test(arguments: [
    "Contoso has two sites.\n\n```powershell\n$peer.Address = \"133.242.17.9\"\n```",
    "```powershell\n$peer.Name = 'Fabrikam'\n  $peer.Address = \"133.242.17.9\"\n```",
    "## 例\n\n```\nping -n 133.242.17.9\n```\n\n```\ntool /r:http://133.242.17.9:80 /u dir\n```",
    "## Examples\n\nFirst.\n\n```\nNew-NetIPAddress -IPAddress 133.242.17.9\n```",
    "次の例を実行します。\n\n```\nNew-NetIPAddress -IPAddress 133.242.17.9\n```",
    "Change the values to those of your network:\n\n```\n$dns = @('133.242.17.9', '133.242.17.10')\n```",
  ])
  func samplesToBeTypedAreFine(text: String) { #expect(Self.addresses(text).isEmpty) }

  @Test(arguments: [
    // Nothing calls it an example.
    "```powershell\n$peer.Address = \"133.242.17.9\"\n```", "## 事例\n\n```\nping -n 133.242.17.9\n```",
    "## ファイアウォールの例外\n\n```\nnetsh -r 133.242.17.9\n```",
    "## Examples\n\nFirst.\n\n## Cause\n\n```\nping -n 133.242.17.9\n```",
    // Pasted.
    "## Examples\n\n```\nC:\\> ping -n 133.242.17.9\n```", "Contoso:\n\n```\n$ ping 133.242.17.9\n```",
    "Contoso:\n\n```\nInternetAddress = 133.242.17.9\n```", "Contoso:\n\n```\nGET /login.aspx 133.242.17.9 - 443\n```",
    "Contoso:\n\n```\n2024-05-01 10:22:31 ping -n 133.242.17.9\n```",
    "Contoso:\n\n> New-NetIPAddress -IPAddress 133.242.17.9",
    "Contoso:\n\n```\nping -n 133.242.17.9\n\nReply from 133.242.17.9: bytes=32\n```",
    "For example:\n\n```\ncurl -v http://133.242.17.9\n```\n\n```\nlb   10.0.0.1   133.242.17.9   80\n```",
  ])
  func pastedTextAmongSamplesIsSeen(text: String) { #expect(Self.addresses(text).contains("133.242.17.9")) }

  @Test(arguments: [
    "Enter vpn.contoso.com and 133.242.17.9.", "名前 vpn.contoso.com、133.242.17.9 を入力します。",
    "If you want to reach a workstation at 133.242.17.9, the first gateway is used.", "宛先が 133.242.17.9 だとします。",
  ])
  func suppositionsAreFine(text: String) { #expect(Self.addresses(text).isEmpty) }

  @Test(arguments: [
    "Sign in at contoso.com. The server is 133.242.17.9.", "contoso.com を使います。サーバーは 133.242.17.9 です。",
    "If you want to know more, ask us. The server is 133.242.17.9.",
    "The server is 133.242.17.9, if you want to ask it.",
    "> Enter vpn.contoso.com and 133.242.17.9.",
  ])
  func sentencesBesideThemAreSeen(text: String) { #expect(Self.addresses(text) == ["133.242.17.9"]) }

  @Test func aNetworkIsToldOnceAndItsBroadcastsNever() {
    let log = "```\n133.242.17.255 133.242.17.9 133.242.17.10 133.242.18.9\n```"
    #expect(Self.addresses(log) == ["133.242.17.9", "133.242.18.9"])
    #expect(Self.addresses("```\nfor example 133.242.17.9\nclient 133.242.17.10\n```") == ["133.242.17.10"])
  }

  @Test(arguments: [
    "```\nns1.azure-dns.info.  30      IN      A       20.40.71.7\n```",
    "```\nName:    microsoft.com\nAddress:  20.53.203.50\n```",
    "The server `azkms.core.windows.net` has the address 20.40.71.7.",
    "```\nName       : e13678.dscb.akamaiedge.net\nQueryType  : A\nTTL        : 20\nSection    : Answer\nIP4Address : 23.200.197.152\n```",
  ])
  func addressesOfPublicServicesByNameAreFine(text: String) { #expect(Self.addresses(text).isEmpty) }

  @Test(arguments: ["app.cloudapp.azure.com", "notmicrosoft.com", "microsoft.com.nakamura.jp"])
  func customersNamesAreNoServices(host: String) {
    #expect(Self.addresses("```\nName: \(host)\nAddress: 20.53.203.50\n```") == ["20.53.203.50"])
  }

  @Test func whatIsExplainedOnceIsKnownEverywhere() {
    let explained = "The server is for example 133.242.17.9.\n\n```\nconnect 133.242.17.9:443\nclient 61.205.80.14\n```"
    #expect(Self.addresses(explained) == ["61.205.80.14"])
    #expect(Self.addresses("```\nconnect 133.242.17.9:443\n```\n\nThat is for example 133.242.17.9.").isEmpty)
  }

  @Test func aRowOfTheTableIsANetworkOrAnAddress() {
    for row in EmbeddedData.rows(of: "public-addresses.tsv") {
      let parts = row[0].split(separator: "/").map(String.init)
      let groups = IPv4Address(parts[0])?.groups ?? IPv6Address.groups(of: parts[0], atLeast: 1)
      #expect(groups.map(PublicAddresses.contains) == true, "\(row)")
      #expect(!row[1].isEmpty, "\(row)")
    }
  }
}
