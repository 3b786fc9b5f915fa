/// The elements that the safe policy lets through, and what each may hold (WHATWG HTML, 4.4 to 4.11).
struct RawElement: Sendable {
  enum Role: Sendable {
    /// Within text.
    case phrasing
    /// No content, within text: `br`, `wbr`, `img`.
    case point
    /// No content, between blocks: `hr`.
    case rule
    /// A block that holds blocks and text.
    case container, item, cell, definition
    /// A block that holds only text.
    case textBlock, heading, term, summary, caption
    /// Blocks that hold only their own parts.
    case list, definitions, table, rowGroup, row
    /// Says nothing that the page keeps: `col`.
    case silent
  }

  let name: String
  let role: Role

  /// - Parameter name: lower case, as written.
  /// - Returns: nil for what is not allowed. Elements that are only looks become plain ones.
  init?(_ name: String) {
    guard let element = Self.allowed[name] else { return nil }
    self = element
  }

  private init(_ name: String, _ role: Role) {
    self.name = name
    self.role = role
  }

  static let paragraph = RawElement("p", .textBlock)
  static let item = RawElement("li", .item)
  static let rows = RawElement("tbody", .rowGroup)
  static let row = RawElement("tr", .row)
  static let cell = RawElement("td", .cell)
  static let definition = RawElement("dd", .definition)

  var holdsText: Bool {
    switch role {
    case .list, .definitions, .table, .rowGroup, .row, .point, .rule, .silent: false
    default: true
    }
  }

  var holdsBlocks: Bool { role == .container || role == .item || role == .cell || role == .definition }

  var isPhrasing: Bool { role == .phrasing || role == .point }

  /// What an element becomes that has no content of its own but needs some: the part that text in it stands in.
  var impliedPart: RawElement? {
    switch role {
    case .list: .item
    case .definitions: .definition
    case .row: .cell
    case .table, .rowGroup: .row
    default: nil
    }
  }

  /// Elements whose content is no markup: shown as text up to their end tag.
  static let rawText: Set = ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"]

  private static let allowed: [String: RawElement] = {
    var elements: [String: RawElement] = [:]
    func allow(_ names: String, _ role: Role, as name: String? = nil) {
      for written in names.split(separator: " ").map(String.init) {
        elements[written] = RawElement(name ?? written, role)
      }
    }
    allow("a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup u var", .phrasing)
    allow("big font nobr", .phrasing, as: "span")
    allow("tt", .phrasing, as: "code")
    allow("strike", .phrasing, as: "s")
    allow("acronym", .phrasing, as: "abbr")
    allow("br wbr img", .point)
    allow("hr", .rule)
    allow("blockquote details", .container)
    // A division's meaning would want a heading or a place that a fragment does not have.
    allow("article aside center div figcaption figure footer header main nav section", .container, as: "div")
    allow("p pre", .textBlock)
    allow("h2 h3 h4 h5 h6", .heading)
    // The page's title is its only heading of level 1.
    allow("h1", .heading, as: "h2")
    allow("ul ol", .list)
    allow("dir menu", .list, as: "ul")
    allow("li", .item)
    allow("dl", .definitions)
    allow("dt", .term)
    allow("dd", .definition)
    allow("summary", .summary)
    allow("table", .table)
    allow("caption", .caption)
    allow("thead tbody", .rowGroup)
    // HTML 4 had it before the body, where it is no longer valid.
    allow("tfoot", .rowGroup, as: "tbody")
    allow("tr", .row)
    allow("td th", .cell)
    allow("col colgroup", .silent)
    return elements
  }()
}
