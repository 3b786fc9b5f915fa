/// What all modules need of strings.
extension StringProtocol {
  /// Without blanks (Unicode White_Space) at either end.
  package func trimmingBlanks() -> String {
    var view = Substring(self).unicodeScalars
    while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
    while let last = view.last, last.properties.isWhitespace { view.removeLast() }
    return String(view)
  }
}
