import Diagnostics
import Markdown

/// The headings of a document to sections with roles and anchors.
struct SectionReader {
  let document: MarkdownDocument
  let dictionary: HeadingDictionary
  let file: SourceLines
  let audience: Audience

  private struct Heading {
    /// Of the circle of readers that its block is for.
    let rank: Int
    let node: Int
    let level: Int
    let title: String
    let ownRole: SectionRole?
    let role: SectionRole?
    let explicitID: String
  }

  /// Tabs are none.
  /// - Parameter titleHeading: the heading that is the page's title and no section.
  func sections(titleHeading: Int?) -> ([Section], [Diagnostic]) {
    let headings = headings(except: titleHeading)
    let (anchors, diagnostics) = anchors(of: headings)
    let slugs = uniqueSlugs(of: headings)
    var sections: [Section] = []
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? headings[index + 1].node : document.nodes.count
      sections.append(
        Section(
          heading: heading.node, level: heading.level, title: heading.title, ownRole: heading.ownRole,
          role: heading.role,
          anchor: anchors[index], slug: slugs[index], nodes: Int(document.nodes[heading.node].end)..<end))
    }
    return (sections, diagnostics)
  }

  /// The roles of the sections before one, by level: of the innermost ones, and of the last in the section at hand.
  private struct Roles {
    var open: [SectionRole?] = Array(repeating: nil, count: 7)
    var siblings: [SectionRole?] = Array(repeating: nil, count: 7)

    mutating func note(_ role: SectionRole?, at level: Int) {
      for below in level...6 {
        open[below] = role
        siblings[below] = below == level ? role : nil
      }
    }
  }

  private func headings(except titleHeading: Int?) -> [Heading] {
    var result: [Heading] = []
    // By rank: what wider circles do not see tells them nothing of their sections.
    var roles = Array(repeating: Roles(), count: audience.names.count)
    var blocks: [(end: Int, rank: Int)] = []
    var index = 1
    while index < document.nodes.count {
      let node = document.nodes[index]
      while let last = blocks.last, last.end <= index { blocks.removeLast() }
      if node.kind == .directive, let rank = rank(ofBlock: index) {
        blocks.append((Int(node.end), max(rank, blocks.last?.rank ?? 0)))
      }
      guard node.kind == .heading else {
        // Headings are blocks: what lies in a leaf block need not be looked at.
        index = node.kind == .paragraph || node.kind == .table ? Int(node.end) : index + 1
        continue
      }
      if index != titleHeading, !LearnTab.isTab(index, in: document) {
        let level = Int(node.level)
        let title = document.plainText(of: index)
        let rank = blocks.last?.rank ?? 0
        let own = dictionary.role(of: title) ?? roleOfFix(title, after: roles[rank].siblings[level])
        let role = own ?? (level > 1 ? roles[rank].open[level - 1] : nil)
        for rank in rank..<roles.count { roles[rank].note(role, at: level) }
        result.append(
          Heading(
            rank: rank, node: index, level: level, title: title, ownRole: own, role: role,
            explicitID: String(decoding: document.primary(of: index), as: UTF8.self)))
      }
      index = Int(node.end)
    }
    return result
  }

  private func rank(ofBlock index: Int) -> Int? {
    audience.rank(ofBlock: String(decoding: document.primary(of: index), as: UTF8.self))
  }

  /// Beside the symptoms, causes and solutions of an incident a heading that names a change is its solution.
  private func roleOfFix(_ title: String, after sibling: SectionRole?) -> SectionRole? {
    switch sibling {
    case .cause, .symptom, .resolution, .workaround: dictionary.namesFix(title) ? .resolution : nil
    default: nil
    }
  }

  /// Explicit ids first, then roles, then words, so that `#cause` is the cause whatever else the article says. What narrower circles see
  /// comes after what wider ones do: a link that one copies leads to the same place for the other.
  private func anchors(of headings: [Heading]) -> ([String], [Diagnostic]) {
    var anchors = Array(repeating: "", count: headings.count)
    var used = Names()
    var diagnostics: [Diagnostic] = []
    for rank in 0..<audience.names.count {
      let group = headings.indices.filter { headings[$0].rank == rank }
      for index in group where !headings[index].explicitID.isEmpty {
        if used.taken.insert(headings[index].explicitID).inserted {
          anchors[index] = headings[index].explicitID
        } else {
          diagnostics.append(duplicate(headings[index]))
        }
      }
      for index in group where anchors[index].isEmpty {
        if let role = headings[index].ownRole {
          anchors[index] = unique(role.anchor, separator: "-", first: 2, in: &used)
        }
      }
      for index in group where anchors[index].isEmpty {
        let slug = Slug.anchor(of: headings[index].title)
        anchors[index] = unique(slug.isEmpty ? "section" : slug, separator: "-", first: 1, in: &used)
      }
    }
    return (anchors, diagnostics)
  }

  private func duplicate(_ heading: Heading) -> Diagnostic {
    Diagnostic(
      .error, rule: "duplicate-anchor", path: file.path,
      at: file.position(at: document.nodes[heading.node].range.offsets.lowerBound),
      "The heading id '\(heading.explicitID)' is used twice", hint: "Give each heading an id of its own.")
  }

  private func uniqueSlugs(of headings: [Heading]) -> [String] {
    var slugs = Array(repeating: "", count: headings.count)
    var used = Names()
    for rank in 0..<audience.names.count {
      for index in headings.indices where headings[index].rank == rank {
        slugs[index] = unique(Slug.anchor(of: headings[index].title), separator: "-", first: 1, in: &used)
      }
    }
    return slugs
  }

  private func unique(_ name: String, separator: String, first: Int, in used: inout Names) -> String {
    if used.taken.insert(name).inserted { return name }
    var number = used.next[name] ?? first
    // Numbers taken by another's explicit id are passed over; each pass takes one, so the loop ends.
    while !used.taken.insert(name + separator + String(number)).inserted { number += 1 }
    used.next[name] = number + 1
    return name + separator + String(number)
  }

  /// Names that are taken, and the number to try next for each that was asked for twice.
  private struct Names {
    var taken: Set<String> = []
    var next: [String: Int] = [:]
  }
}
