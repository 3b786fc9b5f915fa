import Entities

/// Where the text itself tells that an address is no customer's secret: in a table, in a list of addresses, for the name of a public
/// service, as an example.
///
/// Code and quotes hold what was pasted, names often replaced and addresses not. There only the name of a service and the word "example"
/// in the same line count. Code that readers are to type is no such code where it is an example's.
struct AddressUse {
  private let article: CheckedArticle
  private let bytes: [UInt8]
  /// How many addresses the paragraphs and items hold that hold nothing else, by their nodes.
  private let lists: [Int: Int]
  /// Whether three of them, or more, stand so.
  private let hasList: Bool
  /// Whether the article tells of a company that does not exist.
  private let isStory: Bool
  /// Whether it names one of Microsoft's.
  private let hasCompany: Bool

  /// - Parameter places: those of all addresses of the article.
  init(in article: CheckedArticle, at places: [Range<Int>]) {
    self.article = article
    bytes = article.text.bytes
    let blocks = places.compactMap { article.text.block(at: $0.lowerBound) }
    var lists: [Int: Int] = [:]
    for block in blocks where lists[block.node] == nil { lists[block.node] = Self.listed(in: block, of: article) }
    self.lists = lists
    hasList = blocks.count { lists[$0.node, default: 0] > 0 } >= 3
    isStory = Self.madeUp.occur(in: bytes, bytes.indices)
    hasCompany = Self.companies.occur(in: bytes, bytes.indices)
  }

  /// The addresses of which one place or more says what they are, and those that stand in samples only.
  func explained(_ places: [(range: Range<Int>, text: String)]) -> Set<String> {
    let explained = Set(places.filter { isExplained($0.range) }.map(\.text))
    let others = Set(places.filter { !isSample($0.range) }.map(\.text))
    return Set(places.map(\.text).filter { explained.contains($0) || !others.contains($0) })
  }

  /// Whether it stands in code to be typed that tells of a company that does not exist, or that its heading or the paragraph before it
  /// calls an example.
  private func isSample(_ range: Range<Int>) -> Bool {
    guard let block = article.text.block(at: range.lowerBound), block.kind == .code,
      TypedCode.isLine(bytes[bytes.line(around: range.lowerBound, in: block.range)])
    else { return false }
    // Sections are seldom longer.
    let count = article.text.blocks.partitionPoint { $0.node < block.node }
    let before = article.text.blocks[max(0, count - 64)..<count]
    return isStory || hasCompany || before.last { $0.kind == .heading }.map(isOfExamples) ?? false
      || before.last { $0.kind != .code }.map {
        Self.samples.occur(in: bytes, $0.range.clamped(to: $0.range.upperBound - 512..<$0.range.upperBound))
      } ?? false
  }

  /// `事例` are incidents that happened, `例外` exceptions.
  private func isOfExamples(_ heading: ReadableText.Block) -> Bool {
    let text = article.text.string(heading.range).lowercased().trimmingBlanks()
    return text.contains("example") || text.hasSuffix("例") && !text.hasSuffix("事例")
  }

  private func isExplained(_ range: Range<Int>) -> Bool {
    guard let block = article.text.block(at: range.lowerBound) else { return false }
    if block.kind == .cell { return true }
    let isPasted = block.kind == .code || article.isInQuote(block.node)
    let line = bytes.line(around: range.lowerBound, in: block.range)
    if isOfService(range, in: block.range, isPasted: isPasted)
      || Self.examples.occur(in: bytes, line.lowerBound..<range.lowerBound)
    {
      return true
    }
    guard block.kind == .prose, !isPasted else { return false }
    let listed = lists[block.node, default: 0]
    let sentence = sentence(around: range, in: line)
    return isStory || listed >= 3 || listed > 0 && hasList
      || Self.companies.occur(in: bytes, sentence)
      || Self.suppositions.occur(in: bytes, sentence.lowerBound..<range.lowerBound)
      || Self.asides.occur(in: bytes, (range.lowerBound - 40..<range.lowerBound).clamped(to: sentence))
      || Self.afterwards.occur(in: bytes, (range.upperBound..<range.upperBound + 60).clamped(to: sentence))
      || Self.permissions.occur(in: bytes, (line.lowerBound - 160..<line.upperBound + 80).clamped(to: block.range))
  }

  private func sentence(around range: Range<Int>, in line: Range<Int>) -> Range<Int> {
    let isEnd = { (place: Int) in
      bytes[..<place].suffix(2).elementsEqual(". ".utf8) || bytes[..<place].suffix(3).elementsEqual("。".utf8)
    }
    let start = (line.lowerBound...range.lowerBound).last(where: isEnd) ?? line.lowerBound
    return start..<((range.upperBound..<max(line.upperBound, range.upperBound)).first(where: isEnd) ?? line.upperBound)
  }

  /// How many addresses a paragraph or an item holds; 0 if it holds anything else.
  private static func listed(in block: ReadableText.Block, of article: CheckedArticle) -> Int {
    guard block.kind == .prose, !article.isInQuote(block.node) else { return 0 }
    let bytes = article.text.bytes[block.range]
    let isAddress = { (byte: UInt8) in byte.isHexDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") }
    guard bytes.allSatisfy({ isAddress($0) || " ,;\n".utf8.contains($0) }) else { return 0 }
    return bytes.split { !isAddress($0) }.count
  }

  /// Whether the nearest name of a host before it is a public service's, as in the answer of a name server.
  private func isOfService(_ range: Range<Int>, in block: Range<Int>, isPasted: Bool) -> Bool {
    let before = (range.lowerBound - 320..<range.lowerBound).clamped(to: block)
    var end = before.upperBound
    while let dot = bytes[before.lowerBound..<end].lastIndex(of: UInt8(ascii: ".")) {
      let name = bytes.run(around: dot) { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        .clamped(to: before)
      let host = String(decoding: bytes[name], as: UTF8.self).lowercased().trimmingDots()
      if host.split(separator: ".").last?.allSatisfy(\.isLetter) == true, host.contains(".") {
        return PublicAddresses.isService(host) && (isPasted || isAnswer(name.upperBound..<range.lowerBound))
      }
      end = name.lowerBound
    }
    return false
  }

  /// Whether nothing but other addresses and the words of an answer stand between a name and its address: `has the address`.
  private func isAnswer(_ range: Range<Int>) -> Bool {
    bytes[range].split { !$0.isWord && !$0.isBeyondASCII }.allSatisfy { word in
      word.allSatisfy(\.isHexDigit) || Self.answers.contains(String(decoding: word, as: UTF8.self).lowercased())
    }
  }

  private static let answers: Set<String> = [
    "address", "addresses", "an", "at", "has", "ip", "ipv4", "ipv6", "is", "the", "アドレス",
  ]
  private static let examples = Phrases([
    "for example", "e.g.", "example:", "in this example", "in the example", "fictitious", "fictional", "例:", "例：", "(例",
    "（例", "たとえば", "例えば", "例として", "例については", "この例", "例では", "架空",
  ])
  private static let asides = Phrases(["such as", "sample"])
  private static let afterwards = Phrases(["for example", "など", "だとします", "と仮定"])
  /// Services that readers are told to let through.
  private static let permissions = Phrases(["exclusions", "allowlist", "allow list", "safe list", "許可リスト"])
  private static let samples = Phrases([
    "example", "sample", "change the values", "replace the values", "例を", "例は", "例では", "例:", "例：", "値を変更", "値を置き換え",
  ])
  private static let suppositions = Phrases(["if you want to", "suppose that", "suppose you", "consider a "])
  private static let companies = Phrases(["contoso", "fabrikam"])
  private static let madeUp = Phrases(["fictitious", "fictional", "架空"])
}
