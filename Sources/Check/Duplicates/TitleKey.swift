import Articles
import CrossReferences

/// What two articles have alike whose titles are the same but for letter case and blanks.
struct TitleKey: Hashable, Sendable {
  private let language: String
  private let words: String

  init(_ article: LinkedArticle) { self.init(article.article.title, language: article.siteLanguage) }

  init(_ title: String, language: String) {
    self.language = language
    words = Self.isPlain(title) ? title.lowercased() : Self.words(of: title)
  }

  /// Most titles are words of ASCII with a blank between each two.
  private static func isPlain(_ title: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in title.utf8 {
      guard (0x20..<0x7F).contains(byte), byte != UInt8(ascii: " ") || last != byte else { return false }
      last = byte
    }
    return last != UInt8(ascii: " ")
  }

  private static func words(of title: String) -> String {
    title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
