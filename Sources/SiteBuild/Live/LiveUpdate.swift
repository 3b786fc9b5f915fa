import Diagnostics

/// What a change of files made of the site: for the terminal and for open pages.
package struct LiveUpdate: Sendable {
  package enum Cause: Sendable, Equatable {
    case start, articles, files, theme, configuration, everything
  }

  package var cause: Cause
  /// Articles that are new, changed or gone, by source path, sorted.
  package var articles: [Article] = []
  /// Every page may look otherwise, its style and scripts too.
  package var changesTheme = false
  /// Files beside the articles came, changed or went, which pages may show.
  package var hasFiles = false
  /// Findings of these articles by article, those of the rules once they were looked at.
  package var findings: [Diagnostic] = []
  /// Those that the change brought to articles that did not change themselves: a link that leads nowhere any more.
  package var elsewhere: [Diagnostic] = []
  /// Of the whole site.
  package var articleCount = 0
  /// Of the whole site, as reading and linking found them.
  package var errors = 0
  package var warnings = 0
  /// From taking the change up to the new state.
  package var seconds = 0.0
  /// Counts the states of a site from 1.
  package var generation = 0
  /// Why the site is not what its files say: the configuration or the theme is not usable, and the last good one stands.
  package var obstacles: [Diagnostic] = []
  /// Files changed, but nothing that the site is made of.
  package var isNothing = false

  package init(cause: Cause = .articles) { self.cause = cause }

  package struct Article: Sendable {
    package let path: String
    /// Below the site's root; nil where it has no page.
    package let address: String?
  }
}

/// What a watcher saw.
package enum FileChanges: Sendable, Equatable {
  /// Files and folders that changed, came or went.
  case paths(Set<String>)
  /// Anything may have changed.
  case everything

  package mutating func merge(_ other: FileChanges) {
    if case .paths(let mine) = self, case .paths(let theirs) = other {
      self = .paths(mine.union(theirs))
    } else {
      self = .everything
    }
  }
}
