import Articles
import CrossReferences
import Diagnostics
import Entities
import Rendering
import Yams

/// Reads `casebook.yml`. Whatever is wrong is an error with its place; nothing is guessed.
struct ConfigurationReader {
  private let path: String
  private let isFolder: (String) -> Bool
  private var configuration = Configuration()
  private var diagnostics: [Diagnostic] = []

  private static let keys = [
    "title", "description", "language", "languages", "base-url", "articles", "output", "theme", "raw-html", "markdown",
    "headings",
    "products", "providers", "kinds", "synonyms", "publish", "rules", "audiences", "default-audience", "redirects",
  ]

  /// - Parameter isFolder: whether a path, relative to the site's folder, is that of a folder.
  static func read(
    _ yaml: [UInt8], path: String, isFolder: @escaping (String) -> Bool
  ) -> (Configuration, [Diagnostic]) {
    var reader = ConfigurationReader(path: path, isFolder: isFolder)
    reader.read(yaml)
    return (reader.configuration, reader.diagnostics)
  }

  private init(path: String, isFolder: @escaping (String) -> Bool) { (self.path, self.isFolder) = (path, isFolder) }

  private mutating func read(_ yaml: [UInt8]) {
    guard let text = String(validating: yaml, as: UTF8.self) else {
      report(nil, "The configuration is not UTF-8", hint: "Save it as UTF-8.")
      return
    }
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      each(root, "the configuration", known: Self.keys) { reader, key, value in reader.set(key, value) }
      checkDefaultAudience(root)
    } catch {
      diagnostics.append(YAMLProblem.diagnostic(for: error, rule: "configuration", path: path))
    }
  }

  private mutating func set(_ key: String, _ value: Node) {
    switch key {
    case "title": configuration.title = text(value, key)
    case "description": setDescription(value)
    case "language": configuration.language = languages([text(value, key)], at: value).first ?? ""
    case "languages": configuration.languages = languages(list(value, key), at: value)
    case "base-url": setBaseURL(text(value, key), at: value)
    case "articles": configuration.articles = sourceFolder(value, key)
    case "output": configuration.output = folder(value, key)
    case "theme": configuration.theme = sourceFolder(value, key)
    case "raw-html": setRawHTML(value)
    case "markdown": each(value, "markdown", known: ["cjk-emphasis", "cjk-soft-breaks"]) { $0.setMarkdown($1, $2) }
    case "headings": setHeadings(value)
    case "products": configuration.products = aliases(value, key)
    case "providers": configuration.providers = aliases(value, key)
    case "publish": each(value, "publish", known: ExportKinds.byName.map(\.name)) { $0.setExport($1, $2) }
    case "synonyms": configuration.synonyms = (value.sequence ?? []).map { list($0, key) }
    case "rules": setRules(value)
    case "audiences": setAudiences(list(value, key), at: value)
    case "default-audience": configuration.defaultAudience = text(value, key).lowercased()
    case "redirects": setRedirects(value)
    default: setKinds(value)
    }
  }

  /// One text, or one for each language: `{ja: …, en: …}`.
  private mutating func setDescription(_ value: Node) {
    guard value.mapping != nil else {
      configuration.descriptions[""] = text(value, "description")
      return
    }
    each(value, "description", known: nil) { reader, key, value in
      guard let language = reader.languages([key], at: value).first else { return }
      reader.configuration.descriptions[language] = reader.text(value, "description")
    }
  }

  private mutating func languages(_ tags: [String], at node: Node) -> [String] {
    var seen: Set<String> = []
    let lower = tags.map { $0.lowercased() }.filter { !$0.isEmpty && seen.insert($0).inserted }
    for tag in lower where !Self.isLanguageTag(tag) {
      report(node, "'\(tag)' is no language", hint: "Write a tag such as ja or en.")
    }
    return lower.filter(Self.isLanguageTag)
  }

  private mutating func setAudiences(_ names: [String], at node: Node) {
    var seen: Set<String> = []
    for name in names.map({ $0.lowercased() }) {
      if !Audience.isName(name) {
        report(node, "'\(name)' cannot name an audience", hint: "Use letters and hyphens, and no name of a block.")
      } else if !seen.insert(name).inserted {
        report(node, "The audience '\(name)' stands here twice", hint: "Write the widest circle first, each once.")
      } else {
        configuration.audiences.append(name)
      }
    }
    if names.isEmpty { report(node, "'audiences' is empty", hint: "Write [public, partner, internal], widest first.") }
  }

  private mutating func checkDefaultAudience(_ root: Node) {
    let known = configuration.audiences.isEmpty ? Audience.usualNames : configuration.audiences
    let name = configuration.defaultAudience
    guard !name.isEmpty, !known.contains(name) else { return }
    report(
      root.mapping?["default-audience"], "There is no audience '\(name)'",
      hint: Suggestion.hint(for: name, among: known))
  }

  private mutating func setRedirects(_ value: Node) {
    for name in list(value, "redirects") {
      if let map = RedirectMap(rawValue: name) {
        if !configuration.redirects.contains(map) { configuration.redirects.append(map) }
      } else {
        report(
          value, "There is no map of redirects for '\(name)'",
          hint: Suggestion.hint(for: name, among: RedirectMap.allCases.map(\.rawValue)))
      }
    }
  }

  /// The letters of a BCP 47 tag; as a folder's name it must not lead elsewhere.
  private static func isLanguageTag(_ tag: String) -> Bool {
    (2...16).contains(tag.utf8.count)
      && tag.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || (0x30...0x39).contains($0) }
      && tag.utf8.first.map { (0x61...0x7A).contains($0) } == true
  }

  private mutating func setBaseURL(_ url: String, at node: Node) {
    guard url.isEmpty || url.hasPrefix("https://") || url.hasPrefix("http://") else {
      report(node, "'base-url' is no web address", hint: "Write https://host/path/.")
      return
    }
    configuration.baseURL = url.isEmpty || url.hasSuffix("/") ? url : url + "/"
  }

  private mutating func setRawHTML(_ value: Node) {
    let name = text(value, "raw-html")
    if let policy = RawHTMLPolicy(rawValue: name) {
      configuration.rawHTML = policy
    } else {
      report(value, "'raw-html: \(name)' is not known", hint: "Write escape, safe or trust.")
    }
  }

  private mutating func setMarkdown(_ key: String, _ value: Node) {
    guard let flag = value.bool else {
      report(value, "'\(key)' is true or false", hint: "Write '\(key): false' to switch it off.")
      return
    }
    if key == "cjk-emphasis" { configuration.cjkEmphasis = flag } else { configuration.cjkSoftBreaks = flag }
  }

  private mutating func setExport(_ key: String, _ value: Node) {
    guard let flag = value.bool else {
      report(value, "'\(key)' is true or false", hint: "Write '\(key): false' to switch it off.")
      return
    }
    for (name, kind) in ExportKinds.byName where name == key {
      if flag { configuration.askedExports.insert(kind) } else { configuration.exports.remove(kind) }
    }
  }

  private mutating func setHeadings(_ value: Node) {
    let names = SectionRole.allCases.map { $0.rawValue.replacing("_", with: "-") }
    each(value, "headings", known: names) { reader, key, words in
      guard let role = SectionRole(rawValue: key.replacing("-", with: "_")) else { return }
      for word in reader.list(words, key) { reader.configuration.headings[word] = role }
    }
  }

  /// `Name: [other name, …]`.
  private mutating func aliases(_ value: Node, _ key: String) -> [String: String] {
    var names: [String: String] = [:]
    each(value, key, known: nil) { reader, name, others in
      names[name.lowercased()] = name
      for other in reader.list(others, name) { names[other.lowercased()] = name }
    }
    return names
  }

  /// `CB1208: off`, `orphan: warning`.
  private mutating func setRules(_ value: Node) {
    each(value, "rules", known: nil) { reader, key, word in
      guard let rule = Rule.find(key) else {
        let nearest = Rule.nearest(to: key).map { "Did you mean '\($0)'?" }
        return reader.report(
          word, "There is no rule '\(key)'", hint: nearest ?? "'casebook explain' lists all of them.")
      }
      // YAML 1.1 reads a bare `off` as false; the text is what counts.
      let text = reader.text(word, key).lowercased()
      if let severity = Diagnostic.Severity(rawValue: text) {
        reader.configuration.severities[rule.name] = .some(severity)
      } else if text == "off" || text == "false" {
        reader.configuration.severities.updateValue(nil, forKey: rule.name)
      } else {
        reader.report(word, "'\(key): \(text)' is no severity", hint: "Write error, warning, note or off.")
      }
    }
  }

  private mutating func setKinds(_ value: Node) {
    each(value, "kinds", known: nil) { reader, name, fields in
      var texts: [String: String] = [:]
      reader.each(fields, "the kind '\(name)'", known: ["label", "pattern", "canonical", "link"]) {
        reader, key, value in
        texts[key] = reader.text(value, key)
      }
      reader.addKind(name, texts, at: fields)
    }
  }

  private mutating func addKind(_ name: String, _ texts: [String: String], at node: Node) {
    let reserved =
      EntityKind.builtIn.flatMap { [$0.name, $0.folder] } + [
        "articles", "products", "tags", "files", "assets", "search", "api",
      ]
    let isPlain =
      !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isPlain, !reserved.contains(name), !configuration.namedLanguages.contains(name) else {
      report(
        node, "'\(name)' cannot name a kind",
        hint: "Use lower-case letters, digits and hyphens, and no name of Casebook's own.")
      return
    }
    do {
      configuration.kinds.append(
        try CustomKind(
          name: name, label: texts["label"] ?? name, pattern: texts["pattern"] ?? "", canonical: texts["canonical"],
          link: texts["link"]))
    } catch {
      report(node, "The kind '\(name)' does not work: \(error)", hint: "See the README's section on kinds of your own.")
    }
  }

  /// Calls `body` for each key of a mapping; unknown keys are reported.
  private mutating func each(
    _ node: Node, _ what: String, known: [String]?, _ body: (inout ConfigurationReader, String, Node) -> Void
  ) {
    guard let mapping = node.mapping else {
      if node.null == nil { report(node, "\(what) is a list of 'key: value' lines", hint: "Indent them below it.") }
      return
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      if let known, !known.contains(name) {
        report(key, "Unknown key '\(name)' in \(what)", hint: Suggestion.hint(for: name, among: known))
      } else {
        body(&self, name, value)
      }
    }
  }

  private mutating func text(_ node: Node, _ key: String) -> String {
    guard let scalar = node.scalar else {
      report(node, "'\(key)' is one text", hint: "Write '\(key): text'.")
      return ""
    }
    return node.null == nil ? scalar.string : ""
  }

  private mutating func list(_ node: Node, _ key: String) -> [String] {
    guard let sequence = node.sequence else { return node.null == nil ? [text(node, key)] : [] }
    return sequence.map { text($0, key) }
  }

  private mutating func folder(_ node: Node, _ key: String) -> String {
    var path = text(node, key)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path == "." ? "" : path
  }

  /// A folder of sources, which goes with the site from machine to machine.
  private mutating func sourceFolder(_ node: Node, _ key: String) -> String {
    let path = folder(node, key)
    if path.hasPrefix("/") {
      report(node, "'\(key): \(path)' is no folder of this site", hint: "Write a path from the site's folder: \(key).")
    } else if !path.isEmpty, !isFolder(path) {
      report(
        node, "There is no folder '\(path)' for '\(key)'", hint: "Make it, or write the path from the site's folder.")
    }
    return path
  }

  private mutating func report(_ node: Node?, _ message: String, hint: String) {
    let place = SourcePosition(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
    diagnostics.append(Diagnostic(.error, rule: "configuration", path: path, at: place, message, hint: hint))
  }
}
