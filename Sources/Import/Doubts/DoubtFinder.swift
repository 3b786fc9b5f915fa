import Articles
import CrossReferences
import Diagnostics
import Entities
import Markdown

/// Finds what is uncertain in an imported article, whatever it was made from: lost images, events without a source,
/// addresses of hosts that are gone, numbers that may be events.
struct DoubtFinder {
  private let parsed: ParsedArticle
  private let mentions: [ArticleMention]
  private let fileExists: (String) -> Bool
  private var doubts: [Doubt] = []

  /// - Parameter fileExists: whether a relative address leads to a file beside the source.
  static func doubts(
    about parsed: ParsedArticle, _ mentions: [ArticleMention], fileExists: (String) -> Bool
  ) -> [Doubt] {
    withoutActuallyEscaping(fileExists) { fileExists in
      var finder = DoubtFinder(parsed: parsed, mentions: mentions, fileExists: fileExists)
      finder.findLostImages()
      finder.findEventsWithoutSource()
      finder.findAddresses()
      finder.findNumbers()
      return finder.doubts.sorted { $0.offset < $1.offset }
    }
  }

  private init(parsed: ParsedArticle, mentions: [ArticleMention], fileExists: @escaping (String) -> Bool) {
    self.parsed = parsed
    self.mentions = mentions
    self.fileExists = fileExists
  }

  private var document: MarkdownDocument { parsed.document }

  // MARK: - Lost images

  /// Paragraphs that announce a picture or a message, with nothing of the kind behind them.
  private mutating func findLostImages() {
    let blocks = Array(document.children(of: 0))
    for (number, block) in blocks.enumerated() where document.nodes[block].kind == .paragraph {
      let text = document.plainText(of: block).trimmingBlanks()
      let next = number + 1 < blocks.count ? blocks[number + 1] : nil
      if let placeholder = LostImage.placeholder(in: text) {
        addLostImage(block, about: "'\(placeholder.prefix(60))' stands where an image was")
      } else if LostImage.isAnnounced(by: text), !holdsImage(block), next.map(shows) != true {
        addLostImage(block, about: "What this paragraph announces, an image or a message, did not come along")
      }
    }
  }

  private func holdsImage(_ block: Int) -> Bool {
    (block..<Int(document.nodes[block].end)).contains { document.nodes[$0].kind == .image }
  }

  /// Whether a block can be what the paragraph before it announced.
  private func shows(_ block: Int) -> Bool {
    switch document.nodes[block].kind {
    case .heading, .thematicBreak: return false
    case .paragraph: return holdsImage(block) || !LostImage.goesOn(document.plainText(of: block))
    default: return true
    }
  }

  private mutating func addLostImage(_ block: Int, about message: String) {
    doubts.append(
      Doubt(
        rule: "import-lost-image", message: message, hint: "Add the image or write the message's exact words.",
        japanese: "ここにあった画像またはメッセージは取り込めませんでした。画像を追加するか、メッセージの文言を書いてください。",
        offset: Int(document.nodes[block].range.start), isBehind: true))
  }

  // MARK: - Events

  private mutating func findEventsWithoutSource() {
    var seen: Set<Entity> = Set(mentions.filter { $0.entity.kind == .event && $0.source != nil }.map(\.entity))
    let inBody = mentions.filter { $0.node != nil && $0.place != .title && $0.place != .heading }
    for mention in inBody where mention.entity.kind == .event && seen.insert(mention.entity).inserted {
      let id = mention.entity.value
      doubts.append(
        Doubt(
          rule: "import-event-source", message: "The text does not name the source of event \(id)",
          hint: parsed.article.language == "ja"
            ? "Add a line 'ソース: …' to the event, as the log shows it."
            : "Add a line 'Source: …' to the event, as the log shows it.",
          japanese: "イベント \(id) のソースが本文にありません。ログで確かめて「ソース: …」の行を加えてください。", offset: mention.offset))
    }
  }

  /// Numbers beside the word for an event that were not taken for one.
  private mutating func findNumbers() {
    let known = Set(mentions.flatMap { [$0.entity.value, $0.written] })
    for index in document.nodes.indices where document.nodes[index].kind == .text {
      for number in EventNumbers.unsure(in: String(decoding: document.primary(of: index), as: UTF8.self))
      where !known.contains(number) {
        doubts.append(
          Doubt(
            rule: "import-unsure-number", message: "The number \(number) may be an event ID",
            hint: "Write 'event ID \(number)' if it is one.",
            japanese: "\(number) はイベント ID かもしれません。そうであれば「イベント ID \(number)」と書いてください。",
            offset: Int(document.nodes[index].range.start)))
      }
    }
  }

  // MARK: - Addresses

  private mutating func findAddresses() {
    var seen: Set<String> = []
    for index in document.nodes.indices {
      let node = document.nodes[index]
      guard node.kind == .link || node.kind == .image else { continue }
      let address = String(decoding: document.primary(of: index), as: UTF8.self)
      guard seen.insert(address).inserted else { continue }
      if node.kind == .image {
        addImage(address, at: Int(node.range.start))
      } else {
        addLink(address, at: Int(node.range.start))
      }
    }
  }

  private mutating func addLink(_ address: String, at offset: Int) {
    guard let found = RetiredHosts.find(address), !found.isForwarding else { return }
    let host = found.host
    doubts.append(
      Doubt(
        rule: "import-retired-host", message: "The link leads to \(host), which is shut down",
        hint: "Link to where the page is now, or to a copy in a web archive.",
        japanese: "\(host) は閉鎖されています。移転先、またはアーカイブのコピーへのリンクにしてください。", offset: offset))
  }

  private mutating func addImage(_ address: String, at offset: Int) {
    let isElsewhere = address.hasPrefix("http://") || address.hasPrefix("https://") || address.hasPrefix("//")
    if isElsewhere {
      doubts.append(
        Doubt(
          rule: "import-remote-image", message: "The image is on another host: \(address.prefix(120))",
          hint: "Save it beside the article and correct its address.",
          japanese: "画像がほかのホストにあります。記事の横に保存し、リンクを書き換えてください。", offset: offset))
    } else if !fileExists(address) {
      doubts.append(
        Doubt(
          rule: "import-lost-image", message: "The image '\(address.prefix(120))' is not beside the source",
          hint: "Add the file or remove the image.",
          japanese: "画像ファイルが元の記事の横にありません。ファイルを加えるか、画像を消してください。", offset: offset))
    }
  }
}
