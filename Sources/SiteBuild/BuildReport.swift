import Diagnostics

/// What a build did: for the summary, `--timings` and the exit code.
package struct BuildReport: Sendable {
  /// A stage and how long it took, in seconds.
  package struct Timing: Sendable {
    package let stage: String
    package let seconds: Double
  }

  package struct Proved: Sendable {
    package let strings: Int
    package let files: Int
    /// Names of withheld articles that stand in open texts all the same.
    package let known: [LeakProof.Known]
  }

  package var articles = 0
  package var pages = 0
  /// Articles that are left out for their audience, state or dates; 0 where nothing had to be built.
  package var withheld = 0
  /// How many strings that are withheld were looked for, and in how many files.
  package var proved: Proved?
  package var summary = SiteWriter.Summary()
  /// Sorted by file and place.
  package var diagnostics: [Diagnostic] = []
  package var timings: [Timing] = []
  package var output = ""
  package var articleFolder = ""
}
