import Diagnostics

/// Takes out the findings that ignore comments silence, and finds what is wrong with the comments.
struct Silencer {
  /// By path.
  private let comments: [String: [IgnoreComment]]

  init(_ comments: [String: [IgnoreComment]]) { self.comments = comments }

  /// - Returns: the findings left, how many were silenced, and those about the comments.
  func applied(
    to findings: [Diagnostic], unchecked: Set<String>
  ) -> (left: [Diagnostic], silenced: Int, comments: [Diagnostic]) {
    var used: Set<String> = []
    let left = findings.filter { finding in
      guard let list = comments[finding.path] else { return true }
      let matching = list.indices.filter { list[$0].silences(finding) }
      for index in matching { used.insert(Self.key(finding.path, index, finding.rule)) }
      return matching.isEmpty
    }
    let own = comments.sorted { $0.key < $1.key }.flatMap { path, list in
      list.indices.flatMap { index in
        problems(of: list[index], in: path) { rule in
          !used.contains(Self.key(path, index, rule.name)) && !unchecked.contains(rule.name)
        }
      }
    }
    return (left, findings.count - left.count, own)
  }

  private static func key(_ path: String, _ comment: Int, _ rule: String) -> String { "\(comment) \(rule) \(path)" }

  private func problems(
    of comment: IgnoreComment, in path: String, isUnneeded: (Rule) -> Bool
  ) -> [Diagnostic] {
    let form = "Write <!-- casebook-ignore CB1203: why -->."
    var findings: [Diagnostic] = []
    func report(_ rule: String, _ message: String, hint: String) {
      findings.append(Diagnostic(.warning, rule: rule, path: path, at: comment.position, message, hint: hint))
    }
    if comment.rules.isEmpty { report("bad-ignore", "The comment names no rule", hint: form) }
    if comment.reason.isEmpty { report("bad-ignore", "The comment does not say why", hint: form) }
    for text in comment.rules {
      guard let rule = Rule.find(text) else {
        report(
          "bad-ignore", "There is no rule '\(text)'",
          hint: Rule.nearest(to: text).map { "Did you mean '\($0)'?" } ?? form)
        continue
      }
      if isUnneeded(rule) {
        report(
          "unneeded-ignore", "Nothing here breaks \(rule.id)", hint: "Take the rule, or the whole comment, out.")
      }
    }
    return findings
  }
}
