import Testing

@testable import SiteBuild

@Suite struct ParallelMapTests {
  @Test(arguments: [1, 2, 8]) func givesResultsInOrder(jobs: Int) {
    #expect(ParallelMap(jobs: jobs)(1000) { $0 * 2 } == (0..<1000).map { $0 * 2 })
  }

  @Test(arguments: [1, 2, 8]) func makesTwoValuesBesideEachOther(jobs: Int) {
    let map = ParallelMap(jobs: jobs)
    let (text, squares) = map.both({ "one" }, { map(100) { $0 * $0 } })
    #expect(text == "one")
    #expect(squares == (0..<100).map { $0 * $0 })
  }
}
