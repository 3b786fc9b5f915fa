import Articles
import Diagnostics
import Markdown

/// CB1305: A symptom quotes what the reader sees: a message, an event, a code, a picture.
enum VagueSymptom {
  private static let quotes: Set<Unicode.Scalar> = ["\"", "“", "「", "『", "‘", "«"]

  static func findings(in article: CheckedArticle) -> [Diagnostic] {
    guard let section = article.section(.symptom) else { return [] }
    let nodes = article.nodes(of: section)
    // An empty one has a rule of its own.
    guard EmptySection.hasContent(nodes, in: article.document), !quotesSomething(nodes, in: article) else { return [] }
    return [
      article.finding(
        "symptom-without-error", node: section.heading, "'\(section.title)' quotes no message, event or code",
        hint: "Write the exact text that readers see and will search for.")
    ]
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
          String(decoding: article.document.primary(of: index), as: UTF8.self).unicodeScalars.contains(where: quotes.contains)
        default: false
        }
      }
  }
}
