import Articles
import CrossReferences
import Diagnostics
import Entities
import Rendering

/// What `casebook.yml` says, with a default for every key: a bare folder of Markdown needs no configuration.
package struct Configuration: Sendable {
  package var title = ""
  package var description = ""
  /// Language tags in lower case; empty: those of the articles.
  package var languages: [String] = []
  package var baseURL = ""
  /// Relative to the source folder.
  package var articles = ""
  package var output = "public"
  package var theme = ""
  package var rawHTML = RawHTMLPolicy.safe
  package var cjkEmphasis = true
  package var cjkSoftBreaks = true
  /// Heading words of the site and their roles.
  package var headings: [String: SectionRole] = [:]
  /// Lower-case other names of products → name.
  package var products: [String: String] = [:]
  /// Lower-case other names of providers → name.
  package var providers: [String: String] = [:]
  package var kinds: [CustomKind] = []
  /// Groups of texts that mean the same to a search.
  package var synonyms: [[String]] = []
  /// Files for programs that the site has.
  package var exports = ExportKinds.all

  package init() {}
}
