/// The names that `:::` blocks may have beside those of a site's audiences.
package enum DirectiveName {
  static let boxes = ["note", "tip", "important", "warning", "caution", "info", "details"]
  /// Microsoft Learn's; taken away, their content stays.
  static let layout = ["row", "column", "zone", "moniker"]
  /// Without content.
  static let leaves = ["image", "no-loc"]

  /// - Parameter name: in lower case.
  package static func isKnown(_ name: String) -> Bool {
    name.hasSuffix("-end") || boxes.contains(name) || layout.contains(name) || leaves.contains(name)
  }
}
