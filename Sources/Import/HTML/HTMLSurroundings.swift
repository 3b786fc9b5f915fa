import Diagnostics

/// Which parts of a page are no part of its article: navigation, header, footer, comments, cookie notices, buttons, what is hidden.
struct HTMLSurroundings {
  /// By node: what it is; nil for what belongs to the article. Nodes below a part are not listed.
  private(set) var parts: [Int: String] = [:]
  /// Bytes of text below each node that belong to the article.
  private(set) var weights: [Int]
  private let tree: HTMLTree
  private let textCells: [Int: Set<Int>]

  init(of tree: HTMLTree) {
    self.tree = tree
    textCells = Self.textCells(of: tree)
    weights = Array(repeating: 0, count: tree.nodes.count)
    let texts = Self.texts(of: tree)
    // A comment before the page is a node of its own.
    let total = tree.nodes.indices.reduce(0) { $0 + (tree.nodes[$1].parent < 0 ? texts[$1] : 0) }
    var index = 0
    while index < tree.nodes.count {
      // What holds most of the page's text is no surrounding, whatever it is called.
      if let part = part(index),
        Self.isUnseen(part) || texts[index] * 2 <= total || Self.isControl(tree.nodes[index].name)
      {
        parts[index] = part
        index = tree.nodes[index].end
      } else {
        index += 1
      }
    }
    weigh()
  }

  /// Takes an element out of the article that turned out to be none of it.
  mutating func leaveOut(_ index: Int, as part: String) { parts[index] = part }

  /// What is never text, however much it is.
  private static func isUnseen(_ part: String) -> Bool { part == "hidden" || part == "code of the page" }

  private static func isControl(_ name: String) -> Bool { controls.contains(name) }

  /// Bytes of text below each node.
  private static func texts(of tree: HTMLTree) -> [Int] {
    var sums = Array(repeating: 0, count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() {
      let node = tree.nodes[index]
      if node.kind == .text, node.parent >= 0, !code.contains(tree.nodes[node.parent].name) {
        sums[index] = node.text.utf8.count
      }
      if node.parent >= 0 { sums[node.parent] += sums[index] }
    }
    return sums
  }

  private mutating func weigh() {
    var end = 0
    for index in tree.nodes.indices {
      if index < end { continue }
      if parts[index] != nil {
        end = tree.nodes[index].end
      } else if tree.nodes[index].kind == .text {
        weights[index] = tree.nodes[index].text.utf8.count { $0 > 0x20 }
      }
    }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      weights[tree.nodes[index].parent] += weights[index]
    }
  }

  // MARK: - Kinds

  private static let code: Set<String> = ["script", "style", "noscript", "template", "svg", "math", "object", "canvas"]
  private static let controls: Set<String> = ["button", "select", "textarea", "input", "datalist", "option"]
  /// Parts by the words of their classes and ids.
  private static let words: [(what: String, words: Set<String>)] = [
    (
      "navigation",
      [
        "nav", "navbar", "navigation", "breadcrumb", "breadcrumbs", "skiplink", "skip", "pagination", "pager", "topbar",
        "offcanvas",
      ]
    ),
    ("a side bar", ["sidebar", "sidenav", "rightrail", "leftnav", "toc", "tableofcontents"]),
    ("the footer", ["footer", "copyright", "colophon", "printfooter", "catlinks", "entryutility", "postmeta"]),
    ("comments", ["comments", "comment", "respond", "commentlist", "disqus"]),
    ("a cookie notice", ["cookie", "cookies", "cookiebanner", "consent", "gdpr"]),
    ("buttons to share", ["share", "sharing", "social", "sharedaddy", "addtoany", "addthis"]),
    ("related pages", ["related", "recommended", "recommendations", "morefrom"]),
    ("advertising", ["advert", "advertisement", "ads", "promo", "newsletter", "subscribe", "signup"]),
    ("feedback", ["feedback", "rating", "helpful"]),
    ("a link to edit", ["editsection", "editlink"]),
    ("a permalink", ["headerlink", "headinglink", "anchorlink", "permalink"]),
    ("line numbers", ["linenos", "lineno", "gutter", "linenodiv", "linenumbers"]),
  ]
  private static let roles: [String: String] = [
    "navigation": "navigation", "banner": "the header", "contentinfo": "the footer", "complementary": "a side bar",
    "search": "a search box",
    "dialog": "a dialog", "alertdialog": "a dialog", "menu": "navigation", "menubar": "navigation",
    "toolbar": "buttons",
  ]

  private func part(_ index: Int) -> String? {
    let node = tree.nodes[index]
    guard node.kind == .element else { return nil }
    if Self.code.contains(node.name) || node.name == "head" { return "code of the page" }
    if isHidden(node) { return "hidden" }
    if node.name == "input", node["type"]?.lowercased() == "checkbox", isInside(["li"], index) { return nil }
    // Text in a box to copy from; the box of a form is empty.
    if node.name == "textarea", holdsText(index) { return nil }
    if Self.controls.contains(node.name) { return "buttons" }
    switch node.name {
    case "html", "body", "main", "article", "pre", "code", "table", "tr", "h1": return nil
    case "nav": return "navigation"
    case "footer": return "the footer"
    case "dialog": return "a dialog"
    case "header": return holds("h1", below: index) || isInside(["main", "article"], index) ? nil : "the header"
    case "td": return isLinkColumn(index) ? "a side bar" : nil
    case "aside": return HTMLAdmonition.kind(of: node) == nil ? "a side bar" : nil
    default: break
    }
    if let role = node["role"]?.lowercased(), let part = Self.roles[role] { return part }
    return byWords(node, index)
  }

  private func holdsText(_ index: Int) -> Bool {
    tree.children(of: index).contains { !tree.nodes[$0].text.trimmingBlanks().isEmpty }
  }

  /// A cell of a page that is laid out by a table: nothing but links, beside a cell with paragraphs.
  private func isLinkColumn(_ index: Int) -> Bool {
    var links = 0
    for node in index + 1..<tree.nodes[index].end {
      if tree.nodes[node].name == "a" { links += 1 }
      let isText = tree.nodes[node].kind == .text && !tree.nodes[node].text.trimmingBlanks().isEmpty
      if isText, !isInside(["a"], node, below: index) { return false }
    }
    guard links >= 2 else { return false }
    return textCells[tree.nodes[index].parent, default: []].contains { $0 != index }
  }

  /// By row of a table the first two of its cells that hold paragraphs or headings.
  private static func textCells(of tree: HTMLTree) -> [Int: Set<Int>] {
    var cells: [Int: Set<Int>] = [:]
    for index in tree.nodes.indices where ["p", "h1", "h2", "h3"].contains(tree.nodes[index].name) {
      var cell = tree.nodes[index].parent
      while cell >= 0, tree.nodes[cell].name != "td" { cell = tree.nodes[cell].parent }
      guard cell >= 0, cells[tree.nodes[cell].parent, default: []].count < 2 else { continue }
      cells[tree.nodes[cell].parent, default: []].insert(cell)
    }
    return cells
  }

  private func isHidden(_ node: HTMLTree.Node) -> Bool {
    if node["hidden"] != nil { return true }
    if node["aria-hidden"]?.lowercased() == "true", node.name != "img" { return true }
    guard let style = node["style"]?.lowercased() else { return false }
    return style.replacing(" ", with: "").contains("display:none")
  }

  private func byWords(_ node: HTMLTree.Node, _ index: Int) -> String? {
    guard node["class"] != nil || node["id"] != nil else { return nil }
    var tokens: Set<String> = []
    for name in [node["class"], node["id"]].compactMap(\.self) {
      for whole in name.lowercased().split(whereSeparator: \.isWhitespace) {
        // Layouts name themselves by what they do without: `no-sidebar`, `has-toc`.
        if whole.hasPrefix("no-") || whole.hasPrefix("has-") || whole.hasPrefix("with-") { continue }
        let pieces = whole.split { $0 == "-" || $0 == "_" }.map(String.init)
        tokens.formUnion(pieces)
        tokens.insert(pieces.joined())
      }
    }
    // Styles of words in code: `<span class="comment">`.
    guard !isInside(["pre", "code"], index) || tokens.contains("lineno") || tokens.contains("gutter") else {
      return nil
    }
    return Self.words.first { !$0.words.isDisjoint(with: tokens) }?.what
  }

  private func holds(_ name: String, below index: Int) -> Bool {
    (index + 1..<tree.nodes[index].end).contains { tree.nodes[$0].name == name }
  }

  private func isInside(_ names: Set<String>, _ index: Int, below top: Int = -1) -> Bool {
    var parent = tree.nodes[index].parent
    while parent > top {
      if names.contains(tree.nodes[parent].name) { return true }
      parent = tree.nodes[parent].parent
    }
    return false
  }
}
