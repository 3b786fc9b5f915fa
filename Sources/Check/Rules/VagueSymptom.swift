import Articles
import Diagnostics
import Markdown

/// CB1305: A symptom that speaks of an error quotes it: the message, the event, the code, or a picture of it.
enum VagueSymptom {
  private static let quotes = Phrases(["\"", "“", "「", "『", "‘", "«"])

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let section = article.section(.symptom) else { return [] }
    let nodes = article.nodes(of: section)
    guard !quotesSomething(nodes, in: article), speaksOfError(nodes, in: article) else { return [] }
    return [
      article.finding(
        "symptom-without-error", node: section.heading,
        "'\(section.title)' speaks of an error and quotes no message, event or code",
        hint: "Write the exact text that readers see and will search for.")
    ]
  }

  private static let words = Phrases([
    "error message", "an error", "error occurs", "exception", "エラー", "メッセージ", "例外", "警告",
  ])

  private static func speaksOfError(_ nodes: Range<Int>, in article: CheckedArticle) -> Bool {
    article.text.blocks.contains { block in
      nodes.contains(block.node) && words.occur(in: article.text.bytes, block.range)
    }
  }

  private static func quotesSomething(_ nodes: Range<Int>, in article: CheckedArticle) -> Bool {
    let hasMention = article.linked.mentions.contains { mention in
      mention.node.map { nodes.contains($0) } == true
    }
    return hasMention
      || nodes.contains { index in
        switch article.document.nodes[index].kind {
        case .code, .codeBlock, .blockQuote, .strong, .image, .table, .htmlBlock, .emphasis: true
        case .text:
          quotes.occur(in: article.document.text, article.document.nodes[index].primary.offsets)
        default: false
        }
      }
  }
}
