import Diagnostics

/// Which heading of a page is its article's title, and which only the name of the site.
struct HTMLTitle {
  /// The node of the article's heading; nil where only the window's name tells.
  let article: Int?
  /// The heading with the site's name, where it is as large as an article's.
  let site: Int?

  /// - Parameters:
  ///   - main: the element that holds the article.
  ///   - window: the words of `<title>`.
  init(of tree: HTMLTree, _ surroundings: HTMLSurroundings, main: Int, window: String?) {
    let large = HTMLPage.elements("h1", of: tree, surroundings)
    let inMain = large.filter { $0 > main && $0 < tree.nodes[main].end }
    let first = inMain.count == 1 ? inMain[0] : inMain.isEmpty ? large.first : Self.leading(inMain, in: tree, main)
    guard let first, let window, Self.parts(of: window).contains(HTMLPage.words(of: first, in: tree)),
      let other = Self.last(named: window, in: tree, surroundings), other > first,
      !Self.holdsParagraph(first..<other, tree, surroundings)
    else {
      (article, site) = (first, nil)
      return
    }
    (article, site) = (other, first)
  }

  /// Between a site's name and an article's are a motto and a menu, no text.
  private static func holdsParagraph(_ range: Range<Int>, _ tree: HTMLTree, _ surroundings: HTMLSurroundings) -> Bool {
    range.contains { tree.nodes[$0].name == "p" && surroundings.weights[$0] > motto }
  }

  private static let motto = 100

  /// Several large headings: the first is the title where nothing but blanks stands before it.
  private static func leading(_ headings: [Int], in tree: HTMLTree, _ main: Int) -> Int? {
    headings.first.flatMap { first in
      let before = (main..<first).contains {
        tree.nodes[$0].kind == .text && !tree.nodes[$0].text.trimmingBlanks().isEmpty
      }
      return before ? nil : first
    }
  }

  /// Where several headings are parts of the window's name, the site's name stands first, over the article's: of blogs an `h2`.
  private static func last(named window: String, in tree: HTMLTree, _ surroundings: HTMLSurroundings) -> Int? {
    let parts = Set(parts(of: window))
    let headings = ["h1", "h2", "h3"].flatMap { HTMLPage.elements($0, of: tree, surroundings) }.sorted()
    var seen: Set<String> = []
    return headings.filter { index in
      let words = HTMLPage.words(of: index, in: tree)
      return parts.contains(words) && seen.insert(words).inserted
    }.last
  }

  private static let marks = [" | ", " - ", " – ", " — ", " :: ", " : ", " » ", " · "]

  private static func parts(of window: String) -> [String] {
    marks.reduce([window]) { parts, mark in
      parts.flatMap { $0.split(separator: mark).map { $0.trimmingBlanks() } }
    }
  }

  /// `RDP fails | Contoso Docs` to `RDP fails`.
  static func withoutSite(_ title: String) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · "] {
      guard let range = title.ranges(of: mark).last else { continue }
      let head = title[..<range.lowerBound]
      if head.count * 2 >= title.count || mark == " | " && head.count >= 8 { return head.trimmingBlanks() }
    }
    return title
  }
}
