/// Something of an imported article that a writer must look at: a finding, and a comment in the article where it is.
struct Doubt: Sendable {
  let rule: String
  let message: String
  let hint: String
  /// For the comment in a Japanese article.
  let japanese: String
  /// In the article's text, in bytes: what it is about.
  let offset: Int
  /// Whether the comment stands behind the block instead of before it: something is missing there.
  var isBehind = false
}
