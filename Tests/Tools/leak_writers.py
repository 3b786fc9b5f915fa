"""Edits of the sources that hand one writer after another the articles of a site before they are filtered: the leak test must see each.

The program that they make asks CASEBOOK_MUTATION which writer is to leak: `writer of feeds`.
"""
BUILDER = "Sources/SiteBuild/SiteBuilder.swift"
#: Writer → what the description of its pages begins with; empty for those that are no pages of the renderer.
WRITERS = {
    "home": "home(", "articles": "article(", "lists of articles": "articleIndex(", "entities": "entity(",
    "lists of entities": "entityIndex(", "products": "product", "tags": "tag",
    "articles as Markdown": "export(Rendering.Export.articleMarkdown(", "articles as JSON": "export(Rendering.Export.articleJSON(",
    "lists of articles as JSON": "export(Rendering.Export.articleList(", "entities as JSON": "export(Rendering.Export.entity(",
    "lists of entities as JSON": "export(Rendering.Export.entityList(", "feeds": "export(Rendering.Export.feed(",
    "sitemap": "export(Rendering.Export.sitemap", "llms.txt": "export(Rendering.Export.llms)",
    "llms-full.txt": "export(Rendering.Export.llmsFull(",
    "search": "", "redirects": "", "files beside articles": "",
}
#: (source, its text, what stands there instead).
EDITS = [
    (BUILDER, "import Articles\n", "import Articles\nimport Glibc\n"),
    (BUILDER, "  private var written: [BuildCache.File] = []\n", """  private var written: [BuildCache.File] = []
  /// The site before it is filtered, and the writer that is given it.
  private var whole: (renderer: PageRenderer, text: DocumentSource)?
  private let leak = getenv("CASEBOOK_MUTATION").map { String(cString: $0) }.flatMap {
    $0.hasPrefix("writer of ") ? String($0.dropFirst(10)) : nil
  } ?? ""
  private static let prefixes: [String: String] = %s
"""),
    (BUILDER, "      let renderer = pageRenderer(for: knowledgeBase, theme)\n", """      let renderer = pageRenderer(for: knowledgeBase, theme)
      let open = SiteStages(
        source: source, jobs: options.jobs, publication: Publication(today: options.today, includesDrafts: true))
      let opened = open.parse(try open.read().files, shelf: shelf)
      let openBase = open.link(opened.articles, assets: sources.assets, baseURL: options.baseURL).0
      whole = (pageRenderer(for: openBase, theme), shelf.source(of: opened.documents, in: openBase))
"""),
    (BUILDER, "        Redirects(knowledgeBase, renderer, theme, maps: source.configuration.redirects)\n", """        leak == "redirects"
          ? Redirects(openBase, pageRenderer(for: openBase, theme), theme, maps: source.configuration.redirects)
          : Redirects(knowledgeBase, renderer, theme, maps: source.configuration.redirects)
"""),
    (BUILDER, "try stages.searchIndex(of: knowledgeBase, text: text) }", """
        try leak == "search"
          ? open.searchIndex(of: openBase, text: shelf.source(of: opened.documents, in: openBase))
          : stages.searchIndex(of: knowledgeBase, text: text)
      }"""),
    (BUILDER, "try copyFiles(assets, renderer.knowledgeBase, to: writer) }",
     "try copyFiles(assets, leak == \"files beside articles\" ? whole!.renderer.knowledgeBase : renderer.knowledgeBase, to: writer) }"),
    (BUILDER, "      try write(redirects, renderer, taken:", "      try write(redirects, leak == \"redirects\" ? whole!.renderer : renderer, taken:"),
    (BUILDER, "    var outcomes = try (pages + shards).map { try $0.get() } + files\n", """    var outcomes = try (pages + shards).map { try $0.get() } + files
    if let whole, let prefix = Self.prefixes[leak], !prefix.isEmpty {
      for page in whole.renderer.batches.joined() where "\\(page)".hasPrefix(prefix) {
        var (bodies, buffer) = (ArticleBodies(), [UInt8]())
        let path = try whole.renderer.render(page, &bodies, text: whole.text, into: &buffer).file
        outcomes.removeAll { $0.path == path }
        outcomes.append((path, try writer.write(buffer, to: path)))
      }
    }
"""),
]


def edits():
    """EDITS with the writers in them."""
    prefixes = "[" + ", ".join(f'"{name}": "{prefix}"' for name, prefix in WRITERS.items()) + "]"
    return [(path, old, new.replace("%s", prefixes)) for path, old, new in EDITS]
