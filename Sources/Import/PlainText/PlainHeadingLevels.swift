import Articles

/// Levels of headings that plain text does not show: of several problems, each with its own `Cause` and `Resolution`, and of what
/// stands between `Step 1` and `Step 2`.
enum PlainHeadingLevels {
  /// A heading of one problem, and the sections of it.
  private struct Group {
    /// Position of its heading among all.
    let head: Int
    var roles: Set<SectionRole>
    /// Positions of its sections' headings.
    var parts: [Int]
    /// Behind its last heading.
    var end: Int
  }

  /// Puts what stands between two numbered headings of a kind below the first, both on one level.
  static func nest(_ headings: inout [Int: PlainHeadingFinder.Heading], by dictionary: HeadingDictionary) {
    let order = headings.keys.sorted()
    var last: [String: (position: Int, number: Int)] = [:]
    for (position, index) in order.enumerated() {
      // `Cause 1`, `Resolution 1`, `Cause 2` are sections beside each other.
      guard let text = headings[index]?.text, dictionary.role(of: text) == nil,
        let (label, number) = LoneTitles.number(of: text)
      else { continue }
      if let before = last[label], before.number + 1 == number, let level = headings[order[before.position]]?.level {
        headings[index]?.level = level
        for inner in order[before.position + 1..<max(position, before.position + 1)] {
          let own = headings[inner]?.level ?? 0
          headings[inner]?.level = max(own, min(level + 1, 6))
        }
      }
      last[label] = (position, number)
    }
  }

  /// Puts the sections of each problem below its heading, where the same words head sections of several problems.
  static func order(_ headings: inout [Int: PlainHeadingFinder.Heading], by dictionary: HeadingDictionary) {
    let order = headings.keys.sorted()
    let kinds = order.map { index in kind(of: headings[index]?.text ?? "", dictionary) }
    var (groups, followsOwn) = groups(of: kinds)
    // The first one has sections that no other has: they are the article's own.
    let others = groups.dropFirst().reduce(into: Set<SectionRole>()) { $0.formUnion($1.roles) }
    if let own = groups.first, !own.roles.isSubset(of: others) {
      groups.removeFirst()
      followsOwn = true
    }
    guard groups.count >= 2, let first = groups.first else { return }
    let above = first.head > 0 ? headings[order[first.head - 1]] : nil
    // Below what is no section's word, or below the errors that are listed.
    let isBelow = above.map { !dictionary.isWord($0.text) || dictionary.role(of: $0.text) == .symptom } ?? false
    let level = followsOwn ? 3 : isBelow ? min((above?.level ?? 1) + 1, 4) : 2
    for group in groups {
      for position in group.head..<group.end {
        headings[order[position]]?.level =
          position == group.head ? level : group.parts.contains(position) ? level + 1 : level + 2
      }
    }
  }

  private static let partRoles: Set<SectionRole> = [.symptom, .cause, .workaround, .resolution, .verification]

  private enum Kind {
    /// A section that each problem has.
    case part(SectionRole)
    /// A section of the whole article: `Summary`, `More information`.
    case section
    case other
  }

  private static func kind(of text: String, _ dictionary: HeadingDictionary) -> Kind {
    guard dictionary.isWord(text), let role = dictionary.role(of: text) else { return .other }
    return partRoles.contains(role) && HeadingNames.isPlain(text) ? .part(role) : .section
  }

  /// Problems in the order of the text; none where the sections of a later one have no heading over them.
  ///
  /// - Returns: whether they come behind sections of the article's own, too.
  private static func groups(of kinds: [Kind]) -> (groups: [Group], followsOwn: Bool) {
    var groups: [Group] = []
    var own: Set<SectionRole> = []
    var head: Int?
    var isOpen = false
    for (position, kind) in kinds.enumerated() {
      switch kind {
      case .other: head = position
      case .section: (head, isOpen) = (nil, false)
      case .part(let role):
        if isOpen, groups.last?.roles.contains(role) == false {
          groups[groups.count - 1].roles.insert(role)
          groups[groups.count - 1].parts.append(position)
          groups[groups.count - 1].end = position + 1
        } else if groups.isEmpty, head == nil || !own.isEmpty && !own.contains(role) {
          own.insert(role)
        } else if let start = head {
          if isOpen { groups[groups.count - 1].end = start }
          groups.append(Group(head: start, roles: [role], parts: [position], end: position + 1))
          isOpen = true
        } else {
          return ([], false)
        }
        head = nil
      }
    }
    return (groups, !own.isEmpty)
  }
}
