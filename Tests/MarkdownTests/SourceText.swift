import Diagnostics

/// A text as a source file.
struct SourceText {
  let file: SourceFile

  init(_ text: String, path: String = "main.md") { file = SourceFile(path: path, bytes: Array(text.utf8)) }

  func text(_ range: SourceRange) -> String { String(decoding: file.bytes[range.offsets], as: UTF8.self) }
}
