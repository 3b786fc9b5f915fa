import Diagnostics
import Markdown
import Testing

@testable import SiteBuild

@Suite struct DocumentShelfTests {
  private static let texts = ["# One\n\nText of *one*.", "", "- 二\n- `c`\n\n| a |\n| - |\n| b |\n"]

  /// With room for all, for the first only, for none, and where no file can be made.
  @Test(arguments: [("", 1 << 20), ("", 700), ("", 0), ("/missing", 0)])
  func whatIsPutComesBack(below: String, memory: Int) throws {
    let folder = try TemporaryFolder()
    let shelf = DocumentShelf(folder: folder.path + below, memory: memory)
    let documents = Self.texts.enumerated().map { index, text in
      MarkdownParser().parse(SourceFile(path: "\(index).md", bytes: Array(text.utf8))).0
    }
    let places = documents.map(shelf.put)
    for (document, place) in zip(documents, places).reversed() {
      let back = try shelf.get(place)
      #expect(back.text == document.text)
      #expect(back.nodes.map { "\($0)" } == document.nodes.map { "\($0)" })
    }
    #expect(folder.files.isEmpty)
  }
}
