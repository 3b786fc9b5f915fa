import Foundation

/// The Swift files under `Sources/`, by target, with their text and the code in it.
struct SourceTree {
  struct File {
    /// `Sources/Markdown/Node.swift`.
    let path: String
    let target: String
    let text: String
    /// The text line by line without comments and with the insides of string literals blanked.
    let code: [String]
  }

  let files: [File]

  /// Reads the package that this test belongs to.
  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
    let sources = folder.standardizedFileURL.resolvingSymlinksInPath()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    files = try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      return File(
        path: "Sources/\(path)", target: String(path.prefix { $0 != "/" }), text: text, code: codeLines(of: text))
    }
  }

  /// `path:line: code` of each line of code that the pattern matches, in the targets that the predicate admits.
  func places(of pattern: Regex<Substring>, in admits: (String) -> Bool) -> [String] {
    files.filter { admits($0.target) }.flatMap { file in
      file.code.enumerated().filter { $0.element.contains(pattern) }.map {
        "\(file.path):\($0.offset + 1): \($0.element)"
      }
    }
  }
}

/// Removes comments and the insides of string literals, so that words in them are not taken for code.
func codeLines(of text: String) -> [String] {
  enum State: Equatable {
    case code, lineComment
    case blockComment(depth: Int)
    case string(quotes: Int, pounds: Int)
  }
  var (state, pounds, lines, line) = (State.code, 0, [String](), "")
  let characters = Array(text.unicodeScalars)
  var index = 0

  func stands(_ word: String, at start: Int) -> Bool {
    let scalars = Array(word.unicodeScalars)
    return start + scalars.count <= characters.count && Array(characters[start..<start + scalars.count]) == scalars
  }

  while index < characters.count {
    let character = characters[index]
    var width = 1
    switch state {
    case _ where character == "\n":
      lines.append(line)
      line = ""
      if state == .lineComment { state = .code }
    case .code where stands("//", at: index):
      state = .lineComment
    case .code where stands("/*", at: index):
      (state, width) = (.blockComment(depth: 1), 2)
    case .code where character == "\"":
      let quotes = stands("\"\"\"", at: index) ? 3 : 1
      (state, width) = (.string(quotes: quotes, pounds: pounds), quotes)
      line += "\""
    case .code:
      pounds = character == "#" ? pounds + 1 : 0
      line.unicodeScalars.append(character)
    case .lineComment:
      break
    case .blockComment(let depth):
      if stands("/*", at: index) { (state, width) = (.blockComment(depth: depth + 1), 2) }
      if stands("*/", at: index) { (state, width) = (depth == 1 ? .code : .blockComment(depth: depth - 1), 2) }
    case .string(let quotes, let pounds):
      let end = String(repeating: "\"", count: quotes) + String(repeating: "#", count: pounds)
      if character == "\\", pounds == 0 {
        width = 2
      } else if stands(end, at: index) {
        (state, width) = (.code, end.unicodeScalars.count)
        line += "\""
      }
    }
    index += width
  }
  return lines + [line]
}
