import Articles
import Diagnostics

/// The place on an article's page that a fragment means.
extension Article {
  /// A section's anchor, by itself or by GitHub's rule for the heading, or a place that raw HTML names; nil where there is none.
  package func anchor(for fragment: String) -> String? {
    if let section = sections.first(where: { $0.anchor == fragment }) { return section.anchor }
    let folded = fragment.lowercased()
    if let section = sections.first(where: { $0.slug == folded || $0.anchor.lowercased() == folded }) {
      return section.anchor
    }
    return htmlAnchors.contains(fragment) ? fragment : nil
  }

  /// The anchor that a fragment was surely meant to be: one slip away, with the same digits.
  package func nearestAnchor(to fragment: String) -> String? {
    guard fragment.utf8.count >= 5 else { return nil }
    let folded = fragment.lowercased()
    let names = sections.map(\.anchor) + sections.map(\.slug)
    guard let name = Suggestion.nearest(to: folded, among: names), Suggestion.distance(folded, name, limit: 1) == 1,
      name.filter(\.isNumber) == folded.filter(\.isNumber)
    else { return nil }
    return anchor(for: name)
  }
}
