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
}
