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

  /// Blanks beside spaces and tabs: no-break and wide ones, those of no width, a byte order mark.
  private static let blanks: [[UInt8]] = [
    [0xE3, 0x80, 0x80], [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xAF], [0xE2, 0x81, 0xA0],
    [0xEF, 0xBB, 0xBF],
  ]

  /// What stands behind the colons and the blanks of a mark.
  package static func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while true {
      if rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: "\t") {
        rest = rest.dropFirst()
      } else if let first = rest.first, first >= 0x80, let blank = blanks.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(blank.count)
      } else {
        return rest
      }
    }
  }
}
