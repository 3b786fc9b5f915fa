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

  /// Whether the server can tell an address: rules for Netlify and Cloudflare see no queries.
  func tells(_ old: OldAddress) -> Bool { self != .netlify || old.query == nil }

  /// An old address and where it leads to, both from the server's root.
  private struct Rule {
    let old: String
    let query: String?
    let new: String
  }

  /// The path of the site's base URL stands before all addresses.
  func text(_ redirects: Redirects, _ knowledgeBase: KnowledgeBase) -> String {
    let root = OldAddress.afterHost(knowledgeBase.site.baseURL)
    var seen: Set<String> = []
    var rules: [Rule] = []
    for redirect in redirects.all where tells(redirect.old) {
      let target = Permalink.encoded(root + knowledgeBase.articles[redirect.article].permalink.path)
      for path in Self.spellings(redirect.old.path) {
        let rule = Rule(old: root + path, query: redirect.old.query, new: target)
        let key = "\(rule.old)?\(rule.query ?? "")"
        // IIS takes upper and lower case for one, and no key twice.
        if seen.insert(self == .iis ? key.lowercased() : key).inserted { rules.append(rule) }
      }
    }
    switch self {
    case .nginx: return "# In a server block: include …/redirects/nginx.conf;\n" + Self.locations(rules)
    case .apache: return Self.matches(rules)
    case .netlify: return rules.map { "\(Permalink.encoded($0.old)) \($0.new) 301\n" }.joined()
    case .iis: return Self.webConfig(rules)
    }
  }

  /// nginx has one block for an address with all its queries.
  private static func locations(_ rules: [Rule]) -> String {
    let groups = Dictionary(grouping: rules, by: \.old)
    return groups.keys.sorted().map { old in
      let rules = groups[old] ?? []
      let asked = rules.compactMap { rule in
        rule.query.map { "if ($args = \(quoted($0))) { return 301 \(rule.new); } " }
      }
      let plain = rules.first { $0.query == nil }.map { "return 301 \($0.new); " } ?? ""
      return "location = \(quoted(old)) { \(asked.joined())\(plain)}\n"
    }.joined()
  }

  /// Apache takes what stands in `<If>` before what does not.
  private static func matches(_ rules: [Rule]) -> String {
    rules.map { rule in
      let match = "RedirectMatch 301 \"^\(pattern(rule.old))$\" \"\(rule.new)\"\n"
      return rule.query.map { "<If \"%{QUERY_STRING} == '\($0)'\">\n\(match)</If>\n" } ?? match
    }.joined()
  }

  /// A folder is asked for with and without its slash.
  private static func spellings(_ path: String) -> [String] {
    path.utf8.count > 1 && path.hasSuffix("/") ? [String(path.dropLast()), path] : [path]
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

  private static func webConfig(_ rules: [Rule]) -> String {
    let plain = rules.filter { $0.query == nil }
    let asked = rules.filter { $0.query != nil }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <configuration>
        <system.webServer>
          <rewrite>
            <rewriteMaps>
      \(rewriteMap("casebook", plain))\(rewriteMap("casebook-queries", asked))      </rewriteMaps>
            <rules>
      \(rewriteRule("Old addresses with a query", "{casebook-queries:{URL}?{QUERY_STRING}}"))\
      \(rewriteRule("Old addresses", "{casebook:{URL}}"))      </rules>
          </rewrite>
        </system.webServer>
      </configuration>

      """
  }

  private static func rewriteMap(_ name: String, _ rules: [Rule]) -> String {
    let lines = rules.map { rule in
      let old = rule.query.map { "\(rule.old)?\($0)" } ?? rule.old
      return "          <add key=\"\(xml(old))\" value=\"\(xml(rule.new))\" />\n"
    }
    return "        <rewriteMap name=\"\(name)\">\n\(lines.joined())        </rewriteMap>\n"
  }

  private static func rewriteRule(_ name: String, _ input: String) -> String {
    """
            <rule name="\(name)" stopProcessing="true">
              <match url=".*" />
              <conditions>
                <add input="\(input)" pattern="(.+)" />
              </conditions>
              <action type="Redirect" url="{C:1}" appendQueryString="false" redirectType="Permanent" />
            </rule>

    """
  }

  private static func xml(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
