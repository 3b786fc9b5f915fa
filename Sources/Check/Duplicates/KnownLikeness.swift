import Articles
import CrossReferences
import Diagnostics

/// What two articles whose texts are alike say themselves of standing beside each other: their writers know that they are alike.
enum KnownLikeness {
  /// Nothing says so.
  case none
  /// File names of one folder that differ in a version or a number (`sql-2014-fips.md`, `sql-2016-fips.md`), or are one word each.
  case versions
  /// File names of one folder that differ in one word (`logman-create.md`, `logman-update.md`), a link from one to the other, or the same
  /// file and title in a sibling folder, of which `duplicate-title` tells.
  case siblings

  init(_ first: Int, _ second: Int, in knowledgeBase: KnowledgeBase) {
    let (one, other) = (knowledgeBase.articles[first], knowledgeBase.articles[second])
    let (left, right) = (Self.parts(of: one), Self.parts(of: other))
    let names = left.folder == right.folder ? Self(names: left.name, right.name) : .none
    let isSibling =
      names == .siblings || Self.isMirror(left, right) && DuplicateTitle.Key(one) == DuplicateTitle.Key(other)
      || knowledgeBase.backlinks(of: first).contains(second) || knowledgeBase.backlinks(of: second).contains(first)
      || Self.names(one, other) || Self.names(other, one)
    self = names == .versions ? .versions : isSibling ? .siblings : .none
  }

  private typealias Parts = (folder: ArraySlice<Substring>, name: String)

  private static func parts(of article: LinkedArticle) -> Parts {
    let parts = article.article.file.path.split(separator: "/")
    return (parts.dropLast(), parts.last.map { $0.lowercased() } ?? "")
  }

  /// The same file in two folders that differ in one of their names.
  private static func isMirror(_ one: Parts, _ other: Parts) -> Bool {
    one.name == other.name && one.folder.count == other.folder.count
      && zip(one.folder, other.folder).count { $0 != $1 } == 1
  }

  /// Whether an article names the other's own KB number.
  private static func names(_ one: LinkedArticle, _ other: LinkedArticle) -> Bool {
    other.article.ownKB.map { number in
      one.mentions.contains { $0.entity.kind == .kb && $0.entity.value == number && !$0.isSelf }
    } == true
  }

  private init(names one: String, _ other: String) {
    let (left, right) = (Self.words(of: one), Self.words(of: other))
    let (added, removed) = (left.subtracting(right), right.subtracting(left))
    let shared = left.intersection(right).count
    let isNumbered = { (words: Set<String>) in words.contains { $0.contains(where: \.isNumber) } }
    if isNumbered(added) || isNumbered(removed), max(added.count, removed.count) <= min(shared, 3) {
      self = .versions
    } else if let word = added.first, let instead = removed.first, added.count == 1, removed.count == 1,
      Suggestion.distance(word, instead, limit: 2) > 1
    {
      self = shared > 0 ? .siblings : .versions
    } else {
      self = .none
    }
  }

  /// Without the extension, which all have.
  private static func words(of name: String) -> Set<String> {
    Set(name.split { !$0.isLetter && !$0.isNumber }.dropLast().map(String.init))
  }
}
