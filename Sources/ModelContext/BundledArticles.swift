/// Articles of a bundle, read whole or section by section.
extension SiteBundle {
  func article(_ path: String, section: String?) -> Tool.Outcome {
    guard let article = file(ofArticle: path) else {
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

  private func file(ofArticle path: String) -> JSONValue? {
    let parts = path.split(separator: "/").map(String.init)
    guard !parts.isEmpty, parts.allSatisfy(Self.isName) else { return nil }
    let folder = (parts.last == "index.html" ? Array(parts.dropLast()) : parts).joined(separator: "/")
    return [folder, "articles/" + folder].lazy.compactMap { self.json($0 + "/index.json") }.first {
      $0["sections"] != nil || $0["intro"] != nil
    }
  }

  /// A part of a path that leads nowhere else.
  static func isName(_ part: String) -> Bool {
    !part.isEmpty && part != "." && part != ".." && !part.utf8.contains { $0 < 0x20 || $0 == 0x2F }
  }

  /// The section with an anchor and those below it, else those of a role.
  private func chosen(_ name: String, _ sections: [JSONValue]) -> [JSONValue] {
    let anchor = name.hasPrefix("#") ? String(name.dropFirst()) : name
    if let first = sections.firstIndex(where: { $0["anchor"]?.text == anchor }) {
      let level = sections[first]["level"]?.integer ?? 1
      return [sections[first]] + sections[(first + 1)...].prefix { ($0["level"]?.integer ?? 1) > level }
    }
    return sections.filter { $0["role"]?.text == anchor.lowercased() }
  }

  private static func head(_ article: JSONValue) -> String {
    var lines = ["# \(article["headline"]?.text ?? article["title"]?.text ?? "")", ""]
    lines.append("Address: \(article["url"]?.text ?? article["path"]?.text ?? "")")
    if let state = article["state"]?.text { lines.append("State: \(state)") }
    let products = (article["products"]?.elements ?? []).prefix(8).compactMap(\.text)
    if !products.isEmpty { lines.append("Products: \(products.joined(separator: ", "))") }
    if let other = article["supersededBy"]?.text { lines.append("Superseded by: \(other)") }
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
