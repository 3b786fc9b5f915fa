import Diagnostics

/// Numbers with their nouns, as summaries say them: `1 article`, `5,828 articles`.
enum Counted {
  static func text(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }

  /// `no findings`, `2 errors, 31 warnings, 4 notes`.
  static func summary(of findings: [Diagnostic]) -> String {
    let counts = [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note")].map { severity, noun in
      (findings.count { $0.severity == severity }, noun)
    }
    let parts = counts.filter { $0.0 > 0 }.map(text)
    return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
  }
}
