/// The elements that the safe policy lets through, and where each may stand (WHATWG HTML, 4.4 to 4.11).
struct RawElement {
  enum Role {
    /// Within text.
    case phrasing
    /// A block that holds blocks and text.
    case container
    /// A block that holds only text.
    case textBlock
    /// Lists and tables: hold only their own parts.
    case list, definitions, table, rowGroup, row
    case item, cell, term
    case summary, caption
    /// No content: `br`, `hr`, `img`.
    case void
  }

  let name: String
  let role: Role
  /// A paragraph around a block's loose text, which nobody wrote.
  private(set) var isLoose = false
  /// A `details` that has had no `summary` yet.
  var lacksSummary = false

  /// - Parameter name: lower case, as written.
  /// - Returns: nil for what is not allowed. Elements that are only looks become plain ones.
  init?(_ name: String) {
    guard let (name, role) = Self.allowed[name] else { return nil }
    self.name = name
    self.role = role
  }

  private init(name: String, role: Role) {
    self.name = name
    self.role = role
  }

  static let paragraph = RawElement(name: "p", role: .textBlock)
  static let item = RawElement(name: "li", role: .item)
  static let row = RawElement(name: "tr", role: .row)
  static let cell = RawElement(name: "td", role: .cell)
  static let definition = RawElement(name: "dd", role: .term)

  var loose: RawElement {
    var element = self
    element.isLoose = true
    return element
  }

  /// True where text may stand in it.
  var holdsText: Bool {
    switch role {
    case .list, .definitions, .table, .rowGroup, .row, .void: false
    default: true
    }
  }

  /// True where blocks may stand in it.
  var holdsBlocks: Bool {
    switch role {
    case .container, .item, .cell: true
    case .term: name == "dd"
    default: false
    }
  }

  var isBlock: Bool { role != .phrasing && name != "br" && name != "img" }

  private static let allowed: [String: (String, Role)] = {
    var elements: [String: (String, Role)] = [
      "br": ("br", .void), "hr": ("hr", .void), "img": ("img", .void), "ul": ("ul", .list), "ol": ("ol", .list),
      "dl": ("dl", .definitions), "li": ("li", .item), "dt": ("dt", .term), "dd": ("dd", .term),
      "table": ("table", .table), "thead": ("thead", .rowGroup), "tbody": ("tbody", .rowGroup),
      "tfoot": ("tfoot", .rowGroup), "tr": ("tr", .row), "td": ("td", .cell), "th": ("th", .cell),
      "summary": ("summary", .summary), "center": ("div", .container), "h1": ("h2", .textBlock),
      "font": ("span", .phrasing), "big": ("span", .phrasing), "nobr": ("span", .phrasing), "tt": ("code", .phrasing),
      "strike": ("s", .phrasing), "acronym": ("abbr", .phrasing),
    ]
    for name in ["div", "blockquote", "details", "section", "figure"] { elements[name] = (name, .container) }
    for name in ["p", "pre", "h2", "h3", "h4", "h5", "h6"] { elements[name] = (name, .textBlock) }
    for name in [
      "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
      "strong", "sub", "sup", "u", "var",
    ] { elements[name] = (name, .phrasing) }
    return elements
  }()
}
