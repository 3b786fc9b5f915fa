import Markdown

/// Articles written as plain text: their numbered headings, which Markdown takes for lists of one item, become headings.
///
/// `1. 事象` alone between blank lines is one where the words are a section's and the numbers of all such lines count from 1.
struct PlainHeadings {
  private let dictionary: HeadingDictionary

  init(_ dictionary: HeadingDictionary) { self.dictionary = dictionary }

  /// - Returns: the same document where it has fewer than two such lines.
  func applied(to document: MarkdownDocument) -> MarkdownDocument {
    let lists = document.children(of: 0).filter { isHeading($0, of: document) }
    guard lists.count >= 2, lists.enumerated().allSatisfy({ Int(document.nodes[$1].number) == $0 + 1 }) else {
      return document
    }
    var result = MarkdownDocument(nodes: [document.nodes[0]], text: document.text)
    result.nodes.reserveCapacity(document.nodes.count)
    let headings = Set(lists)
    for child in document.children(of: 0) {
      if headings.contains(child) {
        appendHeading(child, of: document, to: &result)
      } else {
        append(child, of: document, to: &result)
      }
    }
    result.nodes[0].end = UInt32(result.nodes.count)
    return result
  }

  /// A list of one item that holds one line of plain words.
  private func isHeading(_ list: Int, of document: MarkdownDocument) -> Bool {
    let nodes = document.nodes
    guard nodes[list].kind == .orderedList, Int(nodes[list].end) == list + 4, nodes[list + 1].kind == .item,
      nodes[list + 2].kind == .paragraph, nodes[list + 3].kind == .text
    else { return false }
    return dictionary.isWord(document.plainText(of: list))
  }

  private func appendHeading(_ list: Int, of document: MarkdownDocument, to result: inout MarkdownDocument) {
    let number = String(document.nodes[list].number) + ". "
    var text = document.nodes[list + 3]
    let start = UInt32(result.text.count)
    result.text += Array(number.utf8) + document.primary(of: list + 3)
    text.primary.start = start
    text.primary.end = UInt32(result.text.count)
    text.end = UInt32(result.nodes.count + 2)
    text.range = document.nodes[list].range
    let heading = Node(.heading, level: 2, end: text.end, range: document.nodes[list].range)
    result.nodes += [heading, text]
  }

  private func append(_ child: Int, of document: MarkdownDocument, to result: inout MarkdownDocument) {
    let shift = child - result.nodes.count
    for index in child..<Int(document.nodes[child].end) {
      var node = document.nodes[index]
      node.end = UInt32(Int(node.end) - shift)
      result.nodes.append(node)
    }
  }
}
