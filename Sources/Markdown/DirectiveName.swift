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

  /// What stands behind the colons and the blanks of a mark: spaces, tabs, and the wide spaces of an input method.
  package static func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while true {
      if rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "\t") {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0xE3, 0x80, 0x80]) {
        rest = rest.dropFirst(3)
      } else {
        return rest
      }
    }
  }
}
