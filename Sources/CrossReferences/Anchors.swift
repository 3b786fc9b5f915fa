/// The place on an article's page that a fragment means.
import Articles
import Markdown

extension Article {
  /// The anchor on the page that a fragment means: a section's, a heading's by GitHub's rule, or a named place in raw HTML.
  package func anchor(for fragment: String) -> String? {
    if let section = sections.first(where: { $0.anchor == fragment }) { return section.anchor }
    let folded = fragment.lowercased()
    if let section = sections.first(where: { $0.slug == folded || $0.anchor.lowercased() == folded }) {
      return section.anchor
    }
    return isNamedInHTML(fragment) ? fragment : nil
  }

  /// `<a name="x">`, `<a id="x">` and the like.
  private func isNamedInHTML(_ name: String) -> Bool {
    let forms = ["name", "id"].flatMap { [Array("\($0)=\"\(name)\"".utf8), Array("\($0)='\(name)'".utf8)] }
    return document.nodes.indices.contains { index in
      let kind = document.nodes[index].kind
      guard kind == .html || kind == .htmlBlock else { return false }
      let html = document.primary(of: index)
      return forms.contains { html.firstRange(of: $0) != nil }
    }
  }
}
