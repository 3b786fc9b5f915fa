import Diagnostics

/// The cells of a table by row and column, cells that span several only in the first.
struct HTMLTableGrid {
  /// Index of the cell's node; nil where one spans, or none is.
  private(set) var rows: [[Int?]] = []
  private(set) var captions: [Int] = []
  private(set) var hasHeader = false
  /// The table only places its content on the page.
  private(set) var isLayout = false
  private let tree: HTMLTree

  private static let cellLimit = 200_000
  private static let spanLimit = 64
  /// Columns beyond which cells no longer span.
  private static let columnLimit = 64

  init(_ tree: HTMLTree, table: Int, surroundings: HTMLSurroundings) {
    self.tree = tree
    let lines = Self.lines(of: table, tree, surroundings)
    captions = tree.children(of: table).filter { tree.nodes[$0].name == "caption" && surroundings.parts[$0] == nil }
    place(
      lines.map { row in
        tree.children(of: row).filter { ["td", "th"].contains(tree.nodes[$0].name) && surroundings.parts[$0] == nil }
      })
    if let first = lines.first {
      let cells = tree.children(of: first).filter { ["td", "th"].contains(tree.nodes[$0].name) }
      hasHeader =
        tree.nodes[tree.nodes[first].parent].name == "thead"
        || !cells.isEmpty && cells.allSatisfy { tree.nodes[$0].name == "th" }
    }
    let role = tree.nodes[table]["role"]?.lowercased()
    isLayout =
      role == "presentation" || role == "none" || rows.count * (rows.first?.count ?? 0) <= 1 || holdsBlocks(table)
  }

  /// The rows, through the groups they stand in.
  private static func lines(of table: Int, _ tree: HTMLTree, _ surroundings: HTMLSurroundings) -> [Int] {
    tree.children(of: table).filter { surroundings.parts[$0] == nil }.flatMap { child -> [Int] in
      switch tree.nodes[child].name {
      case "tr": [child]
      case "thead", "tbody", "tfoot":
        tree.children(of: child).filter { tree.nodes[$0].name == "tr" && surroundings.parts[$0] == nil }
      default: []
      }
    }
  }

  private mutating func place(_ lines: [[Int]]) {
    // Rows that a cell above still reaches into, by column.
    var reach: [Int: Int] = [:]
    var cells = 0
    for line in lines {
      var row: [Int?] = []
      func skip() {
        while let left = reach[row.count], left > 0 {
          reach[row.count] = left - 1
          row.append(nil)
        }
      }
      for cell in line {
        skip()
        // Spans count as cells: a page of few bytes must not become a table of millions.
        let isFull = cells > Self.cellLimit || row.count > Self.columnLimit
        let (columns, height) = isFull ? (1, 1) : (span("colspan", cell), span("rowspan", cell))
        for column in 0..<columns {
          if height > 1 { reach[row.count] = height - 1 }
          row.append(column == 0 ? cell : nil)
        }
        cells += columns * height
        if cells > Self.cellLimit { reach = [:] }
      }
      skip()
      rows.append(row)
    }
  }

  private func span(_ name: String, _ cell: Int) -> Int {
    tree.nodes[cell][name].flatMap { Int($0) }.map { min(max($0, 1), Self.spanLimit) } ?? 1
  }

  /// Headings, tables or long code in cells: no table of facts.
  private func holdsBlocks(_ table: Int) -> Bool {
    let large: Set<String> = ["table", "h1", "h2", "h3", "h4", "section", "article"]
    if (table + 1..<tree.nodes[table].end).contains(where: { large.contains(tree.nodes[$0].name) }) { return true }
    return rows.count <= 1 && (table + 1..<tree.nodes[table].end).contains { tree.nodes[$0].name == "pre" }
  }
}
