import Testing

@testable import Diagnostics

@Suite struct SourceFileTests {
  let file = SourceFile(path: "a.md", bytes: Array("ab\nあc\n".utf8))

  @Test(arguments: [(0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (6, 2, 4), (8, 3, 1), (99, 3, 1), (-5, 1, 1)])
  func countsLinesAndColumnsInBytes(offset: Int, line: Int, column: Int) {
    #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func findingsAreOrderedByPlace() {
    let late = Diagnostic(.error, rule: "a", in: file, at: 6, "late")
    let early = Diagnostic(.note, rule: "z", in: file, at: 0, "early")
    #expect([late, early].sorted().map(\.message) == ["early", "late"])
  }
}
