import Diagnostics

/// Searches every byte of a site for what it withholds: titles, ids, sentences, words, entities and images that occur in no text that
/// its readers may see.
package struct LeakProof {
  /// A string that tells of something withheld.
  struct Secret: Sendable {
    /// Of the source.
    let path: String
    /// `title`
    let what: String
    /// In lower case (ASCII); as it is, where `isFile`.
    let bytes: [UInt8]
    /// A piece of a file.
    var isFile = false

    /// Whether it counts only where no letter and no digit stands beside it.
    var isWord: Bool { what == "word" || what == "entity" || bytes.count < ByteSearch.minimum }
  }

  /// A text that everybody may see, and where it stands.
  struct Open: Sendable {
    let path: String
    let bytes: [UInt8]
  }

  /// What is withheld by the letter but stands in an open text, so that it is not looked for.
  package struct Known: Sendable {
    package let path: String
    package let what: String
    package let text: String
    /// The text that says it.
    package let place: String
  }

  private let secrets: [Secret]
  private let search: ByteSearch
  private let map: ParallelMap
  /// Names of articles, in the order of their paths.
  let known: [Known]

  /// Findings at the most: one is enough.
  private static let limit = 100

  /// - Parameters:
  ///   - count: of texts that everybody may see.
  ///   - open: one of them by number, called from any thread.
  init(
    _ secrets: [Secret], openTo count: Int, map: ParallelMap, _ open: @escaping @Sendable (Int) -> Open
  ) {
    self.map = map
    var seen: Set<[UInt8]> = []
    let secrets = secrets.filter { seen.insert($0.bytes).inserted }
    let all = Self.search(secrets)
    let found = map(count) { number -> (path: String, found: Set<Int>) in
      let text = open(number)
      var found: Set<Int> = []
      for form in DecodedViews.forms(of: text.bytes) { all.each(in: form) { secret, _ in found.insert(secret) } }
      return (text.path, found)
    }
    var places: [Int: String] = [:]
    for (path, found) in found { for secret in found where places[secret] == nil { places[secret] = path } }
    let kept = secrets.indices.filter { places[$0] == nil }
    self.secrets = kept.map { secrets[$0] }
    search = Self.search(self.secrets)
    known = secrets.enumerated().compactMap { number, secret in
      guard let place = places[number], secret.what == "title" || secret.what == "id" else { return nil }
      return Known(
        path: secret.path, what: secret.what, text: String(decoding: secret.bytes, as: UTF8.self), place: place)
    }.sorted { ($0.path, $0.what, $0.text) < ($1.path, $1.what, $1.text) }
  }

  private static func search(_ secrets: [Secret]) -> ByteSearch {
    ByteSearch(secrets.map(\.bytes), words: secrets.map(\.isWord))
  }

  /// Pieces of a file, far from the header that all files of a kind share.
  static func secrets(ofFile path: String, _ bytes: [UInt8]) -> [Secret] {
    let length = 32
    let whole = bytes.count >= ByteSearch.minimum ? [bytes] : []
    let pieces =
      bytes.count < 3 * length
      ? whole
      : [bytes.count / 3, bytes.count / 2, bytes.count - length].map { Array(bytes[$0..<$0 + length]) }
    return pieces.map { Secret(path: path, what: "bytes", bytes: $0.map(DecodedViews.lower), isFile: true) }
  }

  /// How many strings are looked for.
  var count: Int { secrets.count }

  /// Errors about files in which something withheld stands.
  /// - Parameter read: the bytes of a file.
  func findings(in paths: [String], read: @escaping @Sendable (String) -> [UInt8]) -> [Diagnostic] {
    let results = map(paths.count) { [search, secrets] number -> [Int] in
      let path = paths[number]
      var found: Set<Int> = []
      search.each(in: path.utf8.map(DecodedViews.lower)) { secret, _ in
        if secrets[secret].bytes.count >= Self.shortest(in: path, isText: true, at: 0) { found.insert(secret) }
      }
      DecodedViews.each(of: read(path)) { view, isText in
        search.each(in: view) { secret, place in
          // Among numbers of an index and in decoded noise a few letters mean nothing.
          if secrets[secret].bytes.count >= Self.shortest(in: path, isText: isText, at: place) { found.insert(secret) }
        }
      }
      return found.sorted()
    }
    var findings: [Diagnostic] = []
    for (path, found) in zip(paths, results) {
      for number in found.prefix(5) where findings.count < Self.limit {
        findings.append(finding(secrets[number], in: path))
      }
    }
    return findings
  }

  /// Bytes of a string that says something in a file, or in its name. Terms of the search index are stems between numbers, and its files
  /// begin with their own names; its texts of articles are as good as a page.
  private static func shortest(in path: String, isText: Bool, at place: Int) -> Int {
    guard isText else { return ByteSearch.minimum }
    guard path.hasPrefix("search/data/") else { return ByteSearch.shortest }
    guard place >= 32 else { return ByteSearch.minimum }
    let family = path.dropFirst("search/data/".count).first
    return family.map { "tpwxn".contains($0) } ?? false ? ByteSearch.minimum : ByteSearch.shortest + 1
  }

  private func finding(_ secret: Secret, in path: String) -> Diagnostic {
    let shown = secret.isFile ? "" : ": '\(String(decoding: secret.bytes, as: UTF8.self).prefix(80))'"
    return Diagnostic(
      .error, rule: "leak", path: path,
      "The file holds the \(secret.what) of \(secret.path), which is withheld\(shown)",
      hint: "The site was not published. If public texts do say this, write it in one of them; else report it.")
  }
}
