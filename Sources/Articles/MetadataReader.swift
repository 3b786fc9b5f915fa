import Diagnostics

/// Front matter to `Metadata`: names and aliases settled, values typed, everything odd reported.
struct MetadataReader {
  private let entityKeys: EntityKeys
  private let audience: Audience
  private var file: SourceFile
  private(set) var metadata = Metadata()
  private(set) var diagnostics: [Diagnostic] = []

  static func read(
    _ frontMatter: FrontMatter, of file: SourceFile, entityKeys: EntityKeys, _ audience: Audience = Audience()
  ) -> (Metadata, [Diagnostic]) {
    var reader = MetadataReader(entityKeys: entityKeys, audience: audience, file: file)
    reader.metadata.isMicrosoftLearn = frontMatter.entries.contains { $0.key.hasPrefix("ms.") }
    for entry in frontMatter.entries { reader.take(entry.key, at: entry.keyPosition, entry.value) }
    return (reader.metadata, reader.diagnostics)
  }

  private init(entityKeys: EntityKeys, audience: Audience, file: SourceFile) {
    self.entityKeys = entityKeys
    self.audience = audience
    self.file = file
  }

  private mutating func take(_ written: String, at place: SourcePosition, _ value: FrontMatter.Value) {
    let name = Self.name(of: written)
    if let key = FrontMatterKey.byName[name] {
      if metadata.positions[key.rawValue] != nil, name != key.rawValue { return }
      metadata.positions[key.rawValue] = value.position
      set(key, value)
    } else if let kind = entityKeys.kinds[name] {
      metadata.positions[name] = value.position
      declare(kind, value)
    } else {
      restrict(written, at: place, value)
      unknown(written, name, at: place)
    }
  }

  /// A key in lower case, with hyphens: `ms.topic`, `superseded-by`.
  private static func name(of written: String) -> String {
    String(decoding: written.lowercased().utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  /// A key that is none of ours but may be meant to keep the article back, also one within another: `params: {audience: internal}`.
  private mutating func restrict(
    _ written: String, at place: SourcePosition, _ value: FrontMatter.Value, depth: Int = 0
  ) {
    let text = if case .text(let text) = value.content { text.trimmingBlanks() } else { "" }
    let name = Self.name(of: written)
    let key = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(name[name.utf8.index(after: $0)...]) } ?? name
    if let limit = audience.limit(key: key, value: text) {
      metadata.misspelledAudience = Metadata.MisspelledKey(written: written, value: limit, position: place)
    }
    if key == "published" || depth > 0 && key == "draft" {
      let isNo = ["false", "no", "off"].contains(text.lowercased())
      if isNo == (key == "published") { metadata.isDraft = true }
    }
    switch value.content {
    case .text: break
    case .list(let values): for value in values { restrict(written, at: place, value, depth: depth) }
    case .mapping(let entries):
      for entry in entries { restrict(entry.key, at: entry.keyPosition, entry.value, depth: depth + 1) }
    }
  }

  private mutating func set(_ key: FrontMatterKey, _ value: FrontMatter.Value) {
    switch key {
    case .id: metadata.id = text(value, key)
    case .title: metadata.title = text(value, key)
    case .description: metadata.description = text(value, key)
    case .lang: metadata.language = text(value, key)?.lowercased()
    case .type: metadata.type = choice(value, key, Metadata.ArticleType.self)
    case .products: metadata.products = list(value, key)
    case .date: metadata.date = date(value, key)
    case .updated: metadata.updated = date(value, key)
    case .reviewed: metadata.reviewed = date(value, key)
    case .reviewBy: metadata.reviewBy = date(value, key)
    case .draft: metadata.isDraft = boolean(value, key) || metadata.isDraft
    case .publish: metadata.publish = boundary(value, key)
    case .expires: metadata.expires = boundary(value, key)
    case .state:
      metadata.state = choice(value, key, Metadata.State.self)
      if metadata.state == nil, Self.isNear(value, Metadata.State.draft.rawValue) { metadata.isDraft = true }
    case .audience: metadata.audience = text(value, key)
    case .owner: metadata.owner = text(value, key)
    case .aliases: metadata.aliases = list(value, key)
    case .supersededBy: metadata.supersededBy = text(value, key)
    case .translationOf: metadata.translationOf = text(value, key)
    case .related: metadata.related = list(value, key)
    case .tags: metadata.tags = list(value, key)
    }
  }

  /// A day on which the article appears or goes. One that cannot be read may be meant to keep it back: then it is a draft.
  private mutating func boundary(_ value: FrontMatter.Value, _ key: FrontMatterKey) -> CalendarDate? {
    let day = date(value, key)
    if day == nil, !Self.isNothing(value) { metadata.isDraft = true }
    return day
  }

  private static func isNothing(_ value: FrontMatter.Value) -> Bool {
    guard case .text(let text) = value.content else { return false }
    return ["", "~", "null"].contains(text.lowercased())
  }

  private static func isNear(_ value: FrontMatter.Value, _ word: String) -> Bool {
    guard case .text(let text) = value.content else { return false }
    return Suggestion.distance(text.lowercased(), word, limit: 2) <= 2
  }

  private mutating func text(_ value: FrontMatter.Value, _ key: FrontMatterKey) -> String? {
    guard case .text(let text) = value.content else {
      report(
        .error, value, "'\(key.rawValue)' is one text, not a list or a mapping", hint: "Write '\(key.rawValue): text'.")
      return nil
    }
    let trimmed = text.trimmingBlanks()
    return trimmed.isEmpty || trimmed == "null" || trimmed == "~" ? nil : trimmed
  }

  /// A list, or one text: commas separate products of Microsoft Learn's `appliesto` and tags.
  private mutating func list(_ value: FrontMatter.Value, _ key: FrontMatterKey) -> [String] {
    switch value.content {
    case .text(let text):
      let parts =
        key == .tags ? text.split(separator: ",").map { String($0).trimmingBlanks() } : [text.trimmingBlanks()]
      return parts.filter { !$0.isEmpty && $0 != "null" && $0 != "~" }
    case .list(let values):
      return values.compactMap { text($0, key) }
    case .mapping:
      report(.error, value, "'\(key.rawValue)' is a list, not a mapping", hint: "Write '\(key.rawValue): [one, two]'.")
      return []
    }
  }

  private mutating func date(_ value: FrontMatter.Value, _ key: FrontMatterKey) -> CalendarDate? {
    guard let text = text(value, key) else { return nil }
    if let date = CalendarDate(text) { return date }
    report(.error, value, "'\(key.rawValue): \(text)' is no date", hint: "Write the day as 2026-10-02.")
    return nil
  }

  private mutating func boolean(_ value: FrontMatter.Value, _ key: FrontMatterKey) -> Bool {
    switch text(value, key)?.lowercased() {
    case "true", "yes", "on": return true
    case nil, "false", "no", "off": return false
    case .some(let text):
      report(
        .error, value, "'\(key.rawValue): \(text)' is neither true nor false",
        hint: "It is read as true: nothing leaks.")
      return true
    }
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: FrontMatter.Value, _ key: FrontMatterKey, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(value, key) else { return nil }
    let name = text.lowercased().replacing(" ", with: "-")
    if let choice = Choice(rawValue: name) { return choice }
    // `ms.topic` has words of its own.
    if metadata.isMicrosoftLearn { return name == "troubleshooting" ? Choice(rawValue: "incident") : nil }
    let known = Choice.allCases.map(\.rawValue)
    report(
      .warning, rule: "unknown-value", value, "'\(key.rawValue): \(text)' is not known",
      hint: Suggestion.hint(for: name, among: known))
    return nil
  }

  private mutating func declare(_ kind: String, _ value: FrontMatter.Value) {
    let values: [FrontMatter.Value]
    switch value.content {
    case .text: values = [value]
    case .list(let list): values = list
    case .mapping: values = []
    }
    for value in values {
      guard case .text(let text) = value.content else { continue }
      let isRejected = text.hasPrefix("!")
      metadata.declared.append(
        Metadata.DeclaredEntity(
          kind: kind, text: String(isRejected ? text.dropFirst() : text[...]).trimmingBlanks(), isRejected: isRejected,
          position: value.position))
    }
  }

  /// Other keys are those of other tools, or the writer's own.
  private mutating func unknown(_ written: String, _ name: String, at place: SourcePosition) {
    guard !name.hasPrefix("ms."), !FrontMatterKey.lookalikes.contains(name),
      let meant = Suggestion.slip(of: name, among: entityKeys.known)
    else { return }
    diagnostics.append(
      Diagnostic(
        .warning, rule: "unknown-key", path: file.path, at: place, "Unknown front matter key '\(written)'",
        hint: "Did you mean '\(meant)'?"))
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, rule: String = "front-matter-value", _ value: FrontMatter.Value,
    _ message: String, hint: String
  ) {
    diagnostics.append(
      Diagnostic(severity, rule: rule, path: file.path, at: value.position, message, hint: hint))
  }
}
