/// The names that stand in `[!NAME]`.
package enum AlertName {
  static let kinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
  /// Microsoft Learn's other marks.
  private static let others = ["INCLUDE", "VIDEO", "UICONTROL", "DNL", "DIV", "CODE"]

  /// - Parameter name: in any letter case.
  package static func isKnown(_ name: String) -> Bool {
    let name = name.uppercased()
    return kinds.contains(name) || others.contains(name)
  }
}
