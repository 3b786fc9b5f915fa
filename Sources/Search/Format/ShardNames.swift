/// The marks of shards, which are part of their names, in pages: those of entities by themselves, those of all other families one family
/// after the other, so that one page serves all that a query of words looks up.
struct ShardNames: Sendable {
  /// Of the sequences, as `Family.sequence` numbers them.
  static let keys = ["e", "s"]
  /// As many marks as one page serves all queries with; with more, pages are small, as words lie in any of them.
  private static let singlePage = 2048
  private static let smallPage = 512

  /// Marks in a page.
  let pageSize: Int
  /// The marks of the pages.
  var pages = ""

  /// - Parameter count: of the shards of the sequence.
  init(count: Int, isOnePage: Bool = false) {
    pageSize = isOnePage && count <= Self.singlePage ? Self.singlePage : Self.smallPage
  }

  init(pageSize: Int, pages: String) {
    self.pageSize = pageSize
    self.pages = pages
  }

  func isComplete(count: Int) -> Bool {
    pageSize > 0 && pages.utf8.count == SearchRoot.markLength * ((count + pageSize - 1) / pageSize)
  }

  /// `ns0`.
  static func pageName(_ sequence: Int, _ page: Int) -> String { "n\(keys[sequence])\(page)" }
}
