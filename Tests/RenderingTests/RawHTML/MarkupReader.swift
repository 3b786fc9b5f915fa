/// Reads HTML the way a browser does, as far as tests ask: a tokenizer of its own, so that it does not share the writer's errors.
struct MarkupReader {
  struct Tag: Equatable {
    let name: String
    let isEnd: Bool
    var attributes: [(name: String, value: String)] = []

    static func == (one: Tag, other: Tag) -> Bool { one.name == other.name && one.isEnd == other.isEnd }
  }

  private(set) var tags: [Tag] = []
  /// Text between the tags, with the references that the writer uses decoded.
  private(set) var text = ""

  init(_ html: [UInt8]) {
    var rest = Substring(String(decoding: html, as: UTF8.self))
    while let character = rest.first {
      let next = rest.dropFirst().first
      if character == "<", next.map({ $0.isLetter || "/!?".contains($0) }) == true {
        tags.append(Self.readTag(&rest))
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    text = Self.decoded(text)
  }

  /// What would run, or lead to where something runs.
  var dangers: [String] {
    tags.flatMap { tag -> [String] in
      guard Self.harmless.contains(tag.name) else { return ["<\(tag.name)>"] }
      return tag.attributes.filter { !Self.isHarmless($0.name, $0.value) }.map { "\(tag.name) \($0.name)=\($0.value)" }
    }
  }

  /// The first place at which tags do not nest; nil where all do.
  var imbalance: String? {
    var open: [String] = []
    for tag in tags where !["br", "hr", "img", "wbr"].contains(tag.name) {
      if !tag.isEnd {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return "</\(tag.name)>"
      }
    }
    return open.last.map { "<\($0)> stays open" }
  }

  // MARK: - Reading

  private static func readTag(_ rest: inout Substring) -> Tag {
    rest.removeFirst()
    let isEnd = rest.first == "/"
    if isEnd { rest.removeFirst() }
    var tag = Tag(name: take(&rest) { !$0.isWhitespace && $0 != "/" && $0 != ">" }.lowercased(), isEnd: isEnd)
    while let character = rest.first, character != ">" {
      if character.isWhitespace || character == "/" { rest.removeFirst(); continue }
      let name = take(&rest) { !$0.isWhitespace && !"=/>".contains($0) }
      if name.isEmpty { rest.removeFirst(); continue }
      tag.attributes.append((name.lowercased(), readValue(&rest)))
    }
    rest = rest.dropFirst()
    return tag
  }

  private static func readValue(_ rest: inout Substring) -> String {
    guard rest.first == "=" else { return "" }
    rest.removeFirst()
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      return decoded(take(&rest) { !$0.isWhitespace && $0 != ">" })
    }
    rest.removeFirst()
    let value = take(&rest) { $0 != quote }
    rest = rest.dropFirst()
    return decoded(value)
  }

  private static func take(_ rest: inout Substring, while condition: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return String(taken)
  }

  private static func decoded(_ text: String) -> String {
    var result = text
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&"),
    ] { result = result.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character) }
    return result
  }

  // MARK: - Judging

  private static let harmless: Set<String> = Set(
    """
    a abbr b blockquote br caption cite code dd del details div dl dt em h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp
    small span strong sub summary sup table tbody td th thead tr u ul var wbr
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static func isHarmless(_ name: String, _ value: String) -> Bool {
    switch name {
    case "class", "id", "title", "lang", "dir", "colspan", "rowspan", "scope", "start", "value", "reversed", "open",
      "rel":
      return true
    case "href":
      let address = value.unicodeScalars.filter { $0.value > 0x20 }.map { String($0) }.joined().lowercased()
      guard let colon = address.firstIndex(of: ":") else { return true }
      return ["http", "https", "mailto"].contains(address[..<colon])
    default: return false
    }
  }
}
