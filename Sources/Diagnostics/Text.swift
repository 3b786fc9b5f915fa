/// What all modules need of strings.
extension StringProtocol {
  /// What stands between slashes, nothing left out but empty parts. By bytes: a path is no text of characters.
  package var pathParts: [Substring] { Substring(self).utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) } }

  /// Without blanks (Unicode White_Space) at either end.
  package func trimmingBlanks() -> String {
    var view = Substring(self).unicodeScalars
    while let first = view.first, Self.isBlank(first) { view.removeFirst() }
    while let last = view.last, Self.isBlank(last) { view.removeLast() }
    return String(view)
  }

  /// ASCII without a look into the Unicode tables.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }
}
