import Diagnostics

/// How many errors and warnings there are among findings that come and go.
struct FindingTally: Sendable {
  private(set) var errors = 0
  private(set) var warnings = 0

  mutating func add(_ findings: [Diagnostic]) { count(findings, by: 1) }

  mutating func remove(_ findings: [Diagnostic]) { count(findings, by: -1) }

  private mutating func count(_ findings: [Diagnostic], by step: Int) {
    for finding in findings {
      switch finding.severity {
      case .error: errors += step
      case .warning: warnings += step
      case .note: break
      }
    }
  }
}
