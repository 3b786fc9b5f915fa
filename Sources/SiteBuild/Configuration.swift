import Articles
import CrossReferences
import Diagnostics
import Entities
import Rendering

/// What `casebook.yml` says, with a default for every key: a bare folder of Markdown needs no configuration.
package struct Configuration: Sendable {
  package var title = ""
  /// By language; under the empty key for all.
  package var descriptions: [String: String] = [:]
  /// Whose pages stand at the root, in lower case; empty: the first of `languages`.
  package var language = ""
  /// In lower case; empty: those of the articles.
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
  /// Names of those for whom articles are, in lower case, from the widest circle to the narrowest; empty: the usual ones.
  package var audiences: [String] = []
  /// Of articles that name none; empty: the first.
  package var defaultAudience = ""
  /// Groups of texts that mean the same to a search.
  package var synonyms: [[String]] = []
  /// By rule name; nil switches the rule off.
  package var severities: [String: Diagnostic.Severity?] = [:]
  /// Files for programs that are not switched off, and those that are switched on.
  var exports = ExportKinds.all
  var askedExports: ExportKinds = []

  /// Servers for which maps of the redirects are written.
  package var redirects: [RedirectMap] = []

  package init() {}

  /// All that the file names, the default first.
  package var namedLanguages: [String] {
    language.isEmpty ? languages : [language] + languages.filter { $0 != language }
  }

  /// The files for programs of a site. Without an address of its own, a folder that is looked at or tried, it has those only that are
  /// asked for.
  func exports(of site: Site) -> ExportKinds { site.baseURL.isEmpty ? askedExports : exports }
}
