import Diagnostics

/// What a page says of itself beside its text: title, language, dates, address; and which element its article is.
struct HTMLPage {
  let tree: HTMLTree
  let surroundings: HTMLSurroundings
  /// The element that holds the article.
  let main: Int
  /// By node: whether it parts the text around it.
  let isBlock: [Bool]
  /// The heading that is the title; nil where it is only in the window's name.
  let titleHeading: Int?
  let title: String?
  /// Absolute; nil where the page does not tell where it was.
  let address: String?

  init(_ tree: HTMLTree) {
    self.tree = tree
    var surroundings = HTMLSurroundings(of: tree)
    main = Self.main(of: tree, surroundings)
    let window = Self.elements("title", of: tree, nil).first.map { Self.words(of: $0, in: tree) }
    let heading = HTMLTitle(of: tree, surroundings, main: main, window: window)
    if let site = heading.site { surroundings.leaveOut(site, as: "the site's name") }
    self.surroundings = surroundings
    isBlock = Self.blockMarks(of: tree, surroundings)
    titleHeading = heading.article
    title =
      heading.article.map { Self.words(of: $0, in: tree) } ?? Self.meta("og:title", tree)
      ?? window.map(HTMLTitle.withoutSite)
    address = Self.address(of: tree)
  }

  /// Elements that stand for themselves, by name.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main",
    "menu", "ol", "p", "pre",
    "section", "summary", "table", "textarea", "ul", "tr", "td", "th", "tbody", "thead", "tfoot", "xmp", "listing",
    "plaintext",
  ]

  /// By node: whether it is such an element, or one below it that belongs to the article is.
  private static func blockMarks(of tree: HTMLTree, _ surroundings: HTMLSurroundings) -> [Bool] {
    var marks = tree.nodes.map { $0.kind == .element && blocks.contains($0.name) }
    for part in surroundings.parts.keys { for index in part..<tree.nodes[part].end { marks[index] = false } }
    for index in tree.nodes.indices.reversed() where marks[index] && tree.nodes[index].parent >= 0 {
      if surroundings.parts[tree.nodes[index].parent] == nil { marks[tree.nodes[index].parent] = true }
    }
    return marks
  }

  /// The nodes of the article without its surroundings, in order.
  var kept: [Int] {
    var kept: [Int] = []
    var index = main
    while index < tree.nodes[main].end {
      if surroundings.parts[index] != nil {
        index = tree.nodes[index].end
      } else {
        kept.append(index)
        index += 1
      }
    }
    return kept
  }

  // MARK: - Main content

  private static let mainNames: Set<String> = ["main", "article"]

  /// Goes down from the body as long as one child holds nearly all text, or is marked as the article.
  private static func main(of tree: HTMLTree, _ surroundings: HTMLSurroundings) -> Int {
    var current = tree.nodes.indices.first { tree.nodes[$0].name == "body" } ?? 0
    while true {
      let children = tree.children(of: current).filter {
        tree.nodes[$0].kind == .element && surroundings.parts[$0] == nil
      }
      let weight = surroundings.weights[current]
      let marked = children.filter { isMarked(tree.nodes[$0]) && surroundings.weights[$0] * 10 >= weight * 4 }
      if marked.count == 1 {
        current = marked[0]
      } else if let child = children.first(where: {
        surroundings.weights[$0] * 100 >= weight * 97 && isBox(tree.nodes[$0])
      }), weight > 0 {
        current = child
      } else {
        return current
      }
    }
  }

  private static func isBox(_ node: HTMLTree.Node) -> Bool {
    ["div", "section", "form", "center", "main", "article"].contains(node.name)
  }

  private static func isMarked(_ node: HTMLTree.Node) -> Bool {
    if mainNames.contains(node.name) || node["role"]?.lowercased() == "main"
      || node["itemprop"]?.lowercased() == "articlebody"
    {
      return true
    }
    let names = [node["id"], node["class"]].compactMap(\.self).flatMap {
      $0.lowercased().split(whereSeparator: \.isWhitespace)
    }
    return names.contains { contents.contains(String($0)) }
  }

  private static let contents: Set<String> = [
    "content", "main-content", "maincontent", "main", "article", "article-body", "articlebody", "article-content",
    "post", "post-content", "post-body",
    "entry-content", "entry", "markdown-body", "page-content", "blogpost", "kb-article", "document", "md-content",
    "rst-content",
  ]

  // MARK: - Words

  static func elements(_ name: String, of tree: HTMLTree, _ surroundings: HTMLSurroundings?) -> [Int] {
    var found: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      if surroundings?.parts[index] != nil {
        index = tree.nodes[index].end
        continue
      }
      if tree.nodes[index].name == name { found.append(index) }
      index += 1
    }
    return found
  }

  /// - Parameter apart: whether each piece of text is a word of its own, as in menus.
  static func words(of index: Int, in tree: HTMLTree, apart: Bool = false) -> String {
    (index..<tree.nodes[index].end).filter { tree.nodes[$0].kind == .text }.map { tree.nodes[$0].text }
      .joined(separator: apart ? " " : "")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ").trimmingEnd("¶#").trimmingBlanks()
  }

  static func meta(_ name: String, _ tree: HTMLTree) -> String? {
    let node = tree.nodes.first {
      $0.name == "meta" && [$0["name"], $0["property"], $0["itemprop"]].contains { $0?.lowercased() == name }
    }
    return node?["content"].flatMap { $0.trimmingBlanks().isEmpty ? nil : $0.trimmingBlanks() }
  }

  /// Where the page was: its base, its canonical address, or what the browser wrote when it saved it.
  private static func address(of tree: HTMLTree) -> String? {
    let base = tree.nodes.first { $0.name == "base" && $0["href"] != nil }?["href"]
    let canonical = tree.nodes.first { $0.name == "link" && $0["rel"]?.lowercased() == "canonical" }?["href"]
    let saved = tree.nodes.prefix(20).first { $0.kind == .comment && $0.text.contains("saved from url=") }
      .flatMap { node in node.text.firstRange(of: "http").map { String(node.text[$0.lowerBound...]).trimmingBlanks() } }
    return [base, canonical, meta("og:url", tree), saved].compactMap(\.self).first(where: WebAddress.isWeb)
  }

  /// Of publication, by the marks that blogs and help pages use.
  var date: String? {
    let names = [
      "article:published_time", "datepublished", "dc.date", "dc.date.issued", "date", "pubdate", "publish_date",
      "ms.date",
    ]
    if let date = names.lazy.compactMap({ Self.meta($0, tree) }).first(where: { PublicationDate.date($0) != nil }) {
      return date
    }
    let time = tree.nodes.first {
      $0.name == "time" && ($0["pubdate"] != nil || $0["itemprop"]?.lowercased() == "datepublished")
    }
    return (time ?? tree.nodes.first { $0.name == "time" })?["datetime"]
  }

  var updated: String? {
    ["article:modified_time", "datemodified", "last-modified", "og:updated_time", "updated_at"].lazy.compactMap {
      Self.meta($0, tree)
    }
    .first { PublicationDate.date($0) != nil }
  }

  var language: String? {
    guard let tag = tree.nodes.first(where: { $0.name == "html" })?["lang"]?.lowercased() else { return nil }
    return ["ja", "en"].first { tag == $0 || tag.hasPrefix($0 + "-") }
  }
}
