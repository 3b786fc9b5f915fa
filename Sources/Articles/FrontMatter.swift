import Diagnostics
import Yams

/// The YAML between `---` lines at the top of an article: where it is, and its keys as values with places.
struct FrontMatter {
  /// A value as YAML gives it, with the place of its first character.
  struct Value {
    enum Content {
      case text(String)
      case list([Value])
      case mapping([Entry])
    }
    let content: Content
    let position: SourcePosition
  }

  struct Entry {
    let key: String
    let keyPosition: SourcePosition
    let value: Value
  }

  let entries: [Entry]
  /// Offset of the first byte of the body.
  let bodyStart: Int

  /// Front matter is small; a larger one is an accident or an attack.
  static let maximumSize = 64 * 1024

  /// Reads the front matter of a file.
  /// - Returns: nil front matter where it is not readable (a finding says why); an empty one where there is none.
  static func read(_ file: SourceFile) -> (FrontMatter?, [Diagnostic]) {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let yaml = range(in: file.bytes, from: start) else {
      let problem = misplaced(in: file, from: start) ?? foreign(in: file, from: start)
      return (problem == nil ? FrontMatter(entries: [], bodyStart: start) : nil, problem.map { [$0] } ?? [])
    }
    guard yaml.count <= maximumSize else {
      return (
        nil,
        [
          problem(
            in: file, line: 1, column: 1, "The front matter is \(yaml.count) bytes long",
            hint: "Keep it below 64 KB; is the closing --- missing?")
        ]
      )
    }
    let bodyStart = endOfLine(in: file.bytes, from: yaml.upperBound)
    do {
      let entries = try parse(file.bytes[yaml])
      return (FrontMatter(entries: entries, bodyStart: bodyStart), [])
    } catch let error as YamlError {
      return (nil, [diagnostic(for: error, in: file)])
    } catch {
      return (nil, [problem(in: file, line: 2, column: 1, "The front matter is not YAML", hint: "\(error)")])
    }
  }

  /// The bytes between the fences; nil where the file does not begin with `---` or the closing fence is missing.
  private static func range(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard isFence(bytes, at: start) else { return nil }
    let first = endOfLine(in: bytes, from: start)
    var line = first
    while line < bytes.count {
      if isFence(bytes, at: line) { return first..<line }
      line = endOfLine(in: bytes, from: line)
    }
    return nil
  }

  /// Front matter that would be read as text, because its end or its beginning is missing, or something stands before it: one that says
  /// who may read the article must not be lost.
  private static func misplaced(in file: SourceFile, from start: Int) -> Diagnostic? {
    var (isInFence, wasFence, number) = (false, true, 0)
    var line = start
    while line < file.bytes.count, number < 200 {
      let end = endOfLine(in: file.bytes, from: line)
      defer { line = end }
      let text = file.bytes[line..<end].drop { $0 <= UInt8(ascii: " ") }
      if text.isEmpty { continue }
      number += 1
      if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) { return nil }
      if isFence(file.bytes, at: line) {
        (isInFence, wasFence) = (!isInFence, true)
      } else if (isInFence || wasFence || number < 8) && isLimit(text) {
        let place = file.position(at: line)
        return problem(
          in: file, line: place.line, column: 1, "This line stands outside the front matter",
          hint: "The article is left out. Begin the file with a line '---' and end the front matter with another.")
      } else {
        wasFence = false
      }
    }
    return nil
  }

  /// `audience: x`, `draft: true`, as a key stands at the beginning of a line, with a plain or a full-width colon.
  private static func isLimit(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line.prefix(32), as: UTF8.self).lowercased()
    return ["audience", "draft", "visibility"].contains { key in
      let rest = text.dropFirst(key.count).trimmingBlanks()
      return text.hasPrefix(key) && (rest.hasPrefix(":") || rest.hasPrefix("："))
    }
  }

  /// Front matter as TOML (`+++`) or JSON (`{`), which may say who may read the article, too.
  private static func foreign(in file: SourceFile, from start: Int) -> Diagnostic? {
    let line = file.bytes[start..<endOfLine(in: file.bytes, from: start)].filter { $0 > UInt8(ascii: " ") }
    let kind = line == Array("+++".utf8) ? "TOML" : line == Array("{".utf8) ? "JSON" : nil
    return kind.map {
      problem(
        in: file, line: 1, column: 1, "The front matter is \($0), not YAML",
        hint: "The article is left out. Write 'key: value' lines between two lines '---'.")
    }
  }

  /// `---` and nothing else but blanks on the line.
  private static func isFence(_ bytes: [UInt8], at start: Int) -> Bool {
    guard bytes[start...].starts(with: [0x2D, 0x2D, 0x2D]) else { return false }
    for byte in bytes[(start + 3)...] {
      if byte == UInt8(ascii: "\n") { return true }
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") else { return false }
    }
    return true
  }

  private static func endOfLine(in bytes: [UInt8], from start: Int) -> Int {
    (bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
  }

  private static func parse(_ yaml: ArraySlice<UInt8>) throws -> [Entry] {
    if let simple = SimpleYAML.entries(of: yaml) { return simple }
    guard let root = try Yams.compose(yaml: String(decoding: yaml, as: UTF8.self), .default, .default, .utf8) else {
      return []
    }
    guard let mapping = root.mapping else { throw NotAMapping() }
    return entries(of: mapping, depth: 0)
  }

  private static func entries(of mapping: Node.Mapping, depth: Int) -> [Entry] {
    mapping.map { key, value in
      Entry(key: key.string ?? "", keyPosition: position(of: key), value: Self.value(of: value, depth: depth))
    }
  }

  private struct NotAMapping: Error, CustomStringConvertible {
    var description: String { "Write one 'key: value' a line." }
  }

  /// Two levels are all that a field of ours has; what lies deeper is looked at for what may be meant to say who may read the article.
  /// Still deeper or larger (an alias bomb, say) nothing is unfolded.
  private static func value(of node: Node, depth: Int) -> Value {
    let place = position(of: node)
    switch node {
    case .scalar(let scalar): return Value(content: .text(scalar.string), position: place)
    case .sequence(let sequence) where depth < 2 && sequence.count <= 10_000:
      return Value(content: .list(sequence.map { value(of: $0, depth: depth + 1) }), position: place)
    case .mapping(let mapping) where depth < 3 && mapping.count <= 100:
      return Value(content: .mapping(entries(of: mapping, depth: depth + 1)), position: place)
    default: return Value(content: .mapping([]), position: place)
    }
  }

  /// Yams counts from 1 within the YAML, which starts on the file's second line.
  private static func position(of node: Node) -> SourcePosition {
    SourcePosition(line: (node.mark?.line ?? 1) + 1, column: node.mark?.column ?? 1)
  }

  private static func diagnostic(for error: YamlError, in file: SourceFile) -> Diagnostic {
    let hint = "Quote a value that holds ': ', ' #', or begins with one of [ ] { } * & ! % @ ` \" '."
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
      return problem(
        in: file, line: mark.line + 1, column: mark.column, "Bad YAML in the front matter: \(text)", hint: hint)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      return problem(
        in: file, line: context.mark.line + 1, column: context.mark.column, "The front matter has a key twice: \(keys)",
        hint: "Keep one of them.")
    default:
      return problem(in: file, line: 2, column: 1, "Bad YAML in the front matter: \(error)", hint: hint)
    }
  }

  private static func problem(in file: SourceFile, line: Int, column: Int, _ message: String, hint: String)
    -> Diagnostic
  {
    Diagnostic(
      .error, rule: "front-matter", path: file.path, at: SourcePosition(line: line, column: max(column, 1)), message,
      hint: hint)
  }
}
