/// The text of an element as its reader sees it, a line for each block.
enum HTMLText {
  /// Elements that do not part words.
  static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "nobr", "q", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]

  /// UTF-8, without what surrounds the article.
  static func text(of element: Int, in page: HTMLPage) -> [UInt8] {
    let tree = page.tree
    var text: [UInt8] = []
    // Blocks that are open.
    var ends: [Int] = []
    var index = element
    while index < tree.nodes[element].end {
      while let end = ends.last, end <= index {
        ends.removeLast()
        text.append(UInt8(ascii: "\n"))
      }
      let node = tree.nodes[index]
      if page.surroundings.parts[index] != nil {
        index = node.end
        continue
      }
      if node.kind == .text {
        text += node.text.utf8
      } else if node.kind == .element, !inline.contains(node.name) || page.isBlock[index] {
        text.append(UInt8(ascii: "\n"))
        ends.append(node.end)
      }
      index += 1
    }
    text.append(UInt8(ascii: "\n"))
    return text
  }
}
