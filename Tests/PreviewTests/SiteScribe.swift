import Foundation

/// Writes a small site and goes on to change it at random as writers and their tools do; the same seed, the same changes.
struct SiteScribe {
  let folder: String
  private var random: SplitMix
  private var names = 0
  private var files: [String] = []
  private var images: [String] = []

  init(folder: String, seed: UInt64) throws {
    self.folder = folder
    random = SplitMix(state: seed)
    try put(
      "title: Cases\nlanguage: ja\nlanguages: [ja, en]\ntheme: theme\nredirects: [nginx]\naudiences: [public, internal]\n",
      at: "casebook.yml")
    try put("# Notes\n", at: "theme/README.md")
    for _ in 0..<30 { _ = try create() }
    for _ in 0..<4 { _ = try createImage() }
  }

  /// Makes one change.
  /// - Returns: what it was.
  mutating func change() throws -> String {
    switch random.next(100) {
    case 0..<45: try edit()
    case 45..<57: try create()
    case 57..<66: try remove()
    case 66..<74: try rename()
    case 74..<78: try moveFolder()
    case 78..<82: try createImage()
    case 82..<85: try removeImage()
    case 85..<89: try editTheme()
    case 89..<92: try editConfiguration()
    case 92..<96: try replaceByRename()
    case 96..<97: try saveTwice()
    case 97..<98: random.next(2) == 0 ? try link() : try secondName()
    default: try batch(40)
    }
  }

  mutating func batch(_ count: Int) throws -> String {
    for number in 0..<count { _ = number % 5 == 0 ? try create() : number % 7 == 0 ? try remove() : try edit() }
    return "\(count) files at once"
  }

  // MARK: - Texts

  private static let folders = ["", "net/", "net/deep/", "sql/", "en/", "en/net/", "ja/", "Net/"]
  private static let words = ["certificate", "service", "証明書", "更新後に", "restart", "サーバー", "timeout", "isolation"]
  private static let entities = [
    "Event ID 1057", "Event ID 36870", "イベント ID 4625", "KB4012219", "KB5000001", "0x8009030D", "0x80070005",
    "-2146893043",
    "E_ACCESSDENIED", "CVE-2017-5715", "stop 0x7B", "Source: Schannel\nEvent ID: 36870\n", "KB4099999", "Event ID 7001",
  ]

  private mutating func pick<Element>(_ list: [Element]) -> Element { list[random.next(list.count)] }

  private mutating func article() -> String {
    names += 1
    var text = ""
    if random.next(3) > 0 { text += frontMatter() }
    if random.next(4) > 0 { text += "# \(pick(Self.words)) \(pick(Self.entities)) \(random.next(12))\n\n" }
    for heading in ["Symptom", "2. 原因", "Resolution", "More \(random.next(3))"] where random.next(3) > 0 {
      text += "## \(heading)\n\n"
      for _ in 0...random.next(3) { text += paragraph() }
    }
    return text
  }

  private mutating func frontMatter() -> String {
    if random.next(25) == 0 { return "---\ntitle: [broken\n---\n" }
    var lines = ["---"]
    if random.next(2) == 0 { lines.append("title: \(pick(Self.words)) \(random.next(9))") }
    if random.next(6) == 0 { lines.append("id: \(pick(["same", "Same", "net/one", "two", "three"]))") }
    if random.next(3) == 0 {
      lines.append("products: [\(pick(["Windows Server 2012 R2", "windows server 2012 r2", "SQL Server"]))]")
    }
    if random.next(3) == 0 { lines.append("tags: [\(pick(["TLS", "tls", "net"])), \(pick(["a", "b"]))]") }
    if random.next(3) == 0 { lines.append("date: 20\(10 + random.next(9))-0\(1 + random.next(9))-01") }
    if random.next(6) == 0 { lines.append("lang: \(pick(["ja", "en", "de"]))") }
    if random.next(8) == 0 { lines.append("translation-of: \(pick(["same", "net/one", "two", target()]))") }
    if random.next(8) == 0 { lines.append("related: [\(target()), \(pick(["same", "thre"]))]") }
    if random.next(12) == 0 { lines.append("superseded-by: \(target())") }
    if random.next(10) == 0 { lines.append("draft: true") }
    if random.next(8) == 0 { lines.append("audience: \(pick(["internal", "internal", "public", "intern"]))") }
    if random.next(6) == 0 { lines.append("aliases: [/old/\(random.next(9))/, /articles/net/one/, /was/x.html]") }
    if random.next(5) == 0 { lines.append("updated: 2025-0\(1 + random.next(9))-01") }
    if random.next(9) == 0 {
      lines.append("state: \(pick(["archived", "verified"]))\nreview-by: 2026-1\(random.next(3))-01")
    }
    if random.next(10) == 0 { lines.append("events: [\(1000 + random.next(5)), \"!1057\"]") }
    return (lines + ["---", ""]).joined(separator: "\n")
  }

  /// A path without its end, as ids are.
  private mutating func target() -> String { files.isEmpty ? "same" : String(pick(files).dropLast(3)) }

  private mutating func paragraph() -> String {
    let file = files.isEmpty ? "none.md" : pick(files)
    let image = images.isEmpty ? "none.png" : pick(images)
    switch random.next(15) {
    case 0: return "See [this](/\(file)) and [that](/\(file)#cause).\n\n"
    case 1: return "See [[\(target())]] and [[sam]].\n\n"
    case 2: return "![picture](/\(image)) and [gone](gone-\(random.next(4)).md).\n\n"
    case 3: return "[!INCLUDE [text](~/\(file))]\n\n"
    case 4: return "A link to [an event](event:\(1050 + random.next(9))) and [home](/articles/same/).\n\n"
    case 6: return "<!-- casebook-ignore \(pick(["CB1201, CB1203", "orphan", "CB9999", "CB1405"])): a reason -->\n\n"
    case 7:
      return
        "Write to \(pick(Self.words))@contoso.com or admin@fabrikam\(random.next(9)).co.jp, 10.1.2.\(random.next(250)).\n\n"
    case 12: return ":::internal\n\(pick(Self.words)) \(pick(Self.entities)) [this](/\(file)) ![x](/\(image))\n:::\n\n"
    case 13:
      return pick([":::internal\nopen", "> :::internal\n> \(pick(Self.entities))\n> :::", ":::note\nA\n:::"]) + "\n\n"
    case 14:
      return
        "<a href=\"/\(file)#cause\">raw</a> <img src=\"/\(image)\">\n\n![lost](lost/\(random.next(2)).png) ![lost](lost/3.png)\n\n"
    case 5: return "[by name](\(file.split(separator: "/").last ?? "")) [up](../\(file))\n\n"
    default: return "\(pick(Self.words)) \(pick(Self.words)) \(pick(Self.entities)) \(pick(Self.words)).\n\n"
    }
  }

  // MARK: - Changes

  private func put(_ text: String, at path: String) throws {
    let url = URL(filePath: folder + "/" + path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // A plain write, which keeps the file and its other names.
    guard let file = fopen(url.path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  private mutating func create() throws -> String {
    names += 1
    let path =
      pick(Self.folders) + pick(["a\(names)", "A\(random.next(6))", "a\(random.next(6))", "index", "文\(names)"]) + ".md"
    try put(article(), at: "articles/" + path)
    if !files.contains(path) { files.append(path) }
    return "create \(path)"
  }

  private mutating func edit() throws -> String {
    guard !files.isEmpty else { return try create() }
    let path = pick(files)
    let file = "articles/" + path
    var text = (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
    switch random.next(5) {
    case 0: text = article()
    case 1: text += "\n## Cause\n\n" + paragraph()
    case 2: text = text.replacing("## ", with: "## New ", maxReplacements: 1)
    default: text += paragraph()
    }
    try put(text, at: file)
    return "edit \(path)"
  }

  private mutating func replaceByRename() throws -> String {
    guard !files.isEmpty else { return try create() }
    let path = pick(files)
    try put(article(), at: "articles/.\(names).tmp")
    _ = Foundation.rename("\(folder)/articles/.\(names).tmp", "\(folder)/articles/\(path)")
    return "replace \(path)"
  }

  private mutating func saveTwice() throws -> String {
    _ = try edit()
    return try edit() + " after another"
  }

  /// A second name of an article, by a symbolic link.
  private mutating func link() throws -> String {
    guard !files.isEmpty else { return try create() }
    names += 1
    let (target, path) = (pick(files), "l\(names).md")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/articles/\(path)", withDestinationPath: target)
    files.append(path)
    return "link \(path) to \(target)"
  }

  private mutating func secondName() throws -> String {
    guard !files.isEmpty else { return try create() }
    names += 1
    let (target, path) = (pick(files), "h\(names).md")
    try FileManager.default.linkItem(atPath: "\(folder)/articles/\(target)", toPath: "\(folder)/articles/\(path)")
    files.append(path)
    return "second name \(path) of \(target)"
  }

  private mutating func remove() throws -> String {
    guard files.count > 10 else { return try create() }
    let path = files.remove(at: random.next(files.count))
    try FileManager.default.removeItem(atPath: "\(folder)/articles/\(path)")
    return "remove \(path)"
  }

  private mutating func rename() throws -> String {
    guard !files.isEmpty else { return try create() }
    names += 1
    let old = files.remove(at: random.next(files.count))
    let new = pick(Self.folders) + "r\(names).md"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/articles/\(Self.parent(of: new))", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: "\(folder)/articles/\(old)", toPath: "\(folder)/articles/\(new)")
    files.append(new)
    return "rename \(old) to \(new)"
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private mutating func moveFolder() throws -> String {
    let folders = Set(files.map(Self.parent)).filter { !$0.isEmpty && !$0.contains("/") }.sorted()
    guard let old = folders.isEmpty ? nil : pick(folders) else { return try create() }
    names += 1
    let new = "moved\(names)"
    try FileManager.default.moveItem(atPath: "\(folder)/articles/\(old)", toPath: "\(folder)/articles/\(new)")
    files = files.map { $0.hasPrefix(old + "/") ? new + $0.dropFirst(old.count) : $0 }
    images = images.map { $0.hasPrefix(old + "/") ? new + $0.dropFirst(old.count) : $0 }
    return "move \(old) to \(new)"
  }

  private mutating func createImage() throws -> String {
    let path = pick(["", "net/", "en/"]) + pick(["one.svg", "two.svg", "One.svg", "notes.txt"])
    let size = 10 + random.next(50)
    try put("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size)\" height=\"\(size)\"/>", at: "articles/" + path)
    if !images.contains(path) { images.append(path) }
    return "image \(path)"
  }

  private mutating func removeImage() throws -> String {
    guard !images.isEmpty else { return try createImage() }
    let path = images.remove(at: random.next(images.count))
    try FileManager.default.removeItem(atPath: "\(folder)/articles/\(path)")
    return "remove \(path)"
  }

  private mutating func editTheme() throws -> String {
    switch random.next(3) {
    case 0: try put("/* \(random.next(99)) */\n", at: "theme/assets/style.css")
    case 1: try put("articles: Articles \(random.next(9))\n", at: "theme/strings/de.yml")
    default: try put("<li>{{{link}}} \(random.next(9)) {{date}}</li>\n", at: "theme/templates/listed.html")
    }
    return "theme"
  }

  private mutating func editConfiguration() throws -> String {
    let languages = pick([
      "languages: [ja, en]\n", "languages: [en, ja]\n", "", "language: ja\n", "languages: [ja, de]\n",
    ])
    let rules = pick(["", "rules:\n  orphan: error\n", "rules:\n  broken-link: off\n"])
    let kinds = pick(["", "kinds:\n  ticket:\n    pattern: 'T-\\d+'\n    label: Ticket\n"])
    try put("title: Cases \(random.next(9))\n\(languages)theme: theme\n\(rules)\(kinds)", at: "casebook.yml")
    return "configuration"
  }
}

/// A random sequence that every machine repeats.
struct SplitMix {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(max(bound, 1)))
  }
}
