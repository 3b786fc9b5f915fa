import CrossReferences
import Entities

/// What all pages of a language at one depth have around their content, rendered once, with places to fill in.
struct PageFrame: Sendable {
  /// What a page puts into its frame.
  struct Content {
    var title: String
    var description = ""
    /// Written by a template; `PageFrame.body` in it is where `body` goes.
    var main: String
    var body: [UInt8] = []
    /// The class of the page's kind, for the style sheet.
    var style: String
    /// The same page in the site's other languages.
    var alternates: [(language: String, permalink: Permalink)] = []
    /// Not for search engines.
    var isHidden = false
  }

  private enum Slot: UInt8, CaseIterable { case title = 0x41, head, style, languages, main }

  /// Stands in a content's `main` for its body.
  static let body = "\u{1}body\u{1}"

  private let parts: [(text: [UInt8], slot: Slot?)]
  private let siteTitle: String
  private let baseURL: String

  init(_ interface: Interface, site: Site, kinds: [EntityKind], from permalink: Permalink, language: String) {
    siteTitle = site.title
    baseURL = site.baseURL
    let prefix = site.prefix(of: language)
    func reference(_ path: String) -> String { site.reference(from: permalink, to: Permalink(prefix + path)) }
    let places = kinds.prefix(4).map { kind in
      ["name": .text(interface.kindPlural(kind, site: site)), "href": .text(reference(kind.folder + "/"))]
        as TemplateObject
    }
    let values: TemplateObject = [
      "lang": .text(language), "root": .text(site.root(from: permalink)), "home": .text(reference("")),
      "search": .text(reference("search/")), "articles": .text(reference("articles/")), "kinds": .list(places),
      "siteTitle": .text(site.title), "title": .html(Self.mark(.title)), "head": .html(Self.mark(.head)),
      "style": .html(Self.mark(.style)), "languages": .html(Self.mark(.languages)), "content": .html(Self.mark(.main)),
    ]
    parts = Self.split(Array(interface.templates.render("page", values).utf8))
  }

  private static func mark(_ slot: Slot) -> String { "\u{1}" + String(UnicodeScalar(slot.rawValue)) + "\u{1}" }

  private static func split(_ text: [UInt8]) -> [(text: [UInt8], slot: Slot?)] {
    var parts: [(text: [UInt8], slot: Slot?)] = []
    var start = 0
    var index = 0
    while index + 2 < text.count {
      if text[index] == 0x01, text[index + 2] == 0x01, let slot = Slot(rawValue: text[index + 1]) {
        parts.append((Array(text[start..<index]), slot))
        index += 3
        start = index
      } else {
        index += 1
      }
    }
    return parts + [(Array(text[start...]), nil)]
  }

  func write(_ content: Content, at permalink: Permalink, into html: inout [UInt8]) {
    for (text, slot) in parts {
      html += text
      switch slot {
      case .title: html.writeEscaped(content.title == siteTitle ? siteTitle : "\(content.title) · \(siteTitle)")
      case .head: writeHead(content, at: permalink, into: &html)
      case .style: html.write(content.style)
      case .languages: writeLanguages(content, at: permalink, into: &html)
      case .main: writeMain(content, into: &html)
      case nil: break
      }
    }
  }

  private func writeHead(_ content: Content, at permalink: Permalink, into html: inout [UInt8]) {
    if !content.description.isEmpty {
      html.write("<meta name=\"description\" content=\"")
      html.writeEscaped(content.description)
      html.write("\">\n")
    }
    if content.isHidden { html.write("<meta name=\"robots\" content=\"noindex\">\n") }
    guard !baseURL.isEmpty, !content.isHidden else { return }
    writeLink("canonical", language: nil, permalink, into: &html)
    for (language, target) in content.alternates { writeLink("alternate", language: language, target, into: &html) }
  }

  private func writeLink(_ relation: StaticString, language: String?, _ target: Permalink, into html: inout [UInt8]) {
    html.write("<link rel=\"")
    html.write(relation)
    if let language {
      html.write("\" hreflang=\"")
      html.writeEscaped(language)
    }
    html.write("\" href=\"")
    html.writeEscaped(baseURL + (baseURL.hasSuffix("/") ? "" : "/") + Permalink.encoded(target.path))
    html.write("\">\n")
  }

  private func writeLanguages(_ content: Content, at permalink: Permalink, into html: inout [UInt8]) {
    for (language, target) in content.alternates {
      html.write("<a class=\"language\" lang=\"")
      html.writeEscaped(language)
      html.write("\" hreflang=\"")
      html.writeEscaped(language)
      html.write("\" href=\"")
      html.write(permalink.reference(to: target))
      html.write("\">")
      html.writeEscaped(LanguageName.of(language))
      html.write("</a>\n")
    }
  }

  private func writeMain(_ content: Content, into html: inout [UInt8]) {
    let main = Array(content.main.utf8)
    let mark = Array(Self.body.utf8)
    guard !content.body.isEmpty || main.contains(0x01), let start = main.firstIndex(of: 0x01),
      main[start...].starts(with: mark)
    else { return html += main }
    html += main[..<start]
    html += content.body
    html += main[(start + mark.count)...]
  }
}

/// What a language calls itself.
enum LanguageName {
  static func of(_ tag: String) -> String {
    switch tag {
    case "ja", "ja-jp": "日本語"
    case "en", "en-us": "English"
    case "de": "Deutsch"
    case "fr": "Français"
    case "es": "Español"
    case "ko": "한국어"
    case "zh", "zh-cn": "中文"
    default: tag
    }
  }
}
