import Articles
import Diagnostics

/// Which articles replace which.
extension KnowledgeBase {
  /// Numbers of the articles that replace one, each the one before it, up to the newest. Of a circle only the first is followed.
  package func successors(of number: Int) -> [Int] {
    var chain: [Int] = []
    var last = number
    while let next = articles[last].supersededBy {
      if next == number || chain.contains(next) { return Array(chain.prefix(1)) }
      chain.append(next)
      last = next
    }
    return chain
  }

  /// Errors about articles that replace each other in a circle, one for each circle.
  package var circles: [Diagnostic] {
    var settled: Set<Int> = []
    var findings: [Diagnostic] = []
    for start in directory.order.numbers where articles[start].supersededBy != nil {
      var path: [Int] = []
      var number: Int? = start
      while let next = number, settled.insert(next).inserted {
        path.append(next)
        number = articles[next].supersededBy
      }
      guard let number, let first = path.firstIndex(of: number) else { continue }
      findings.append(circle(Array(path[first...])))
    }
    return findings
  }

  private func circle(_ numbers: [Int]) -> Diagnostic {
    let article = articles[numbers[0]].article
    let names = (numbers + numbers.prefix(1)).map { articles[$0].article.file.path }.joined(separator: " → ")
    return Diagnostic(
      .error, rule: "superseded-circle", path: article.file.path, at: article.metadata.positions["superseded-by"],
      "These articles replace each other: \(names)", hint: "Take 'superseded-by' out of the newest one.")
  }
}
