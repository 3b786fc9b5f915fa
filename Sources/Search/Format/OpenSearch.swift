import CrossReferences

/// The OpenSearch 1.1 description of a site, by which a browser's address bar searches it.
enum OpenSearch {
  static let path = "search/opensearch.xml"

  /// - Returns: nil where the site does not know its own address.
  static func description(of site: Site) -> [UInt8]? {
    guard !site.baseURL.isEmpty else { return nil }
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(escaped(String(site.title.prefix(16))))</ShortName>
      <Description>\(escaped(site.description.isEmpty ? site.title : site.description))</Description>
      <InputEncoding>UTF-8</InputEncoding>
      <Url type="text/html" template="\(escaped(site.baseURL))search/?q={searchTerms}"/>
      </OpenSearchDescription>

      """
    return Array(text.utf8)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
