import Entities

/// What an image's file name says of it.
enum ImageName {
  /// Words that say that it shows nothing to read.
  private static let decorations: Set<String> = [
    "icon", "icons", "spacer", "divider", "separator", "bullet", "logo", "badge",
  ]
  /// The same, at the end of a name: `page-banner.png`, not `logon-banner-error.png`.
  private static let lastDecorations: Set<String> = ["line", "blank", "banner", "heading"]

  /// `media/future-icon.png`, `virtualize_line.gif`, `disk-100px.png`.
  static func isDecoration(_ address: ArraySlice<UInt8>) -> Bool {
    let name = address.split(separator: UInt8(ascii: "/")).last ?? []
    let parts = name.split { !$0.isLetter && !$0.isDigit }
    let last = parts.dropLast().last.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
    return lastDecorations.contains(last)
      || parts.contains { part in
        let word = part.drop(while: \.isDigit).prefix(while: \.isLetter)
        if word.count == 2, word.endIndex == part.endIndex, word.startIndex > part.startIndex, isIconSize(part) {
          return true
        }
        return part.split { !$0.isLetter }.contains {
          decorations.contains(String(decoding: $0, as: UTF8.self).lowercased())
        }
      }
  }

  /// `32`, `100px`: screenshots are larger.
  static func isIconSize(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.prefix(while: \.isDigit)
    let unit = text[digits.endIndex...].map(\.lowercased)
    guard (1...3).contains(digits.count), unit.isEmpty || unit == Array("px".utf8) else { return false }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 128
  }
}
