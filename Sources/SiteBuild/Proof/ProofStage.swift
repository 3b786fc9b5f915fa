import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown
import Rendering

/// The stage that gathers what a site withholds and may show, for `build --prove`.
extension SiteStages {
  /// What `--prove` looks for, and what the configuration tells already.
  struct Proof {
    let proof: LeakProof
    let findings: [Diagnostic]
  }

  /// - Parameters:
  ///   - knowledgeBase: of the site.
  ///   - text: of the site's articles.
  ///   - scratch: a folder on a file system that has room for the texts.
  func leakProof(
    _ sources: SourceReader.Sources, _ knowledgeBase: KnowledgeBase, text: @escaping DocumentSource, scratch: String
  ) throws -> Proof {
    let writers = SiteStages(
      source: source, jobs: map.jobs, publication: Publication(today: publication.today, includesDrafts: true),
      baseURL: bases.first)
    let shelf = DocumentShelf(folder: scratch)
    let parsed = writers.parse(sources.files, shelf: shelf)
    let whole = writers.link(parsed.articles, assets: sources.assets, baseURL: bases.first).0
    let shown = try map(knowledgeBase.articles.count) { number -> Result<ArticleStrings, FileError> in
      Self.result { () throws(FileError) in
        let linked = knowledgeBase.articles[number]
        return ArticleStrings(linked.article, try text(number), links: linked.links)
      }
    }.map { try $0.get() }
    let hidden = try strings(of: sources.files, parsed, shelf, besides: knowledgeBase, shown)
    let files = try hiddenFiles(whole, knowledgeBase)
    let secrets =
      hidden.flatMap { strings in
        strings.pieces.map { LeakProof.Secret(path: strings.path, what: $0.what, bytes: Array($0.text.utf8)) }
      } + Self.entities(of: whole, besides: knowledgeBase) + files
    let scaffold = try self.scaffold() + [Self.words(of: knowledgeBase)]
    let open = { @Sendable (number: Int) -> LeakProof.Open in
      number < shown.count
        ? LeakProof.Open(path: shown[number].path, bytes: shown[number].bytes)
        : LeakProof.Open(path: "the program's own texts", bytes: scaffold[number - shown.count])
    }
    return Proof(
      proof: LeakProof(secrets, openTo: shown.count + scaffold.count, map: map, open),
      findings: synonyms(tellingOf: hidden, shown: shown))
  }

  /// Of the articles that readers do not see, or not whole.
  private func strings(
    of sources: [SourceReader.Source], _ parsed: Parsed, _ shelf: DocumentShelf, besides knowledgeBase: KnowledgeBase,
    _ shown: [ArticleStrings]
  ) throws -> [ArticleStrings] {
    let articles = Dictionary(
      parsed.articles.map { ($0.article.file.path, $0.article) }, uniquingKeysWith: { first, _ in first })
    return try map(sources.count) { [reader] index -> Result<ArticleStrings?, FileError> in
      Self.result { () throws(FileError) in
        let path = sources[index].path
        guard let article = articles[path], let place = parsed.documents[path] else {
          return reader.file(of: sources[index]).file.map { ArticleStrings($0) }
        }
        let full = ArticleStrings(article, try shelf.get(place))
        guard let number = knowledgeBase.article(inFile: path) else { return full }
        return shown[number].text == full.text ? nil : full
      }
    }.compactMap { try $0.get() }
  }

  // MARK: - Files

  /// The same file under another name is open.
  private func hiddenFiles(_ whole: KnowledgeBase, _ knowledgeBase: KnowledgeBase) throws -> [LeakProof.Secret] {
    let shown = Self.files(of: knowledgeBase)
    let hidden = Self.files(of: whole).subtracting(shown)
    if hidden.isEmpty { return [] }
    let bytes = { (path: String) in
      try Files.read(self.source.articleFolder + "/" + path.dropFirst(Asset(path: "").sitePath.count))
    }
    var prints: Set<Fingerprint> = []
    for path in shown { prints.insert(Self.fingerprint(try bytes(path))) }
    return try hidden.sorted().flatMap { path -> [LeakProof.Secret] in
      let file = try bytes(path)
      return prints.contains(Self.fingerprint(file)) ? [] : LeakProof.secrets(ofFile: path, file)
    }
  }

  private static func files(of knowledgeBase: KnowledgeBase) -> Set<String> {
    Set(
      knowledgeBase.articles.flatMap { article in
        article.targets.compactMap { if case .asset(let path, _, _) = $0 { path } else { nil } }
      })
  }

  private static func fingerprint(_ bytes: [UInt8]) -> Fingerprint {
    var print = Fingerprint()
    print.combine(bytes)
    return print
  }

  // MARK: - Entities

  /// Addresses and names of entities that only withheld texts name. A bare number counts anything and is none.
  private static func entities(of whole: KnowledgeBase, besides knowledgeBase: KnowledgeBase) -> [LeakProof.Secret] {
    whole.entities.filter { knowledgeBase.entity($0.entity.page) == nil }.flatMap { linked -> [LeakProof.Secret] in
      let article = (linked.about.first ?? linked.mentioned.first).map { whole.articles[$0.article].article.file.path }
      let names = [
        String(linked.path.dropLast()), "\(linked.entity.kind.name):\(linked.entity.value)", linked.entity.label,
      ]
      return names.filter { !$0.utf8.allSatisfy { $0 &- 0x30 < 10 } }.map { name in
        LeakProof.Secret(path: article ?? "", what: "entity", bytes: Array(name.lowercasedASCII.utf8))
      }
    }
  }

  // MARK: - What is open beside the articles

  /// What the program and its theme say of themselves: the site without an article and without what is the site's own but its name.
  private func scaffold() throws -> [[UInt8]] {
    let (theme, _) = try Self.theme([])
    let empty = link([], assets: [], baseURL: bases.first).0
    let renderer = self.renderer(empty, theme)
    var texts = theme.texts
    for page in renderer.batches.joined() {
      var (bytes, bodies) = ([UInt8](), ArticleBodies())
      _ = renderer.render(page, &bodies, text: { _ in MarkdownDocument() }, into: &bytes)
      texts.append(bytes)
    }
    return texts + (try searchIndex(of: empty, synonyms: []) { _ in MarkdownDocument() }).map(\.bytes)
  }

  /// What the tables of errors say of the entities that have a page, and the names of articles and of what they belong to.
  private static func words(of knowledgeBase: KnowledgeBase) -> [UInt8] {
    var words: [String] = []
    for linked in knowledgeBase.entities {
      for entity in [linked.entity] + linked.entity.related {
        words += [entity.label, entity.value] + entity.spellings + entity.meanings.map(\.symbol)
      }
      words += [linked.path, linked.entity.outsideLink ?? ""] + linked.providers.map(\.name)
    }
    for linked in knowledgeBase.articles {
      words += [linked.permalink.path, linked.article.file.path]
      words.append(linked.products.map { knowledgeBase.products[$0].name }.joined(separator: ", "))
    }
    words += (knowledgeBase.products + knowledgeBase.tags).flatMap { [$0.name, $0.slug] }
    words += knowledgeBase.site.customKinds.flatMap { [$0.name, $0.label] }
    return Array(words.joined(separator: "\n").utf8)
  }

  // MARK: - Configuration

  /// Synonyms go to every reader's browser: those that stand in withheld texts only tell of them.
  private func synonyms(tellingOf hidden: [ArticleStrings], shown: [ArticleStrings]) -> [Diagnostic] {
    let written = source.configuration.synonyms.joined()
    let parts = Set(written.flatMap { [$0] + $0.split(separator: " ").map(String.init) }).sorted()
    let names = parts.filter { $0.utf8.count >= ByteSearch.shortest }
    guard !names.isEmpty, let path = source.configurationPath else { return [] }
    let search = ByteSearch(names.map { Array($0.lowercasedASCII.utf8) })
    let found = { (texts: [ArticleStrings]) in
      map(texts.count) { number -> Set<Int> in
        var found: Set<Int> = []
        search.each(in: texts[number].bytes.map(DecodedViews.lower)) { name, _ in found.insert(name) }
        return found
      }
    }
    let open = found(shown).reduce(into: Set<Int>()) { $0.formUnion($1) }
    var places: [Int: String] = [:]
    for (text, names) in zip(hidden, found(hidden)) {
      for name in names where places[name] == nil { places[name] = text.path }
    }
    return places.keys.sorted().filter { !open.contains($0) }.map { number in
      Diagnostic(
        .error, rule: "leak", path: path, at: SourcePosition(line: 1, column: 1),
        "The synonym '\(names[number])' stands in \(places[number] ?? ""), which is withheld, and in no article that is shown",
        hint: "Every reader gets the synonyms. Take it out, or say it in an article that is for all.")
    }
  }
}
