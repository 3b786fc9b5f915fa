import CrossReferences
import Entities

/// What a page puts between the site's header and footer, and what the header must know of it.
struct PageContent {
  var title: String
  var description = ""
  /// The class of the page's kind, for the style sheet.
  var style: String
  var main: TemplateValue
  /// The same page in the site's other languages.
  var alternates: [(language: String, permalink: Permalink)] = []
  /// The feed of what the page lists, beside the site's own.
  var feed: Export.FeedSubject?
  /// The number of the article whose page it is.
  var article: Int?
  /// The page that search engines shall show in its place.
  var canonical: Permalink?
  /// Not for search engines.
  var isHidden = false
}

/// The page around a content.
extension PageBuilder {
  func write(_ content: PageContent, _ place: Place, into html: inout [UInt8]) {
    let isHome = content.title == site.title
    place.forms.write(
      .page,
      [
        "lang": .text(place.language), "title": .text(isHome ? site.title : "\(content.title) · \(site.title)"),
        "description": .text(content.description), "hidden": .flag(content.isHidden),
        "relations": .html(relations(content, place)),
        "root": .text(site.root(from: place.permalink)),
        "style": .text(content.style), "home": .text(place.reference("")), "siteTitle": .text(site.title),
        "search": .text(place.reference("search/")), "articles": .text(place.reference("articles/")),
        "kinds": .html(kindLinks(place)), "languages": .html(languageLinks(content, place)),
        "content": content.main,
        // The page for lost addresses stands at any.
        "address": .text(place.permalink == Site.notFound ? "" : site.canonicalAddress(of: place.permalink) ?? ""),
      ], into: &html)
  }

  private func kindLinks(_ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(headerKinds.count * 64)
    for kind in headerKinds {
      place.forms.write(
        .link,
        [
          "href": .text(place.reference(kind.folder + "/")), "lang": "",
          "title": .text(place.interface.kindPlural(kind, site: site)),
        ], into: &html)
      html.write("\n")
    }
    return html
  }

  /// The same page in the site's other languages, else their home pages: a switch that leads nowhere is none.
  private func languageTargets(_ content: PageContent, _ place: Place) -> [(language: String, reference: String)] {
    site.languages.filter { $0 != place.language }.map { language in
      if let same = content.alternates.first(where: { $0.language == language }) {
        return (language, place.permalink.reference(to: same.permalink))
      }
      let home = site.root(from: place.permalink) + Permalink.encoded(site.prefix(of: language))
      return (language, home.isEmpty ? "./" : home)
    }
  }

  private func languageLinks(_ content: PageContent, _ place: Place) -> [UInt8] {
    var html: [UInt8] = []
    for (language, reference) in languageTargets(content, place) {
      place.forms.write(
        .link,
        [
          "href": .text(reference), "lang": .text(language),
          "title": .text(LanguageName.of(language)),
        ], into: &html)
      html.write("\n")
    }
    return html
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
