import Diagnostics

/// What an `[!INCLUDE]` names.
package enum IncludedFile: Sendable {
  case file(SourceFile)
  case missing
  /// The reader may not see it, and why: `it is a draft`.
  case withheld(String)
}
