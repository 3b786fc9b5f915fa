import Diagnostics

/// Words that statements of SQL, of batch files and of programs begin with, and what must follow them to be no sentence.
enum StatementWords {
  static let sql: Set<String> = [
    "select", "update", "insert", "delete", "alter", "create", "drop", "exec", "execute", "use", "dbcc", "backup",
    "restore", "declare", "grant", "truncate", "merge", "go",
  ]
  private static let objects: Set<String> = [
    "from", "where", "set", "into", "values", "table", "database", "trigger", "procedure", "index", "view", "login",
  ]
  private static let clauses: Set<String> = [
    "from", "where", "and", "or", "order", "group", "having", "values", "inner", "left", "right", "join", "on", "end",
    "else", "go", "begin", "set", "case", "when", "union", "as", "into", "with", "commit", "print",
  ]
  private static let batch: Set<String> = [
    "ren", "rename", "del", "erase", "copy", "move", "md", "mkdir", "rd", "rmdir", "cd", "start", "call", "exit",
    "echo", "set", "type", "format", "for", "if", "goto", "pushd", "popd", "attrib", "find", "findstr", "path", "subst",
    "label", "mount", "umount", "ls", "cat", "grep", "chmod", "chown", "vi", "dd", "ssh", "scp", "tar", "wget", "apt",
  ]
  private static let programs: Set<String> = [
    "using", "namespace", "public", "private", "protected", "static", "class", "function", "param", "try", "catch",
    "finally", "else", "return", "import", "def", "var", "const", "dim", "end", "sub", "next", "loop", "imports",
    "throw", "foreach", "while", "switch",
  ]

  /// `SELECT name FROM sys.databases`, `delete PDK00300 where ID = 'X'`; a sentence like `Update the table` has no such marks.
  static func isSQL(_ text: String, _ words: [Substring]) -> Bool {
    guard let word = words.first, words.count >= 2, !text.hasSuffix(".") else { return false }
    let name = word.lowercased()
    if name.hasPrefix("sp_") || name.hasPrefix("xp_") { return true }
    guard sql.contains(name), !holdsArticle(words) else { return false }
    if isUpper(word) { return true }
    return words.contains { objects.contains($0.lowercased()) } && "=*'_[@;".contains(where: text.contains)
  }

  /// `ren c:\bootmgr bootmgr.old`, `IF EXIST Product.dat (`: a word of the shell and something only a shell takes.
  static func isBatch(_ words: [Substring]) -> Bool {
    guard let word = words.first, words.count >= 2, isUpper(word) || word == word.lowercased()[...],
      batch.contains(word.lowercased()), !holdsArticle(words)
    else { return false }
    return words.dropFirst().contains(where: isArgument)
  }

  private static func isArgument(_ word: Substring) -> Bool {
    word.hasPrefix("/") || word.hasPrefix("-") && word.count > 1 || word.contains("\\") || word.contains("%")
      || word.contains("*.") || word.dropFirst().hasPrefix(":") || word == "|" || word == ">" || word == "("
      || word.contains("=")
  }

  /// The beginning of a further line of a statement or of a program: `FROM sys.databases`, `End Sub`, `Dim i As Integer`.
  static func isClause(_ words: [Substring]) -> Bool {
    guard let first = words.first, !holdsArticle(words) else { return false }
    let name = first.prefix { $0.isLetter }.lowercased()
    if isUpper(first), clauses.contains(name) || sql.contains(name) { return true }
    if programs.contains(name) { return words.count <= 8 }
    return batch.contains(name) && first == name && words.count <= 3
  }

  private static func holdsArticle(_ words: [Substring]) -> Bool {
    words.contains { $0 == "the" || $0 == "a" || $0 == "your" }
  }

  private static func isUpper(_ word: Substring) -> Bool {
    word.count >= 2 && word.utf8.allSatisfy { !(0x61...0x7A).contains($0) }
  }
}
