import Diagnostics

/// Elements of running text to inlines; addresses made absolute where the page tells where it was.
struct HTMLInlineReader {
  private let tree: HTMLTree
  private let page: HTMLPage
  private let source: ImportSource
  /// Ids that links of the page lead to and headings bear.
  let targets: Set<String>
  /// All ids and names of the page.
  private let places: Set<String>
  private var lostLinks: [Draft.Unsure] = []
  /// Links to places that the page does not have.
  private var deadLinks: [(href: String, words: String)] = []
  private var lostAddresses: Set<String> = []
  private(set) var embedded: [(name: String, bytes: [UInt8])] = []

  private static let depthLimit = 100

  init(_ page: HTMLPage, _ source: ImportSource) {
    self.page = page
    self.source = source
    tree = page.tree
    let headings = Set(
      page.tree.nodes.indices.lazy.filter { Self.isHeading(page.tree.nodes[$0].name) }.flatMap {
        Self.ids(of: $0, in: page.tree)
      })
    let linked = page.kept.map { page.tree.nodes[$0] }.lazy.filter { $0.name == "a" }.compactMap { $0["href"] }.filter {
      $0.hasPrefix("#")
    }
    .map { String($0.dropFirst()) }
    targets = headings.intersection(linked)
    places = Set(Self.ids(of: page.tree.nodes.indices, in: page.tree))
  }

  private static func isHeading(_ name: String) -> Bool { name.count == 2 && name.hasPrefix("h") && name != "hr" }

  /// The ids and names of a heading and of what stands in it.
  static func ids(of heading: Int, in tree: HTMLTree) -> [String] {
    ids(of: heading..<tree.nodes[heading].end, in: tree)
  }

  private static func ids(of nodes: Range<Int>, in tree: HTMLTree) -> [String] {
    nodes.compactMap { index in
      tree.nodes[index]["id"] ?? (tree.nodes[index].name == "a" ? tree.nodes[index]["name"] : nil)
    }
  }

  mutating func read(children index: Int) -> [DraftInline] { tree.children(of: index).flatMap { read($0) } }

  mutating func read(_ index: Int, depth: Int = 0) -> [DraftInline] {
    let node = tree.nodes[index]
    guard page.surroundings.parts[index] == nil, index != page.titleHeading else { return [] }
    switch node.kind {
    case .comment: return []
    case .text: return [.text(Self.collapsed(node.text))]
    case .element:
      guard depth < Self.depthLimit else {
        return [.text(Self.collapsed(String(decoding: HTMLText.text(of: index, in: page).dropLast(), as: UTF8.self)))]
      }
      return element(node, index, depth: depth)
    }
  }

  /// Blanks to one, a line's end among them to a line feed.
  static func collapsed(_ text: String) -> String {
    guard
      text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\t" || $0 == "\u{A0}" || $0 == "\r" || $0 == "\u{C}" })
        || text.contains("  ")
    else { return text }
    var result = String.UnicodeScalarView()
    var blank: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": blank = "\n"
      case " ", "\t", "\r", "\u{C}", "\u{A0}": blank = blank ?? " "
      default:
        if let pending = blank { result.append(pending) }
        blank = nil
        result.append(scalar)
      }
    }
    if let pending = blank { result.append(pending) }
    return String(result)
  }

  private mutating func element(_ node: HTMLTree.Node, _ index: Int, depth: Int) -> [DraftInline] {
    switch node.name {
    case "br": return [.lineBreak]
    case "img", "image": return image(node)
    case "input": return [.task(isDone: node["checked"] != nil)]
    case "code", "tt", "samp": return code(index, depth: depth)
    default: break
    }
    if Self.isMonospaced(node) { return code(index, depth: depth) }
    let inner = tree.children(of: index).flatMap { read($0, depth: depth + 1) }
    switch node.name {
    case "strong", "b": return [.strong(inner)]
    case "em", "i", "cite", "dfn", "var": return [.emphasis(inner)]
    case "del", "s", "strike": return [.deleted(inner)]
    case "sup", "sub", "kbd": return inner.isBlank ? inner : [.tagged(node.name, inner)]
    case "q": return [.text("“")] + inner + [.text("”")]
    case "a": return link(node, inner)
    case "video", "audio", "iframe", "embed": return media(node, inner)
    // Blocks where only running text can be: their words must not run together.
    default: return HTMLText.inline.contains(node.name) ? inner : [.text(" ")] + inner + [.text(" ")]
    }
  }

  /// What word processors and old pages mark by its letters alone.
  static func isMonospaced(_ node: HTMLTree.Node) -> Bool {
    guard ["span", "font", "p", "div"].contains(node.name),
      let look = (node["style"] ?? node["face"])?.lowercased(), node["face"] != nil || look.contains("font-family")
    else { return false }
    return ["courier", "consolas", "monospace", "lucida console"].contains(where: look.contains)
  }

  /// Code with links or emphasis in it keeps its words.
  private mutating func code(_ index: Int, depth: Int) -> [DraftInline] {
    let inner = tree.children(of: index).flatMap { read($0, depth: depth + 1) }
    let text = inner.plainText
    if inner.count == 1, case .link(let words, let destination) = inner[0] {
      return [.link([.code(words.plainText)], destination: destination)]
    }
    if inner.contains(where: { if case .image = $0 { true } else { false } }) { return inner }
    return text.trimmingBlanks().isEmpty ? [.text(text)] : [.code(text)]
  }

  // MARK: - Addresses

  private mutating func link(_ node: HTMLTree.Node, _ inner: [DraftInline]) -> [DraftInline] {
    guard let href = node["href"]?.trimmingBlanks(), !href.isEmpty, !inner.isBlank, !Self.holdsLink(inner) else {
      return inner
    }
    if href.hasPrefix("#") {
      let target = String(href.dropFirst())
      if targets.contains(target) { return [.link(inner, destination: href)] }
      // To the page's beginning, or what only its scripts follow; to a step or a footnote, which articles have no address for.
      if !target.isEmpty, target.lowercased() != "top", !places.contains(target) {
        if lostAddresses.insert(href).inserted { deadLinks.append((href, Self.words(of: inner))) }
      }
      return inner
    }
    if WebAddress.hasScheme(href) {
      let scheme = href.prefix { $0 != ":" }.lowercased()
      return ["http", "https", "mailto"].contains(scheme) ? [.link(inner, destination: href)] : inner
    }
    if let article = source.linkedArticle(href) { return [.link(inner, destination: article)] }
    if let base = page.address { return [.link(inner, destination: WebAddress.resolved(href, against: base))] }
    lost(href, inner, because: "an address that tells nothing without its page's own")
    return inner
  }

  private static func holdsLink(_ inner: [DraftInline]) -> Bool {
    inner.contains { inline in
      switch inline {
      case .link: true
      case .strong(let words), .emphasis(let words), .deleted(let words), .tagged(_, let words): holdsLink(words)
      default: false
      }
    }
  }

  private mutating func lost(_ href: String, _ inner: [DraftInline], because reason: String) {
    guard lostLinks.count < 200, lostAddresses.insert(href).inserted else { return }
    lostLinks.append(Self.lostLink(href, Self.words(of: inner), because: reason))
  }

  var unsure: [Draft.Unsure] {
    guard let first = deadLinks.first else { return lostLinks }
    let others = deadLinks.count - 1
    let more = others == 0 ? "" : "; \(others) more of its links lead nowhere"
    return lostLinks + [Self.lostLink(first.href, first.words, because: "a place that the page does not have" + more)]
  }

  private static func words(of inner: [DraftInline]) -> String {
    String(inner.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(60))
  }

  private static func lostLink(_ href: String, _ words: String, because reason: String) -> Draft.Unsure {
    Draft.Unsure(
      rule: "import-lost-link",
      message: "The link '\(words)' led to \(href.prefix(160)), \(reason)",
      hint: "Link to where that is now.", japanese: "「\(words)」は \(href.prefix(160)) へのリンクでした。現在のリンク先に直してください。",
      near: String(words.prefix { $0.isLetter || $0.isNumber || $0 == " " }))
  }

  private mutating func image(_ node: HTMLTree.Node) -> [DraftInline] {
    let alternative = (node["alt"] ?? node["title"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if node["width"] == "1" || node["height"] == "1" { return [] }
    if node["class"]?.lowercased().contains("emoji") == true { return [.text(alternative)] }
    var source = (node["src"] ?? "").trimmingBlanks()
    if let lazy = node["data-src"] ?? node["data-original"] ?? node["data-lazy-src"],
      source.isEmpty || source.hasPrefix("data:")
    {
      source = lazy.trimmingBlanks()
    }
    guard !source.isEmpty else { return alternative.isEmpty ? [] : [.text(alternative)] }
    if source.hasPrefix("data:") { return embed(source, alternative) }
    if !WebAddress.hasScheme(source), !self.source.fileExists(source), let base = page.address {
      source = WebAddress.resolved(source, against: base)
    }
    if WebAddress.hasScheme(source), !WebAddress.isWeb(source) {
      return alternative.isEmpty ? [] : [.text(alternative)]
    }
    return [.image(alternative: alternative, source: source)]
  }

  private mutating func embed(_ source: String, _ alternative: String) -> [DraftInline] {
    guard let image = DataAddress(source), embedded.count < 500 else {
      return alternative.isEmpty ? [] : [.text(alternative)]
    }
    let name = "images/image-\(embedded.count + 1).\(image.ending)"
    embedded.append((name, image.bytes))
    return [.image(alternative: alternative, source: name)]
  }

  private func media(_ node: HTMLTree.Node, _ inner: [DraftInline]) -> [DraftInline] {
    let source = node["src"] ?? ""
    guard WebAddress.isWeb(source) else { return inner }
    let words = node["title"] ?? node["aria-label"] ?? ""
    return inner + [.link([.text(words.isEmpty ? source : words)], destination: source)]
  }
}
