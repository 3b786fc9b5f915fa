import Articles
import CrossReferences
import Diagnostics

/// What two articles whose texts are alike say themselves of standing beside each other: their writers know that they are alike.
enum KnownLikeness {
  /// Nothing says so.
  case none
  /// Names of files in one folder, or of the folders of files, that differ in a version or a number: `sql-2014-fips.md`, `sql-2016-fips.md`;
  /// file names of one word each, as commands have: `rcp.md`, `rsh.md`.
  case versions
  /// File names of one folder that differ in two words or in their order, a link from one to the other, or the same file and title in a
  /// sibling folder, of which `duplicate-title` tells.
  case siblings
  /// File names of one folder that differ in the word that is their subject: `logman-create.md` and `logman-update.md`.
  case subjects

  /// The share of the texts from which on the likeness is worth a word all the same.
  var limit: Double {
    switch self {
    case .none, .versions: 0
    case .siblings: 0.9
    case .subjects: 0.95
    }
  }

  init(_ first: Int, _ second: Int, in knowledgeBase: KnowledgeBase) {
    let (one, other) = (knowledgeBase.articles[first], knowledgeBase.articles[second])
    let (left, right) = (Self.parts(of: one), Self.parts(of: other))
    let names = left.folder == right.folder ? Self(names: left.name, right.name) : .none
    if names == .versions || names == .subjects {
      self = names
    } else if Self.areVersions(left.folder, right.folder) {
      self = .versions
    } else {
      let isSibling =
        names == .siblings || Self.isMirror(left, right) && TitleKey(one) == TitleKey(other)
        || knowledgeBase.backlinks(of: first).contains(second) || knowledgeBase.backlinks(of: second).contains(first)
        || Self.names(one, other) || Self.names(other, one)
      self = isSibling ? .siblings : .none
    }
  }

  private typealias Parts = (folder: ArraySlice<Substring>, name: String)

  private static func parts(of article: LinkedArticle) -> Parts {
    let parts = article.article.file.path.split(separator: "/")
    return (parts.dropLast(), parts.last.map { $0.dropLast(3).lowercased() } ?? "")
  }

  /// The same file in two folders that differ in one of their names.
  private static func isMirror(_ one: Parts, _ other: Parts) -> Bool {
    one.name == other.name && one.folder.count == other.folder.count
      && zip(one.folder, other.folder).count { $0 != $1 } == 1
  }

  /// `get-started/x.md`, `get-started-19/x.md`: one of the folders differs in numbers only.
  private static func areVersions(_ one: ArraySlice<Substring>, _ other: ArraySlice<Substring>) -> Bool {
    let different = zip(one, other).filter { $0 != $1 }
    guard one.count == other.count, different.count == 1, let (left, right) = different.first else { return false }
    let words = Set(words(of: left.lowercased())).symmetricDifference(words(of: right.lowercased()))
    return !words.isEmpty && words.allSatisfy { $0.contains(where: \.isNumber) }
  }

  /// Whether an article names the other's own KB number, or the address that it has elsewhere: `https://contoso.com/kb/trace-debug`.
  private static func names(_ one: LinkedArticle, _ other: LinkedArticle) -> Bool {
    let isNumber = other.article.ownKB.map { number in
      one.mentions.contains { $0.entity.kind == .kb && $0.entity.value == number && !$0.isSelf }
    }
    let name = "/" + (other.article.file.path.split(separator: "/").last.map { $0.dropLast(3).lowercased() } ?? "")
    return isNumber == true
      || name.contains("-")
        && one.targets.contains { target in
          guard case .external(let address) = target else { return false }
          return address.lowercased().hasSuffix(name)
        }
  }

  private init(names one: String, _ other: String) {
    let (left, right) = (Self.words(of: one), Self.words(of: other))
    let (added, removed) = (Set(left).subtracting(right), Set(right).subtracting(left))
    let shared = Set(left).intersection(right).count
    let different = max(added.count, removed.count)
    let isNumbered = added.union(removed).contains { $0.contains(where: \.isNumber) }
    if isNumbered, different <= max(min(shared, 3), shared * 2 / 3) {
      self = .versions
    } else if added.isEmpty, removed.isEmpty {
      self = left == right ? .none : .siblings
    } else if left.count == 1, right.count == 1, !Self.isSlip(added, removed), !isNumbered,
      !added.union(removed).contains(where: Self.isPhrase)
    {
      self = .versions
    } else if added.count == removed.count, different == 1 || different == 2 && shared > 2,
      shared > 0, !Self.isSlip(added, removed), !added.union(removed).contains(where: Self.isPhrase)
    {
      self = different == 1 ? .subjects : .siblings
    } else {
      self = .none
    }
  }

  /// `manage` and `manager` may be one word; `get` and `set` are not, as slips of the keys seldom hit the first letter.
  private static func isSlip(_ added: Set<String>, _ removed: Set<String>) -> Bool {
    guard let one = added.first, let other = removed.first, added.count == 1 else { return false }
    return one.first == other.first && Suggestion.distance(one, other, limit: 2) < 2
  }

  /// Scripts without blanks between words: a name's part is all that it says.
  private static func isPhrase(_ word: String) -> Bool { word.unicodeScalars.contains { $0.value >= 0x2E80 } }

  private static func words(of name: String) -> [String] {
    name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
