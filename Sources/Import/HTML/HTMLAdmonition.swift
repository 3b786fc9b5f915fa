import Diagnostics

/// Boxes of pages that warn or advise, by the classes of documentation tools: `admonition note`, `alert-warning`, `NOTE`.
enum HTMLAdmonition {
  private static let kinds: [(kind: String, words: Set<String>)] = [
    ("WARNING", ["warning", "attention"]),
    ("CAUTION", ["caution", "danger", "error", "critical"]),
    ("IMPORTANT", ["important"]),
    ("TIP", ["tip", "hint", "success"]),
    ("NOTE", ["note", "info", "information", "seealso"]),
  ]
  private static let boxes: Set<String> = [
    "admonition", "alert", "callout", "hint", "notice", "markdown", "note", "tip", "warning", "caution", "important",
    "infobox", "panel",
  ]

  /// - Returns: nil for an element that is no such box.
  static func kind(of node: HTMLTree.Node) -> String? {
    guard ["div", "aside", "section", "blockquote", "p", "td"].contains(node.name),
      let name = node["class"]?.lowercased()
    else { return nil }
    var tokens: Set<String> = []
    for whole in name.split(whereSeparator: \.isWhitespace) {
      tokens.insert(String(whole))
      tokens.formUnion(whole.split { $0 == "-" || $0 == "_" }.map(String.init))
    }
    guard !tokens.isDisjoint(with: boxes) else { return nil }
    return kinds.first { !$0.words.isDisjoint(with: tokens) }?.kind
  }

  static func isTitle(_ node: HTMLTree.Node) -> Bool {
    guard let name = node["class"]?.lowercased() else { return false }
    return name.contains("title") || name.contains("heading")
  }
}
