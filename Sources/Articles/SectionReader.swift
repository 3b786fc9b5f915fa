import Diagnostics
import Markdown

/// The headings of a document to sections with roles and anchors.
struct SectionReader {
  let document: MarkdownDocument
  let dictionary: HeadingDictionary
  let file: SourceFile

  private struct Heading {
    let node: Int
    let level: Int
    let title: String
    let ownRole: SectionRole?
    let role: SectionRole?
    let explicitID: String
  }

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

  private func headings(except titleHeading: Int?) -> [Heading] {
    var result: [Heading] = []
    // The role of the innermost section of each level, for the sections below it.
    var roles: [SectionRole?] = Array(repeating: nil, count: 7)
    // That of the last section of each level in the section at hand.
    var siblings = roles
    var index = 1
    while index < document.nodes.count {
      let node = document.nodes[index]
      guard node.kind == .heading else {
        // Headings are blocks: what lies in a leaf block need not be looked at.
        index = node.kind == .paragraph || node.kind == .table ? Int(node.end) : index + 1
        continue
      }
      if index != titleHeading {
        let level = Int(node.level)
        let title = document.plainText(of: index)
        let own = dictionary.role(of: title) ?? roleOfFix(title, after: siblings[level])
        let role = own ?? (level > 1 ? roles[level - 1] : nil)
        for below in level...6 {
          roles[below] = role
          siblings[below] = below == level ? role : nil
        }
        result.append(
          Heading(
            node: index, level: level, title: title, ownRole: own, role: role,
            explicitID: String(decoding: document.primary(of: index), as: UTF8.self)))
      }
      index = Int(node.end)
    }
    return result
  }

  /// Beside the symptoms, causes and solutions of an incident a heading that names a change is its solution.
  private func roleOfFix(_ title: String, after sibling: SectionRole?) -> SectionRole? {
    switch sibling {
    case .cause, .symptom, .resolution, .workaround: dictionary.namesFix(title) ? .resolution : nil
    default: nil
    }
  }

  /// Explicit ids first, then roles, then words, so that `#cause` is the cause whatever else the article says.
  private func anchors(of headings: [Heading]) -> ([String], [Diagnostic]) {
    var anchors = Array(repeating: "", count: headings.count)
    var used = Names()
    var diagnostics: [Diagnostic] = []
    for (index, heading) in headings.enumerated() where !heading.explicitID.isEmpty {
      if used.taken.insert(heading.explicitID).inserted {
        anchors[index] = heading.explicitID
      } else {
        diagnostics.append(
          Diagnostic(
            .error, rule: "duplicate-anchor", in: file, at: document.nodes[heading.node].range.offsets.lowerBound,
            "The heading id '\(heading.explicitID)' is used twice", hint: "Give each heading an id of its own."))
      }
    }
    for (index, heading) in headings.enumerated() where anchors[index].isEmpty {
      if let role = heading.ownRole { anchors[index] = unique(role.anchor, separator: "-", first: 2, in: &used) }
    }
    for (index, heading) in headings.enumerated() where anchors[index].isEmpty {
      let slug = Slug.anchor(of: heading.title)
      anchors[index] = unique(slug.isEmpty ? "section" : slug, separator: "-", first: 1, in: &used)
    }
    return (anchors, diagnostics)
  }

  private func uniqueSlugs(of headings: [Heading]) -> [String] {
    var used = Names()
    return headings.map { unique(Slug.anchor(of: $0.title), separator: "-", first: 1, in: &used) }
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
