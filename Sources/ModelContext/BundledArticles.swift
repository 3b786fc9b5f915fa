/// Articles of a bundle, read whole or section by section.
extension SiteBundle {
  func article(_ address: String, section: String?) -> Tool.Outcome {
    let (path, anchor) = place(address)
    let section = section ?? anchor
    guard let article = file(ofArticle: path) ?? target(ofOldAddress: path).flatMap({ file(ofArticle: $0) }) else {
      return .failed("There is no article '\(path)'. 'search' and 'lookup' give the paths of articles.")
    }
    let sections = article["sections"]?.elements ?? []
    if let section, !section.isEmpty {
      let chosen = chosen(section, sections)
      guard !chosen.isEmpty else {
        let known = sections.compactMap { $0["anchor"]?.text }.joined(separator: ", ")
        return .failed("The article has no section '\(section)', but: \(known).")
      }
      return .done(Self.bounded(Self.head(article) + chosen.map(Self.sectionText).joined(separator: "\n\n"), sections))
    }
    let body = [article["intro"]?.text ?? ""] + sections.map(Self.sectionText)
    return .done(Self.bounded(Self.head(article) + body.filter { !$0.isEmpty }.joined(separator: "\n\n"), sections))
  }

  /// The path and the anchor of an address as a text has it: `https://host/articles/rdp/#cause`, or of a path.
  private func place(_ address: String) -> (path: String, anchor: String?) {
    guard !base.isEmpty, address.hasPrefix(base) else { return (address, nil) }
    let parts = address.dropFirst(base.count).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : nil)
  }

  /// Without percent-encoding.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8
    while let byte = rest.popFirst() {
      let code = Substring(rest.prefix(2))
      if byte == UInt8(ascii: "%"), code.allSatisfy(\.isHexDigit), let value = UInt8(code, radix: 16),
        code.utf8.count == 2
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func file(ofArticle path: String) -> JSONValue? {
    let parts = path.split(separator: "/").map(String.init)
    guard !parts.isEmpty, parts.allSatisfy(Self.isName) else { return nil }
    let folder = (parts.last == "index.html" ? Array(parts.dropLast()) : parts).joined(separator: "/")
    return [folder, "articles/" + folder].lazy.compactMap { self.json($0 + "/index.json") }.first {
      $0["sections"] != nil || $0["intro"] != nil
    }
  }

  /// Where the page at an old address of an article leads to: it says so in the head, as a way through the site's root.
  private func target(ofOldAddress address: String) -> String? {
    let scheme = address.firstRange(of: "://")
    let path = scheme.map { address[$0.upperBound...].drop { $0 != "/" } } ?? address[...]
    let parts = path.prefix { $0 != "#" && $0 != "?" }.split(separator: "/").map { Self.decoded($0) }
    guard !parts.isEmpty, parts.allSatisfy(Self.isName) else { return nil }
    let old = parts.joined(separator: "/")
    guard let page = bytes(old + "/index.html") ?? bytes(old) else { return nil }
    let html = String(decoding: page.prefix(4096), as: UTF8.self)
    guard let mark = html.firstRange(of: "http-equiv=\"refresh\" content=\"0; url=") else { return nil }
    var target = html[mark.upperBound...].prefix { $0 != "\"" }
    while target.hasPrefix("../") { target = target.dropFirst(3) }
    return Self.decoded(target)
  }

  /// A part of a path that leads nowhere else.
  static func isName(_ part: String) -> Bool {
    !part.isEmpty && part != "." && part != ".." && !part.utf8.contains { $0 < 0x20 || $0 == 0x2F }
  }

  /// The section with an anchor and those below it, else those of a role, else those with a heading.
  private func chosen(_ name: String, _ sections: [JSONValue]) -> [JSONValue] {
    let anchor = name.hasPrefix("#") ? String(name.dropFirst()) : name
    if let first = sections.firstIndex(where: { $0["anchor"]?.text == anchor }) {
      let level = sections[first]["level"]?.integer ?? 1
      return [sections[first]] + sections[(first + 1)...].prefix { ($0["level"]?.integer ?? 1) > level }
    }
    let ofRole = sections.filter { $0["role"]?.text == anchor.lowercased() }
    return ofRole.isEmpty ? sections.filter { $0["title"]?.text.map(Self.folded) == Self.folded(name) } : ofRole
  }

  /// A heading without marks, case and blanks around it.
  private static func folded(_ title: String) -> String {
    let bytes = title.lowercased().utf8.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
    return bytes.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// What stands above a text, with its member of the JSON.
  private static let facts = [
    ("Language", "lang"), ("State", "state"), ("Superseded by", "supersededBy"), ("Audience", "audience"),
    ("Published", "date"), ("Updated", "updated"), ("Reviewed", "reviewed"),
  ]

  private static func head(_ article: JSONValue) -> String {
    var lines = ["# \(article["headline"]?.text ?? article["title"]?.text ?? "")", ""]
    lines.append("Address: \(article["url"]?.text ?? article["path"]?.text ?? "")")
    for (title, member) in facts { if let text = article[member]?.text { lines.append("\(title): \(text)") } }
    let products = (article["products"]?.elements ?? []).prefix(8).compactMap(\.text)
    if !products.isEmpty { lines.append("Products: \(products.joined(separator: ", "))") }
    for translation in article["translations"]?.elements ?? [] {
      lines.append("In \(translation["lang"]?.text ?? ""): \(translation["path"]?.text ?? "")")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }

  private static func sectionText(_ section: JSONValue) -> String {
    let level = min(max(section["level"]?.integer ?? 2, 1), 6)
    let heading = "\(String(repeating: "#", count: level)) \(section["title"]?.text ?? "")"
    return "\(heading) (section: \(section["anchor"]?.text ?? ""))\n\n\(section["text"]?.text ?? "")"
  }

  private static func bounded(_ text: String, _ sections: [JSONValue]) -> String {
    guard text.utf8.count > textLimit else { return text }
    let known = sections.compactMap { $0["anchor"]?.text }.joined(separator: ", ")
    return String(decoding: Array(text.utf8.prefix(textLimit)), as: UTF8.self)
      + "\n\n(cut here; read one section at a time: \(known))"
  }
}
