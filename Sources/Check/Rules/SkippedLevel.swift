import Articles
import Diagnostics
import Markdown

/// CB1309: A heading is at most one level below the one it stands under. What comes first may be of level 1 or 2.
enum SkippedLevel {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let sections = article.article.sections
    let top = sections.lazy.map(\.level).filter { $0 > 1 }.min() ?? 2
    let skipped = sections.indices.filter { index in
      sections[index].level > (index == 0 ? 1 : sections[index - 1].level) + 1
        && !article.document.nodes[sections[index].heading].flags.contains(.included)
    }
    guard !skipped.isEmpty else { return [] }
    let led = LearnTab.ledHeadings(of: article.article, in: article.document)
    return skipped.filter { !led.contains(sections[$0].heading) }.map { index in
      let section = sections[index]
      let previous = index == 0 ? nil : sections[index - 1]
      let level = previous?.level ?? 1
      return article.finding(
        "skipped-level", node: section.heading,
        "'\(section.title.trimmingBlanks())' is of level \(section.level), below one of level \(level)",
        hint: hint(article.site.dictionary.isWord(section.title), below: previous, top: min(top, level + 1)))
    }
  }

  /// - Parameters:
  ///   - isSection: whether the heading is a word for a section of an article and nothing else.
  ///   - top: the level of the article's sections.
  private static func hint(_ isSection: Bool, below previous: Section?, top: Int) -> String {
    guard let previous, previous.level >= top else { return "Write it with \(top) marks '#'." }
    if isSection { return "Write it with \(top) marks '#': it is a section of its own." }
    let title = previous.title.trimmingBlanks()
    return title.isEmpty
      ? "Write it with \(previous.level + 1) marks '#'."
      : "Write it with \(previous.level + 1) marks '#' as a part of '\(title)', "
        + "or with \(previous.level) as a section of its own."
  }
}
