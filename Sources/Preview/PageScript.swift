/// What the preview adds to a page on its way to the browser: files of its own, so that a strict content policy lets them run.
enum PageScript {
  /// - Parameter name: `preview.js`, `preview.css`.
  static func file(_ name: String) -> [UInt8]? {
    EmbeddedBrowser.contents(of: name).map { $0.withUTF8Buffer { Array($0) } }
  }

  /// The page with the elements that load them, at the end of its head.
  /// - Parameter state: what the script knows of the page, by the names of its data.
  static func added(to page: [UInt8], base: String, _ state: [(name: String, value: String)]) -> [UInt8] {
    let folder = base + SiteHandler.ownFolder
    let data = ([("base", base)] + state).map { " data-\($0)=\"\($1)\"" }.joined()
    let elements =
      "<link rel=\"stylesheet\" href=\"\(folder)preview.css\">\n<script src=\"\(folder)preview.js\"\(data) defer></script>\n"
    let end = Array("</head>".utf8)
    guard let place = position(of: end, in: page) else { return page + Array(elements.utf8) }
    var result = Array(page[..<place])
    result += Array(elements.utf8)
    result += page[place...]
    return result
  }

  /// The page with all its references read from the site's root: it is shown at any address.
  static func rooted(_ page: [UInt8], base: String) -> [UInt8] {
    let start = Array("<head>".utf8)
    guard let place = position(of: start, in: page) else { return page }
    return page[...(place + start.count - 1)] + Array("<base href=\"\(base)\">".utf8) + page[(place + start.count)...]
  }

  private static func position(of text: [UInt8], in page: [UInt8]) -> Int? {
    var start = 0
    while let index = page[start...].firstIndex(of: text[0]) {
      if page[index...].starts(with: text) { return index }
      start = index + 1
    }
    return nil
  }
}
