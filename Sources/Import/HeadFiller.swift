import Articles
import CrossReferences
import Entities
import Markdown

/// Fills the front matter as far as the text tells: title, language, type, products, entities that need declaring.
struct HeadFiller {
  let article: Article
  let document: MarkdownDocument
  let mentions: [ArticleMention]

  /// - Parameters:
  ///   - title: that stood over the text.
  ///   - name: of the source, for a text without a title.
  func fill(_ head: inout ArticleHead, title: String?, name: String) {
    if head.title.isEmpty {
      head.title = title ?? (article.titleHeading == nil ? Self.title(from: name) : article.headline)
    }
    head.language = head.language ?? article.language
    head.type = head.type ?? type(title: head.title)
    if head.products.isEmpty, article.products.isEmpty { head.products = products(title: head.title) }
    let given = Set(head.declared.map(\.key))
    if !given.contains("kbs") {
      let updates = causingUpdates
      if !updates.isEmpty { head.declared.append(("kbs", updates)) }
    }
    let states = internalStates
    if !given.contains("codes"), !states.isEmpty { head.declared.append(("codes", states.map { "!" + $0 })) }
  }

  /// `内部エラーの状態は 10001`, `the internal error state is 10001`: a place in Schannel's code, no error that anybody looks up.
  private var internalStates: [String] {
    let phrases = ["内部エラーの状態は", "内部エラー状態は", "internal error state is"]
    let text = String(decoding: document.text, as: UTF8.self)
    var found: [String] = []
    for phrase in phrases {
      var rest = text[...]
      while let range = rest.firstRange(of: phrase) {
        rest = rest[range.upperBound...]
        let number = String(rest.drop { $0 == " " || $0 == "\u{A0}" }.prefix { $0.isASCII && $0.isNumber })
        let isTaken = mentions.contains { $0.entity == Entity(.code, "dec:" + number) }
        if isTaken, !found.contains(number) { found.append(number) }
      }
    }
    return found
  }

  /// `rdp-fails.txt` to `rdp-fails`.
  private static func title(from name: String) -> String {
    let last = name.split(separator: "/").last.map(String.init) ?? ""
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    return stem.isEmpty ? "Untitled" : stem
  }

  private func type(title: String) -> Metadata.ArticleType? {
    let roles = Set(article.sections.compactMap(\.ownRole))
    if !roles.isDisjoint(with: [.cause, .workaround, .resolution]), roles.contains(.symptom) || roles.contains(.cause) {
      return .incident
    }
    let words = title.lowercased()
    if words.hasPrefix("how to ") || ["する方法", "方法について", "手順", "する方法について"].contains(where: { words.hasSuffix($0) }) {
      return .howTo
    }
    return roles.contains(.symptom) ? .incident : nil
  }

  /// Named in the title, before the first section, or where it says what is affected.
  private func products(title: String) -> [String] {
    var text = title + "\n"
    let sections = article.sections.filter { $0.level > 1 }
    let first = sections.first?.heading ?? document.nodes.count
    for index in 1..<max(first, 1) where document.nodes[index].kind == .paragraph {
      text += document.plainText(of: index) + "\n"
    }
    for section in sections where [.symptom, .environment, .cause].contains(section.role) {
      for index in section.nodes where document.nodes[index].kind == .text {
        text += String(decoding: document.primary(of: index), as: UTF8.self) + "\n"
      }
    }
    return ProductNames.found(in: text)
  }

  /// KB numbers that the article names more than once, though neither in its title nor among its symptoms: it is about them.
  private var causingUpdates: [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for mention in mentions where mention.entity.kind == .kb && mention.node != nil {
      if counts[mention.entity.value] == nil { order.append(mention.entity.value) }
      counts[mention.entity.value, default: 0] += mention.isAbout ? -1000 : 1
    }
    return order.filter { counts[$0, default: 0] >= 2 }.prefix(4).map(\.self)
  }
}
