import CrossReferences

/// A server whose redirects a site can write a map for: old addresses to new ones, both from the server's root.
package enum RedirectMap: String, Sendable, CaseIterable {
  case nginx, apache, iis, netlify

  /// Below the site's root.
  var path: String {
    switch self {
    case .nginx: "redirects/nginx.conf"
    case .apache: ".htaccess"
    case .iis: "web.config"
    case .netlify: "_redirects"
    }
  }

  /// The path of the site's base URL stands before all addresses.
  func text(_ redirects: Redirects, _ knowledgeBase: KnowledgeBase) -> String {
    let root = OldAddress.afterHost(knowledgeBase.site.baseURL)
    let pairs = redirects.all.flatMap { redirect in
      let target = Permalink.encoded(root + knowledgeBase.articles[redirect.article].permalink.path)
      return Self.spellings(redirect.old.path).map { (old: root + $0, new: target) }
    }
    switch self {
    case .nginx:
      return "# In a server block: include …/redirects/nginx.conf;\n"
        + pairs.map { "location = \(Self.quoted($0.old)) { return 301 \($0.new); }\n" }.joined()
    case .apache:
      return pairs.map { "RedirectMatch 301 \"^\(Self.pattern($0.old))$\" \"\($0.new)\"\n" }.joined()
    case .netlify: return pairs.map { "\(Permalink.encoded($0.old)) \($0.new) 301\n" }.joined()
    case .iis: return Self.webConfig(pairs)
    }
  }

  /// A folder is asked for with and without its slash.
  private static func spellings(_ path: String) -> [String] {
    path.hasSuffix("/") ? [String(path.dropLast()), path] : [path]
  }

  /// nginx: a quoted string; `$` would begin a variable only in what is returned.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Apache: a regular expression (PCRE) that matches the text itself.
  private static func pattern(_ text: String) -> String {
    text.map { character in
      "\\^$.|?*+()[]{}\"".contains(character) ? "\\\(character)" : "\(character)"
    }.joined()
  }

  private static func webConfig(_ pairs: [(old: String, new: String)]) -> String {
    let lines = pairs.map { "          <add key=\"\(xml($0.old))\" value=\"\(xml($0.new))\" />\n" }.joined()
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <configuration>
        <system.webServer>
          <rewrite>
            <rewriteMaps>
              <rewriteMap name="casebook">
      \(lines)        </rewriteMap>
            </rewriteMaps>
            <rules>
              <rule name="Old addresses" stopProcessing="true">
                <match url=".*" />
                <conditions>
                  <add input="{casebook:{URL}}" pattern="(.+)" />
                </conditions>
                <action type="Redirect" url="{C:1}" appendQueryString="false" redirectType="Permanent" />
              </rule>
            </rules>
          </rewrite>
        </system.webServer>
      </configuration>

      """
  }

  private static func xml(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
