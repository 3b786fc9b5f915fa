import Testing

/// Holds the sources to the rules of the house that a compiler does not know.
struct SourceRulesTests {
  @Test func theOutsideWorldIsTouchedAtTheEdges() throws {
    let outside =
      /\b(?:FileManager|FileHandle|Process|ProcessInfo|CommandLine)\b|\b(?:print|debugPrint|fopen|getenv|readLine)\(|\bDate\(\)|\b(?:String|Data|Array)\(contentsOf(?:File)?:|\bwrite\(to(?:File)?:/
    let places = try SourceTree().places(of: outside) { !ImportTests.edges.contains($0) }
    #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
  }

  /// Times come from the front matter, git or SOURCE_DATE_EPOCH, so that the same input gives the same bytes.
  @Test func pagesDoNotKnowWhatTimeItIs() throws {
    let now = /\bDate\(\)|\bDate\.now\b|\btime\(nil\)/
    let places = try SourceTree().places(of: now) { $0 != "Preview" && $0 != "casebook" }
    #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
  }

  @Test func nothingTraps() throws {
    let traps = /\btry!|\bas!|\bfatalError\(|\bpreconditionFailure\(|@unchecked Sendable|[\w)\]]!(?:[.,)\]\s\[]|$)/
    let places = try SourceTree().places(of: traps) { _ in true }
    #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
  }

  @Test func nothingIsPublic() throws {
    let places = try SourceTree().places(
      of: /\b(?:public|open) (?:\w+ )*(?:struct|enum|class|func|var|let|protocol|actor|init|extension)\b/
    ) { _ in true }
    #expect(places.isEmpty, "\(places.joined(separator: "\n"))")
  }

  @Test func filesStayReadable() throws {
    let files = try SourceTree().files
    for file in files {
      #expect(file.code.count - 1 <= 400, "\(file.path) has \(file.code.count - 1) lines")
    }
    let lengths = files.map(\.code.count).sorted()
    #expect(
      lengths[lengths.count / 2] <= 121, "half of the files have more than \(lengths[lengths.count / 2] - 1) lines")
  }

  @Test func filesOpenWithASentence() throws {
    for file in try SourceTree().files {
      let first = file.text.split(separator: "\n").first {
        !$0.hasPrefix("import ") && !$0.hasPrefix("@preconcurrency import ")
      }
      #expect(first?.hasPrefix("///") == true, "\(file.path) does not say what it is for: \(first ?? "")")
    }
  }

  @Test(arguments: [
    ("let a = b!.c // d!.e", "let a = b!.c "), (#"let a = "print(" + b"#, #"let a = "" + b"#),
    (##"let a = #"x"y"# + b"##, ##"let a = #"" + b"##), ("a /* b /* c */ d */ e", "a  e"),
    (#"let a = "\"" + b"#, #"let a = "" + b"#),
  ])
  func commentsAndStringsAreNotCode(text: String, code: String) {
    #expect(codeLines(of: text) == [code])
  }
}
