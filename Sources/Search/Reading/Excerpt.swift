/// Which section of an article a result shows, and which of its words are marked (see SearchFormat.md).
package struct Excerpt: Sendable {
  package let section: DocumentFacts.Section
  /// In the section's text, as offsets in UTF-8, ascending and apart.
  package let marks: [Range<Int>]

  /// The section whose beginning holds most of the query, else the one that the best piece lies in; nil for an article without any.
  package init?(_ facts: DocumentFacts, terms: Set<String>, chunk: Int) {
    guard let first = facts.sections.first else { return nil }
    var best = (section: first, marks: [Range<Int>]())
    var most = -1
    for (number, section) in facts.sections.enumerated() {
      let text = Array(section.text.utf8)
      let marks = Self.marks(in: text, terms: terms)
      let distinct = Set(marks.map { WordTerms.lowercased(text[$0]) }).count
      let holds =
        section.chunk <= chunk && (number + 1 == facts.sections.count || facts.sections[number + 1].chunk > chunk)
      let inTitle = !Self.marks(in: Array(section.title.utf8), terms: terms).isEmpty
      let value = 2 * distinct + (inTitle ? 1 : 0) + (holds ? 1 : 0) - (text.isEmpty ? 4 : 0)
      if value > most { (best, most) = ((section, marks), value) }
    }
    (section, marks) = best
  }

  /// Places of the words of a normalised text that a query looks for.
  package static func marks(in text: [UInt8], terms: Set<String>) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    func add(_ range: Range<Int>) {
      if let last = marks.last, last.upperBound >= range.lowerBound {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        marks.append(range)
      }
    }
    Tokenizer.forEachUnit(in: text) { unit in
      switch unit.kind {
      case .word:
        let words = WordTerms(text[unit.range])
        if ([words.whole] + words.parts).contains(where: { terms.contains(String(decoding: $0, as: UTF8.self)) }) {
          add(unit.range)
        }
      case .run: for range in runMarks(in: text, unit.range, terms) { add(range) }
      }
    }
    return marks
  }

  private static func runMarks(in text: [UInt8], _ range: Range<Int>, _ terms: Set<String>) -> [Range<Int>] {
    let scalars = Tokenizer.scalars(ofRun: text, range)
    return scalars.indices.compactMap { index in
      let start = scalars[index].offset
      let end = start + Scalars.decode(text, at: start).count
      if index + 1 < scalars.count {
        let next = scalars[index + 1].offset
        let nextEnd = next + Scalars.decode(text, at: next).count
        if terms.contains(String(decoding: text[start..<end] + text[next..<nextEnd], as: UTF8.self)) {
          return start..<nextEnd
        }
      }
      return terms.contains(String(decoding: text[start..<end], as: UTF8.self)) ? start..<end : nil
    }
  }
}

extension SearchResults {
  /// All terms that the query looked for: of its items, and of the spellings of the entities it found.
  package var markedTerms: Set<String> {
    var terms = Set(query.items.flatMap { $0.variants.flatMap(\.terms) })
    for spelling in entities.flatMap({ [$0.record.label] + $0.record.spellings }) {
      let text = Normalizer.normalized(Array(spelling.utf8))
      Tokenizer.forEachUnit(in: text) { unit in
        if unit.kind == .word { terms.insert(String(decoding: WordTerms(text[unit.range]).whole, as: UTF8.self)) }
      }
    }
    return terms
  }
}
