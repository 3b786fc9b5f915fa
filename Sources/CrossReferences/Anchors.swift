import Articles

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
}
