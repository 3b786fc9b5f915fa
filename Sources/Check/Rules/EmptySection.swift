import Articles
import Diagnostics
import Markdown
import Entities

/// CB1302: A heading has something below it. A comment is nothing.
///
/// Empty sections that follow each other or have the same name are told once. A step that is a heading says all there is to do: one is
/// left alone, more of them are a list that was not written as one.
enum EmptySection {
  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    let sections = article.article.sections
    let empty = sections.indices.filter { isEmpty($0, in: article) }
    guard !empty.isEmpty else { return [] }
    let isBesideRole = areBesideRoles(sections)
    let steps = empty.filter { isWholeStep($0, among: sections, isBesideRole) }
    let isStep = Set(steps)
    return groups(of: empty.filter { !isStep.contains($0) }, among: sections).map { finding($0, in: article) }
      + (steps.count > 1 ? [finding(ofSteps: steps, in: article)] : [])
  }

  private static func isEmpty(_ index: Int, in article: CheckedArticle) -> Bool {
    let sections = article.article.sections
    let section = sections[index]
    // What stands below a smaller heading is below this one, too; an empty heading has a rule of its own.
    let isParent = index + 1 < sections.count && sections[index + 1].level > section.level
    return !isParent && !hasContent(section.nodes, in: article.document) && !section.title.trimmingBlanks().isEmpty
      && !isLink(section.heading, in: article.document)
  }

  // MARK: - Steps

  /// `Step 2: Restart the service` beside other steps; what stands below it may bear a heading of the same rank.
  private static func isWholeStep(_ index: Int, among sections: [Section], _ isBesideRole: [Bool]) -> Bool {
    guard isStep(sections[index], withWords: true, isBesideRole[index]) else { return false }
    let level = sections[index].level
    let next = index + 1
    if next < sections.count, sections[next].level == level {
      return isStep(sections[next], withWords: false, isBesideRole[next])
    }
    return sections[..<index].lastIndex { $0.level <= level }.map {
      sections[$0].level == level && isStep(sections[$0], withWords: false, isBesideRole[$0])
    } == true
  }

  /// `Step 2`, `手順 2`; `2.` where it does not number the sections of the article: `1. 事象`, `2. 原因`.
  private static func isStep(_ section: Section, withWords: Bool, _ isBesideRole: Bool) -> Bool {
    let title = section.title.trimmingBlanks().lowercased()
    let word = stepWords.first { title.hasPrefix($0) }
    // `手順 2: ログの確認` is one.
    guard word == nil ? !isBesideRole : section.ownRole?.holdsSteps != false else { return false }
    let number = title.dropFirst(word?.count ?? 0).drop { $0 == " " || $0 == "　" }
    let rest = number.drop(while: \.isWholeNumber)
    guard rest.count < number.count, word != nil || rest.first.map(".)．）、".contains) == true else { return false }
    // `1.5 GB` is a number.
    if word == nil, rest.dropFirst().first?.isNumber == true { return false }
    return !withWords || rest.contains(where: \.isLetter)
  }

  /// Of each section whether it or one beside it below the same parent has a role by its own words.
  private static func areBesideRoles(_ sections: [Section]) -> [Bool] {
    // By level, 0 where none is open: the number of the sections that stand beside each other.
    var open = Array(repeating: 0, count: 7)
    var count = 0
    var withRole: Set<Int> = []
    let numbers = sections.map { section in
      for below in open.indices.dropFirst(section.level + 1) { open[below] = 0 }
      if open[section.level] == 0 {
        count += 1
        open[section.level] = count
      }
      if section.ownRole != nil { withRole.insert(open[section.level]) }
      return open[section.level]
    }
    return numbers.map(withRole.contains)
  }

  private static let stepWords = ["step", "手順", "ステップ"]

  private static func finding(ofSteps steps: [Int], in article: CheckedArticle) -> Diagnostic {
    article.finding(
      "empty-section", node: article.article.sections[steps[0]].heading,
      "\(steps.count) steps are headings with nothing below them",
      hint: "Write the steps as a numbered list, with what belongs to each below it.",
      identity: "steps are headings with nothing below them"
    ).with(.note)
  }

  // MARK: - Other sections

  /// - Parameter empty: indices of sections, in order.
  private static func groups(of empty: [Int], among sections: [Section]) -> [[Int]] {
    var groups: [[Int]] = []
    var byTitle: [String: Int] = [:]
    for index in empty {
      let known = byTitle[sections[index].title]
      let follows = groups.indices.last.flatMap { groups[$0].last == index - 1 ? $0 : nil }
      let group = known ?? follows ?? groups.count
      if group == groups.count { groups.append([]) }
      groups[group].append(index)
      byTitle[sections[index].title] = group
    }
    return groups
  }

  private static func finding(_ group: [Int], in article: CheckedArticle) -> Diagnostic {
    let sections = article.article.sections
    let section = sections[group[0]]
    let lines = group.dropFirst().prefix(shown).map { index in
      "\(article.article.file.position(at: Int(article.document.nodes[sections[index].heading].range.start)).line)"
    }
    let rest = group.count - 1 - lines.count
    let others = lines.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    let name = "The section '\(section.title.trimmingBlanks())' is empty"
    return article.finding(
      "empty-section", node: section.heading,
      group.count == 1
        ? name : "\(name), and so \(group.count == 2 ? "is that of line" : "are those of lines") \(others)",
      hint: mayBeParent(group[0], in: article)
        ? "Write it, remove the heading, or write the headings that belong to it with one '#' more."
        : "Write it, or remove the heading.",
      identity: name)
  }

  /// Lines named in a message.
  private static let shown = 4

  /// Whether the next section is of the same level, has text and no role of its own: perhaps it belongs below this one.
  private static func mayBeParent(_ index: Int, in article: CheckedArticle) -> Bool {
    let sections = article.article.sections
    return index + 1 < sections.count && sections[index + 1].level == sections[index].level
      && sections[index + 1].ownRole == nil && sections[index].level < 6
      && hasContent(sections[index + 1].nodes, in: article.document)
  }

  // MARK: - Content

  /// Tables of contents are headings that are links.
  private static func isLink(_ heading: Int, in document: MarkdownDocument) -> Bool {
    (heading..<Int(document.nodes[heading].end)).contains { document.nodes[$0].kind == .link }
  }

  static func hasContent(_ nodes: Range<Int>, in document: MarkdownDocument) -> Bool {
    nodes.contains { index in
      switch document.nodes[index].kind {
      case .text: return document.primary(of: index).contains { !$0.isBlank }
      case .code, .codeBlock, .image, .footnoteReference, .directive, .table: return true
      case .html, .htmlBlock: return !isComment(document.primary(of: index))
      default: return false
      }
    }
  }

  static func isComment(_ html: ArraySlice<UInt8>) -> Bool {
    let trimmed = html.drop(while: \.isBlank)
    guard trimmed.starts(with: "<!--".utf8) else { return false }
    let text = String(decoding: trimmed, as: UTF8.self)
    guard let end = text.range(ofEnd: "-->") else { return true }
    return text[end...].allSatisfy(\.isWhitespace)
  }
}

extension String {
  /// Where the first occurrence of a text ends.
  func range(ofEnd text: String) -> Index? { firstRange(of: text)?.upperBound }
}
