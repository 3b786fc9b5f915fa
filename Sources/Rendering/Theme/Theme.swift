import Diagnostics
import Mustache

/// The files of a theme, parsed: templates for each language, strings, style and scripts. A site's own files replace the default ones.
package struct Theme: Sendable {
  /// By language; each has the words of its language written in.
  let templates: [String: MustacheLibrary]
  /// By language.
  let strings: [String: ThemeStrings]
  /// What is copied as it is, with paths below `assets/`.
  package let assets: [(path: String, bytes: [UInt8])]
  /// The contents of all its files.
  package private(set) var texts: [[UInt8]] = []

  init(
    templates: [String: MustacheLibrary], strings: [String: ThemeStrings], assets: [(path: String, bytes: [UInt8])]
  ) {
    self.templates = templates
    self.strings = strings
    self.assets = assets
  }

  /// - Parameter overrides: a site's own files, with paths as in the default theme.
  /// - Returns: a theme in any case; an error for each file of the site's that cannot be used.
  package static func load(overrides: [(path: String, bytes: [UInt8])]) -> (Theme, [Diagnostic]) {
    var files: [String: ThemeFile] = [:]
    for file in EmbeddedTheme.files { files["\(file.path)"] = ThemeFile(embedded: file) }
    var diagnostics: [Diagnostic] = []
    for (path, bytes) in overrides {
      let known = files[path] != nil || path.hasPrefix("assets/") || path.hasPrefix("strings/")
      if !known {
        diagnostics.append(
          Diagnostic(
            .warning, rule: "theme", path: "theme/" + path, "The theme has no such file, so nothing uses it",
            hint: Suggestion.hint(for: path, among: files.keys.sorted())))
      }
      files[path] = ThemeFile(path: path, bytes: bytes, isOverride: true)
    }
    let reader = ThemeReader(files: files.values.sorted { $0.path < $1.path })
    var (theme, problems) = reader.read()
    theme.texts = files.values.map(\.bytes)
    return (theme, diagnostics + problems)
  }
}

/// One file of a theme.
struct ThemeFile {
  let path: String
  let bytes: [UInt8]
  let isOverride: Bool

  init(path: String, bytes: [UInt8], isOverride: Bool) {
    self.path = path
    self.bytes = bytes
    self.isOverride = isOverride
  }

  init(embedded file: (path: StaticString, contents: StaticString)) {
    var bytes: [UInt8] = []
    bytes.write(file.contents)
    self.init(path: "\(file.path)", bytes: bytes, isOverride: false)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// As findings name it.
  var shownPath: String { "theme/" + path }

  /// `article` of `templates/article.html`.
  func name(in folder: String, suffix: String) -> String? {
    guard path.hasPrefix(folder + "/"), path.hasSuffix(suffix) else { return nil }
    return String(path.dropFirst(folder.count + 1).dropLast(suffix.count))
  }
}
