import Articles
import CrossReferences
import Diagnostics
import Markdown

/// What could tell a reader of an article: names of its front matter, its sentences, words with digits, destinations of its links.
struct ArticleStrings: Sendable {
  struct Piece: Sendable, Hashable {
    /// As a report names it.
    let what: String
    /// Letters of ASCII in lower case.
    let text: String
  }

  let path: String
  /// What stands in it, by what it is.
  private var texts: [(what: String, text: String)] = []
  /// Destinations of its links.
  private var addresses: [String] = []

  /// Bytes of a piece of a sentence: a quote that is cut off still holds one whole.
  private static let length = 60

  /// - Parameter links: where links lead; the addresses of those that lead nowhere are not shown. Nil for all there is.
  init(_ article: Article, _ document: MarkdownDocument, links: [Int: LinkTarget]? = nil) {
    path = article.file.path
    let metadata = article.metadata
    texts += [article.title, article.headline].map { ("title", $0) } + [("id", article.id)]
    texts += ([metadata.description, metadata.owner].compactMap { $0 } + article.products + metadata.tags).map {
      ("front matter", $0)
    }
    texts += metadata.aliases.map { ("alias", $0) }
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .paragraph, .heading, .tableCell: texts.append(("text", document.plainText(of: index)))
      case .text, .code, .codeBlock, .htmlBlock, .html:
        texts.append(("text", String(decoding: document.primary(of: index), as: UTF8.self)))
      case .link, .image:
        let address = String(decoding: document.primary(of: index), as: UTF8.self)
        if address.hasPrefix("#") || (links.map { $0[index] ?? .broken == .broken } ?? false) { break }
        addresses.append(address)
      case .directive: texts.append(("text", String(decoding: document.secondary(of: index), as: UTF8.self)))
      default: break
      }
    }
  }

  /// Of a file that cannot be read as an article.
  init(_ file: SourceFile) {
    path = file.path
    texts = [("text", String(decoding: file.bytes, as: UTF8.self))]
  }

  /// All but the addresses: two articles that say the same have the same.
  var text: String { texts.map(\.text).joined(separator: "\n") }

  /// All of it, for what is open to all.
  var bytes: [UInt8] { Array((texts.map(\.text) + addresses).joined(separator: "\n").utf8) }

  var pieces: [Piece] {
    texts.flatMap { what, text in
      what == "text" ? Self.pieces(ofText: text) : Self.pieces(what, [text], isName: what == "title" || what == "id")
    } + Self.pieces("link", addresses)
  }

  /// - Parameter isName: also short ones count, but numbers, which count anything.
  private static func pieces(_ what: String, _ texts: [String], isName: Bool = false) -> [Piece] {
    texts.filter { $0.utf8.count >= ByteSearch.minimum || isName && isTelling($0) }
      .map { Piece(what: what, text: $0.lowercasedASCII) }
  }

  private static func isTelling(_ name: String) -> Bool {
    name.utf8.count >= ByteSearch.shortest && name.count >= 2 && !name.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  private static func pieces(ofText text: String) -> [Piece] {
    text.split(whereSeparator: { $0.isNewline || "。！？".contains($0) }).flatMap { line in
      String(line).split(separator: ". ").flatMap { pieces("sentence", cut($0).map(trimmed)) }
        + pieces("word", words(line))
    }
  }

  /// Pieces of about `length` bytes.
  private static func cut(_ sentence: Substring) -> [String] {
    let text = String(sentence).trimmingBlanks()
    guard text.utf8.count > length else { return text.utf8.count >= 16 ? [text] : [] }
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if piece.utf8.count >= length {
        pieces.append(piece.trimmingBlanks())
        piece = ""
      }
    }
    // A short rest may stand anywhere.
    return piece.utf8.count >= 24 ? pieces + [piece.trimmingBlanks()] : pieces
  }

  /// Without marks at its ends, which may be those of a list or a quote.
  private static func trimmed(_ piece: String) -> String {
    let isMark = { (byte: UInt8) in byte < 0x80 && !(byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26) }
    var bytes = piece.utf8.drop(while: isMark)
    while let last = bytes.last, isMark(last) { bytes.removeLast() }
    return String(Substring(bytes))
  }

  /// Names of machines, tickets, accounts: words of ASCII with a digit.
  private static func words(_ line: Substring) -> [String] {
    let isWord = { (byte: UInt8) in byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x5F }
    return line.utf8.split(whereSeparator: { !isWord($0) })
      .filter { word in word.contains { $0 &- 0x30 < 10 } && word.contains { ($0 | 0x20) &- 0x61 < 26 } }
      .map { String(Substring($0)) }
  }
}

extension String {
  /// Letters of ASCII in lower case, all else as it is.
  var lowercasedASCII: String { String(decoding: utf8.map(DecodedViews.lower), as: UTF8.self) }
}
