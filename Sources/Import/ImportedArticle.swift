import Diagnostics

/// An old file to be imported: its bytes, its name, and what may be asked about the files beside it.
package struct ImportSource: Sendable {
  /// As the user gave it, for messages and to tell the format by its ending; empty for standard input.
  package let name: String
  package let bytes: [UInt8]
  /// The path of the article to be, for its findings.
  package let articlePath: String
  /// Nil where the content and the name shall tell.
  package let format: SourceFormat?
  /// Whether a relative address of the source leads to a file that can come along.
  package let fileExists: @Sendable (String) -> Bool

  /// The bytes of a file that the source includes, by the path that it writes; nil where there is none.
  package let include: @Sendable (String) -> [UInt8]?

  /// The address, from the article, of the article that a relative address of the source becomes; nil where that is not imported.
  package let linkedArticle: @Sendable (String) -> String?

  package init(
    name: String, bytes: [UInt8], articlePath: String, format: SourceFormat? = nil,
    fileExists: @escaping @Sendable (String) -> Bool = { _ in false },
    include: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
    linkedArticle: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.name = name
    self.bytes = bytes
    self.articlePath = articlePath
    self.format = format
    self.fileExists = fileExists
    self.include = include
    self.linkedArticle = linkedArticle
  }
}

/// An old file as an article: its Markdown, what a writer must look at, the images it needs.
package struct ImportedArticle: Sendable {
  /// Front matter and body, UTF-8.
  package let text: [UInt8]
  /// `ja`, `en`; nil where the front matter has none.
  package let language: String?
  package let format: SourceFormat
  package let encoding: TextDecoder.Encoding
  /// Errors for words that were lost, warnings for doubts, notes for what was left out or renamed; in the article's order.
  package let diagnostics: [Diagnostic]
  package let comparison: WordComparison
  /// Relative addresses of local images that the article shows, as in the article.
  package let images: [String]
  /// Images that were inside the source, by the address that the article uses.
  package let embedded: [(name: String, bytes: [UInt8])]
}
