import CrossReferences

/// The page at an old address: leads on at once, with a link for those whose browser does not; works from a folder as well.
extension PageRenderer {
  /// - Parameters:
  ///   - old: where the page stands.
  ///   - article: number of the article that it leads to.
  package func renderRedirect(from old: Permalink, to article: Int, into html: inout [UInt8]) {
    let linked = builder.knowledgeBase.articles[article]
    let strings = builder.interface(linked.siteLanguage).strings
    let target = old.reference(to: linked.permalink)
    html.write("<!DOCTYPE html>\n<html lang=\"")
    html.writeEscaped(linked.siteLanguage)
    html.write("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    html.writeEscaped(linked.article.title)
    html.write("</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"")
    html.writeEscaped(builder.site.canonicalAddress(of: linked.permalink) ?? target)
    // The file's name, as a folder opened from disk has no index.
    html.write("\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
    html.writeEscaped(target + "index.html")
    html.write("\">\n</head>\n<body>\n<p>")
    html.writeEscaped(strings["moved"])
    html.write(" <a href=\"")
    html.writeEscaped(target)
    html.write("\">")
    html.writeEscaped(linked.article.title)
    html.write("</a></p>\n</body>\n</html>\n")
    if isOffline { html = OfflineLinks.named(html) }
  }
}
