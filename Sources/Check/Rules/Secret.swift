import Diagnostics
import Entities

/// CB1606: An article holds no token and no private key. Looked for by the shapes that their makers document.
enum Secret {
  private struct Shape: Sendable {
    let name: String
    let prefix: StaticString
    /// Characters behind the prefix, at least.
    let length: Int
    let isPart: @Sendable (UInt8) -> Bool
  }

  private static let isBase64: @Sendable (UInt8) -> Bool = {
    $0.isWord || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D || $0 == 0x2D
  }

  private static let shapes: [Shape] = [
    Shape(name: "an AWS access key", prefix: "AKIA", length: 16) { $0.isDigit || (0x41...0x5A).contains($0) },
    Shape(name: "an AWS access key", prefix: "ASIA", length: 16) { $0.isDigit || (0x41...0x5A).contains($0) },
    Shape(name: "a GitHub token", prefix: "ghp_", length: 36, isPart: \.isWord),
    Shape(name: "a GitHub token", prefix: "gho_", length: 36, isPart: \.isWord),
    Shape(name: "a GitHub token", prefix: "ghs_", length: 36, isPart: \.isWord),
    Shape(name: "a GitHub token", prefix: "ghu_", length: 36, isPart: \.isWord),
    Shape(name: "a GitHub token", prefix: "ghr_", length: 36, isPart: \.isWord),
    Shape(name: "a GitHub token", prefix: "github_pat_", length: 60, isPart: \.isWord),
    Shape(name: "an npm token", prefix: "npm_", length: 36) { $0.isDigit || $0.isLetter },
    Shape(name: "a Stripe key", prefix: "sk_live_", length: 24) { $0.isDigit || $0.isLetter },
    Shape(name: "a HashiCorp Vault token", prefix: "hvs.", length: 24) { $0.isWord || $0 == 0x2D },
    Shape(name: "a GitLab token", prefix: "glpat-", length: 20) { $0.isWord || $0 == 0x2D },
    Shape(name: "a Slack token", prefix: "xoxb-", length: 30) { $0.isWord || $0 == 0x2D },
    Shape(name: "a Slack token", prefix: "xoxp-", length: 30) { $0.isWord || $0 == 0x2D },
    Shape(name: "a Slack token", prefix: "xoxa-", length: 30) { $0.isWord || $0 == 0x2D },
    Shape(name: "a Slack token", prefix: "xoxe-", length: 30) { $0.isWord || $0 == 0x2D },
    Shape(name: "a Slack token", prefix: "xoxr-", length: 30) { $0.isWord || $0 == 0x2D },
    Shape(name: "a key of Google Cloud", prefix: "AIzaSy", length: 33) { $0.isWord || $0 == 0x2D },
    Shape(name: "the key of a storage account", prefix: "AccountKey=", length: 80, isPart: isBase64),
    Shape(name: "a shared access key", prefix: "SharedAccessKey=", length: 40, isPart: isBase64),
    Shape(name: "a shared access signature", prefix: "&sig=", length: 40) {
      $0.isWord || $0 == 0x25 || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D || $0 == 0x2D
    },
    Shape(name: "a web token", prefix: "eyJ", length: 60) { $0.isWord || $0 == 0x2D || $0 == 0x2E },
    Shape(name: "a private key", prefix: "-----BEGIN PRIVATE KEY-----\n", length: 60, isPart: isBase64),
    Shape(name: "a private key", prefix: "-----BEGIN RSA PRIVATE KEY-----\n", length: 60, isPart: isBase64),
    Shape(name: "a private key", prefix: "-----BEGIN EC PRIVATE KEY-----\n", length: 60, isPart: isBase64),
    Shape(name: "a private key", prefix: "-----BEGIN ENCRYPTED PRIVATE KEY-----\n", length: 60, isPart: isBase64),
    Shape(name: "a private key", prefix: "-----BEGIN DSA PRIVATE KEY-----\n", length: 60, isPart: isBase64),
    Shape(name: "a private key", prefix: "-----BEGIN OPENSSH PRIVATE KEY-----\n", length: 60, isPart: isBase64),
  ]

  private static let leastLength = shapes.map { $0.prefix.utf8CodeUnitCount + $0.length }.min() ?? 0

  /// By their first byte.
  private static let byFirst: [[Shape]] = (0...255).map { byte in
    shapes.filter { Int($0.prefix.utf8Start.pointee) == byte }
  }

  /// The first two bytes of the shapes, and `Q~`.
  static let pairs: [(first: UInt8, second: UInt8)] =
    shapes.map { ($0.prefix.utf8Start[0], $0.prefix.utf8Start[1]) } + [(UInt8(ascii: "Q"), UInt8(ascii: "~"))]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let bytes = article.text.bytes[...]
    let inText = all(article.text.starts.places(of: .secret), in: bytes).map {
      article.finding("secret", ofText: $0.start, $0.message, hint: hint)
    }
    return inHead(of: article) + inText + inLinks(of: article)
  }

  private static func inHead(of article: CheckedArticle) -> [Diagnostic] {
    let texts = [("title", article.article.title), ("description", article.article.metadata.description ?? "")]
    return texts.flatMap { key, text in
      let found = all(in: Array(text.utf8)[...])
      return found.isEmpty || article.article.metadata.positions[key] == nil
        ? [] : found.map { article.finding("secret", key: key, $0.message, hint: hint) }
    }
  }

  private static func inLinks(of article: CheckedArticle) -> [Diagnostic] {
    let document = article.document
    var findings: [Diagnostic] = []
    for node in article.places.links where document.nodes[node].primary.offsets.count > leastLength {
      let address = document.primary(of: node)
      let found = all(in: address)
      // An address that is its own text was seen there.
      guard !found.isEmpty, !document.plainText(of: node).utf8.elementsEqual(address) else { continue }
      findings += found.map { article.finding("secret", node: node, $0.message, hint: hint) }
    }
    return findings
  }

  private static let hint = "Take it out, and have it replaced where it is in use: what was published once is known."

  private static func all(in bytes: ArraySlice<UInt8>) -> [(start: Int, message: String)] {
    all(TextStarts.places(of: .secret, in: bytes), in: bytes)
  }

  /// - Parameter places: where one of the pairs stands.
  private static func all(_ places: [Int], in bytes: ArraySlice<UInt8>) -> [(start: Int, message: String)] {
    places.compactMap { place in
      let isWord = place > bytes.startIndex && bytes[place - 1].isWord
      guard !isWord || bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "Q") else { return nil }
      if bytes[place] == UInt8(ascii: "Q") {
        return clientSecret(around: place, in: bytes).map {
          ($0, "This looks like the secret of an application in Entra ID")
        }
      }
      return byFirst[Int(bytes[place])].first { matches($0, at: place, in: bytes) }.map {
        (place, "This looks like \($0.name)")
      }
    }
  }

  /// A secret of an application in Entra ID: three characters, a digit, `Q~`, and 31 to 34 more.
  private static func clientSecret(around place: Int, in bytes: ArraySlice<UInt8>) -> Int? {
    let isPart: (UInt8) -> Bool = { $0.isWord || $0 == 0x2D || $0 == 0x2E || $0 == 0x7E }
    let start = place - bytes[..<place].suffix(5).reversed().prefix(while: isPart).count
    let body = bytes[start...].prefix(41).prefix(while: isPart)
    guard start == place - 4, bytes[place - 1].isDigit, (37...40).contains(body.count), Set(body).count >= 12 else {
      return nil
    }
    return start
  }

  private static func matches(_ shape: Shape, at start: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    let count = shape.prefix.utf8CodeUnitCount
    guard start + count <= bytes.endIndex,
      shape.prefix.withUTF8Buffer({ prefix in (0..<count).allSatisfy { bytes[start + $0] == prefix[$0] } })
    else { return false }
    let body = bytes[(start + count)...].prefix(400).prefix(while: shape.isPart)
    guard body.count >= shape.length else { return false }
    // A web token has three parts; `EXAMPLE`, `xxxx` and the like are examples.
    if shape.prefix.utf8Start.pointee == UInt8(ascii: "e"), body.count(where: { $0 == UInt8(ascii: ".") }) < 2 {
      return false
    }
    let text = String(decoding: body, as: UTF8.self).lowercased()
    return Set(text).count >= 10 && !text.contains("example") && !text.contains("xxxx")
  }
}
