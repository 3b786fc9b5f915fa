import Diagnostics

/// An old article as read: its text as blocks or as Markdown, and what stood beside it.
struct Draft: Sendable {
  /// The title that stood over the text; the article gets it as its heading.
  var title: String?
  var head = ArticleHead()
  var blocks: [DraftBlock] = []
  /// The body in Markdown; made of `blocks` where it is empty.
  var body: [UInt8] = []
  /// What a reader of the source sees and the article must hold.
  var sourceText: [UInt8] = []
  /// The source was Markdown and its marks stay: words are compared as they stand in both files.
  var keepsMarks = false
  /// What is no part of the article and was not taken: a menu, a line to share the page.
  var leftOut: [LeftOut] = []
  /// Words that became marks or moved elsewhere.
  var excused: [String] = []
  /// Headings that the article words otherwise.
  var renamed: [(from: String, to: String)] = []
  /// What readers were not sure of, with a piece of the article's text to find the place by.
  var unsure: [Unsure] = []
  /// Embedded images by the address that the article uses.
  var embedded: [(name: String, bytes: [UInt8])] = []

  /// Words of the source that the article does not hold, on purpose.
  struct LeftOut: Sendable {
    let what: String
    let text: String
  }

  struct Unsure: Sendable {
    let rule: String
    let message: String
    let hint: String
    let japanese: String
    /// The first place where the article says this, behind the one before it.
    let near: String
  }

  /// The doubts of the reader with their places in the article.
  ///
  /// - Parameter start: where the text's body begins.
  func doubts(in text: [UInt8], from start: Int) -> [Doubt] {
    var position = min(start, text.count)
    return unsure.map { unsure in
      let near = Array(unsure.near.utf8)
      let found =
        near.isEmpty
        ? nil : Self.find(near, in: text[position...]) ?? Self.find(near, in: text[min(start, text.count)...])
      position = found ?? position
      return Doubt(
        rule: unsure.rule, message: unsure.message, hint: unsure.hint, japanese: unsure.japanese,
        offset: found ?? text.count - 1)
    }
  }

  private static func find(_ word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let first = word.first else { return nil }
    return text.indices.first { text[$0] == first && text[$0...].starts(with: word) }
  }
}
