import Diagnostics
import Markdown

/// An article's front matter and text without what names an article that is withheld: its links become text, its `[[id]]` and
/// addresses an ellipsis, attributes of raw HTML that lead to it go. Anything that is made from the result cannot tell of it. Code shows what is
/// written.
struct NameFilter {
  private let names: WithheldNames
  private let file: SourceFile
  private let isMicrosoftLearn: Bool
  private(set) var findings: [Diagnostic] = []

  private static let ellipsis = Array("…".utf8)

  init(_ names: WithheldNames, in file: SourceFile, isMicrosoftLearn: Bool) {
    self.names = names
    self.file = file
    self.isMicrosoftLearn = isMicrosoftLearn
  }

  private func article(at destination: String) -> WithheldArticle? {
    names.article(at: destination, from: file.path, isMicrosoftLearn: isMicrosoftLearn)
  }

  private func article(_ name: WrittenName.Name) -> WithheldArticle? {
    switch name {
    case .id(let id): names.article(named: id)
    case .address(let address): article(at: address)
    }
  }

  // MARK: - Text

  /// The text of a reader; nil where nothing in it names a withheld article.
  private mutating func filtered(_ text: ArraySlice<UInt8>, at place: (SourceFile) -> SourcePosition?) -> [UInt8]? {
    var result: [UInt8] = []
    var copied = text.startIndex
    for written in WrittenName.all(in: text) {
      guard let article = article(written.name) else { continue }
      result += text[copied..<written.range.lowerBound]
      let label = written.label.map { text[$0] } ?? []
      result += tells(label, of: article) ? Self.ellipsis[...] : label
      copied = written.range.upperBound
      report(article, at: place(file))
    }
    return copied == text.startIndex ? nil : result + text[copied...]
  }

  /// Whether what a link shows is the name of what it leads to, and nothing else.
  private func tells(_ label: some Collection<UInt8>, of article: WithheldArticle) -> Bool {
    label.isEmpty || names.tells(String(decoding: label, as: UTF8.self), of: article, from: file.path)
  }

  private mutating func report(_ article: WithheldArticle, at place: SourcePosition?) {
    findings.append(
      Diagnostic(
        .warning, rule: article.rule, path: file.path, at: place ?? SourcePosition(line: 1, column: 1),
        article.reason.map { "\(article.path) is not published: \($0)" }
          ?? "\(article.path) is not shown: it is for other readers, so what leads to it becomes text",
        hint: article.reason == nil
          ? "Put it into a block for those who may follow it; [[id|text]] says something in the place of the id."
          : "Publish it, or take the link out until it is."))
  }

  // MARK: - Front matter

  mutating func filtered(_ metadata: Metadata) -> Metadata {
    var result = metadata
    result.mapTexts { text, key in
      let filtered = filtered(Array(text.utf8)[...]) { _ in metadata.positions[key] }
      return filtered.map { String(decoding: $0, as: UTF8.self) } ?? text
    }
    result.related = metadata.related.filter { !hides($0, "related", metadata) }
    if let name = metadata.supersededBy, hides(name, "superseded-by", metadata) { result.supersededBy = nil }
    if let name = metadata.translationOf, hides(name, "translation-of", metadata) { result.translationOf = nil }
    return result
  }

  private mutating func hides(_ name: String, _ key: String, _ metadata: Metadata) -> Bool {
    guard let article = names.article(named: name) else { return false }
    findings.append(
      Diagnostic(
        .warning, rule: article.rule, path: file.path, at: metadata.positions[key],
        "'\(key)' names '\(name)', which is not shown: \(article.why)",
        hint:
          "Take it out, or \(article.reason == nil ? "show that article to the same readers" : "publish that article")."
      ))
    return true
  }

  // MARK: - Tree

  mutating func filtered(_ document: MarkdownDocument) -> MarkdownDocument {
    var result = document
    var added: [UInt8] = []
    func string(_ bytes: [UInt8]) -> SourceRange {
      let start = document.text.count + added.count
      added += bytes
      return SourceRange(start..<start + bytes.count)
    }
    result.rewrite(touching: Array(document.nodes.indices)) { index, builder in
      var node = document.nodes[index]
      let place = Int(node.range.start)
      switch node.kind {
      case .link, .image:
        guard let article = article(at: String(decoding: document.primary(of: index), as: UTF8.self)) else {
          return nil
        }
        report(article, at: file.position(at: place))
        guard tells(document.plainText(of: index).utf8, of: article) else { return index + 1 }
        let flags = node.flags.intersection(.included)
        builder.leaf(Node(.text, flags: flags, range: node.range, primary: string(Self.ellipsis)))
        return Int(node.end)
      case .text:
        guard let text = filtered(document.primary(of: index), at: { $0.position(at: place) }) else { return nil }
        node.primary = string(text)
      case .html, .htmlBlock:
        guard let html = filtered(html: document.primary(of: index), at: { $0.position(at: place) }) else { return nil }
        node.primary = string(html)
      case .directive:
        guard let title = filtered(document.secondary(of: index), at: { $0.position(at: place) }) else { return nil }
        node.secondary = string(title)
        builder.open(node, until: Int(node.end))
        return index + 1
      default: return nil
      }
      builder.leaf(node)
      return Int(node.end)
    }
    result.text += added
    return result
  }

  // MARK: - Raw HTML

  private mutating func filtered(html: ArraySlice<UInt8>, at place: (SourceFile) -> SourcePosition?) -> [UInt8]? {
    var tokens = RawHTMLTokenizer(html)
    var result: [UInt8] = []
    var copied = html.startIndex
    var start = tokens.index
    while let token = tokens.next() {
      switch token {
      case .text(let text):
        if let text = filtered(text, at: place) {
          result += html[copied..<start] + text
          copied = tokens.index
        }
      case .start(_, let attributes, _):
        for attribute in attributes {
          guard let article = article(at: String(decoding: attribute.value, as: UTF8.self)) else { continue }
          result += html[copied..<attribute.range.lowerBound]
          copied = attribute.range.upperBound
          report(article, at: place(file))
        }
      default: break
      }
      start = tokens.index
    }
    return copied == html.startIndex ? nil : result + html[copied...]
  }

  // MARK: - All that may be names

  /// Names in front matter and text beside those of its links.
  /// - Parameter bases: the addresses at which the site may be read.
  static func written(in document: MarkdownDocument, _ metadata: Metadata, bases: [String]) -> [String] {
    // Ids, as in `[[id]]`, in any letter case.
    let ids = metadata.related + [metadata.supersededBy, metadata.translationOf].compactMap { $0 }
    var names = Set(ids.map { "article:" + $0 })
    func add(_ text: ArraySlice<UInt8>, isWhole: Bool = false) {
      for written in WrittenName.all(in: text) {
        switch written.name {
        case .id(let id): names.insert("article:" + id)
        case .address(let address):
          if isWhole || bases.contains(where: { LinkAddress.path(of: address, below: $0) != nil }) {
            names.insert(address)
          }
        }
      }
    }
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .text: add(document.primary(of: index))
      case .directive: add(document.secondary(of: index))
      case .html, .htmlBlock:
        var tokens = RawHTMLTokenizer(document.primary(of: index))
        while let token = tokens.next() {
          if case .text(let text) = token { add(text) }
          guard case .start(_, let attributes, _) = token else { continue }
          for attribute in attributes where attribute.mayLead {
            names.insert(String(decoding: attribute.value, as: UTF8.self))
          }
        }
      default: break
      }
    }
    var texts = metadata
    texts.mapTexts { text, _ in
      // No Markdown is read there: any address is one, also that of `[text](path)`.
      add(Array(text.utf8)[...], isWhole: true)
      return text
    }
    return names.sorted()
  }
}

extension RawHTMLTokenizer.Attribute {
  /// Whether its value may be an address; a class or a width is none.
  fileprivate var mayLead: Bool {
    value.count < 1000
      && value.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
      || name == "href" || name == "src"
  }
}
