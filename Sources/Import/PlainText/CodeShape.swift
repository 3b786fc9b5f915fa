import Diagnostics

/// Tells a line of code, output or a log from a sentence by its shape: marks, keywords, options, columns, times.
struct CodeShape {
  /// How sure a line is code.
  enum Weight: Int, Comparable {
    case none
    /// Code in the company of code: `}`, `Value = 1`, a line that begins with a time.
    case weak
    /// Code even where it stands alone: `SELECT name FROM sys.databases`, `$log = Get-Item x`.
    case strong

    static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
  }

  private let text: String
  private let words: [Substring]
  /// The first word in lower case.
  private let first: String

  private static let longest = 2000

  static func weight(of text: String) -> Weight {
    guard !text.isEmpty, text.utf8.count <= longest else { return .none }
    let shape = CodeShape(text)
    if shape.isComment { return .weak }
    if shape.isJapanese { return .none }
    if shape.isFrame { return .strong }
    if shape.isLog || shape.isException { return .weak }
    if shape.isSentence, !shape.isCommandWithOption { return .none }
    return shape.isStatement ? .strong : shape.isFragment ? .weak : .none
  }

  /// Whether a line reads as a sentence of one of the two languages.
  static func isSentence(_ text: String) -> Bool {
    let shape = CodeShape(text)
    return shape.isJapanese ? text.contains("。") : shape.isSentence
  }

  /// Whether most of a line is written in Japanese.
  static func isJapanese(_ text: String) -> Bool { CodeShape(text).isJapanese }

  private init(_ text: String) {
    self.text = text
    words = text.split(separator: " ")
    first = words.first?.lowercased() ?? ""
  }

  // MARK: - Prose

  private var isJapanese: Bool {
    let scalars = text.unicodeScalars
    let count = scalars.count { (0x3040...0x30FF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value) }
    return count * 3 >= scalars.count || count > 2 && text.hasSuffix("。")
  }

  private var isSentence: Bool {
    let plain = words.count(where: Self.isPlain)
    guard words.count >= 4, plain * 4 >= words.count * 3 else { return false }
    let common = words.count { SentenceWords.all.contains($0.lowercased()) }
    let ends = text.last.map { ".?!:".contains($0) } ?? false
    return common >= 2 || ends && text.first?.isUppercase == true && common >= 1
  }

  /// Letters with marks of sentences around them.
  private static func isPlain(_ word: Substring) -> Bool {
    word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ",.:!?'’\"“”()-".unicodeScalars.contains($0) }
  }

  // MARK: - Code

  private static let comments = ["//", "/*", "*/", "<!--", "::", "#include", "#pragma", "#define", "#if", "#end"]

  private var isComment: Bool {
    Self.comments.contains(where: text.hasPrefix) || text.hasPrefix("-- ") || text.hasPrefix("# ") || first == "rem"
  }

  /// A line that begins with a time of day or a mark for one: `2018-03-05 10:31:02, Info CBS …`, `<Datetime> spid9s …`.
  private var isLog: Bool {
    guard words.count >= 3 else { return false }
    return words.prefix(3).contains { word in
      let colons = word.utf8.count { $0 == UInt8(ascii: ":") }
      let digits = word.utf8.count { (0x30...0x39).contains($0) }
      return colons >= 2 && digits >= 4 || word.lowercased().contains("hh:mm")
    }
  }

  /// `System.Configuration.ConfigurationErrorsException: Configuration system failed to initialize`.
  private var isException: Bool {
    guard let name = words.first, name.contains("."), name.hasSuffix(":") else { return false }
    return name.hasSuffix("Exception:") || name.hasSuffix("Error:")
  }

  /// A frame of a stack, or what PowerShell prints below an error.
  private var isFrame: Bool {
    first == "at" && words.count >= 2 && words[1].contains(".") && text.contains("(") || text.hasPrefix("At line:")
      || text.hasPrefix("+ ") || text.contains("FullyQualifiedErrorId")
  }

  private var isStatement: Bool {
    endsStatement || isAssignment || isElement || StatementWords.isSQL(text, words) || StatementWords.isBatch(words)
      || isCall || isSyntax || isCommand
  }

  private var isCommand: Bool { CommandLines.isCommand(text) && !CommandLines.isBareName(text) }

  /// `git commit -m fix for it`: its words are arguments.
  private var isCommandWithOption: Bool { words.contains(where: CommandLines.isOption) && isCommand }

  private var endsStatement: Bool {
    guard text.count > 3, text.hasSuffix(";") || text.hasSuffix("{") || text.hasSuffix("};") else { return false }
    return words.count <= 3 || text.contains("(") || text.contains("=") || text.contains("[")
  }

  /// `$name = value`.
  private var isAssignment: Bool { text.hasPrefix("$") && text.contains("=") }

  /// `<add key="a" value="b" />`.
  private var isElement: Bool {
    text.hasPrefix("<") && text.hasSuffix(">") && text.contains("=\"") && !text.hasPrefix("<http")
  }

  /// A program that is not among the known ones, with an option: `scwcmd analyze /m:server`, `.\Set-Dump.ps1 -Force`.
  private var isCall: Bool {
    if text.hasPrefix(".\\") || text.hasPrefix("./") { return true }
    guard first.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    let isFile = [".exe", ".ps1", ".cmd", ".bat", ".vbs", ".sh"].contains(where: first.hasSuffix)
    let name = words.first ?? ""
    let isName = name.count >= 2 && name.utf8.allSatisfy(Self.isNameByte)
    guard isFile || isName && name == first, words.count >= 2 else { return false }
    // A line of a paragraph may begin with any word, not with a file of a program.
    guard isFile ? !SentenceWords.makeSentence(of: text) : !holdsCommonWord else { return false }
    return words.dropFirst().contains { word in
      (word.hasPrefix("/") || word.hasPrefix("-")) && word.dropFirst().first.map { $0.isLetter || $0 == "-" } == true
        && !word.dropFirst(2).contains("/")
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".")
  }

  private var holdsCommonWord: Bool { words.contains { SentenceWords.all.contains(String($0)) } }

  /// What a command takes: `evntcmd [/s <computer>] [/n] <file>`.
  private var isSyntax: Bool {
    let groups = words.dropFirst().count { $0.hasPrefix("[") || $0.hasPrefix("{") || $0.hasPrefix("<") }
    return groups >= 2 && !holdsCommonWord && text.utf8.first.map(Self.isNameByte) == true
      && !text.contains("<http")
  }

  // MARK: - In company

  private var isFragment: Bool {
    isBracket || isPair || isColumns || StatementWords.isClause(words) || isElementPart || isDense
  }

  private var isBracket: Bool { text.unicodeScalars.allSatisfy { "{}()[];,<>/.".unicodeScalars.contains($0) } }

  /// `"name": "value",`, `"Start"=dword:4`, `session.name = files`.
  private var isPair: Bool {
    if text.hasPrefix("\""), text.contains("\":") || text.contains("\" :") || text.contains("\"=") { return true }
    guard let sign = text.firstIndex(of: "="), !holdsCommonWord else { return false }
    let name = text[..<sign].trimmingBlanks()
    return !name.isEmpty && name.count <= 60 && !name.contains("  ") && name.split(separator: " ").count <= 3
  }

  /// Cells parted by three blanks and more, or names padded before a colon.
  private var isColumns: Bool {
    let gaps = text.split(separator: "   ", omittingEmptySubsequences: true).count - 1
    return gaps >= 2 || gaps == 1 && (text.contains("  :") || text.contains(":   "))
  }

  private var isElementPart: Bool {
    (text.hasPrefix("<") && text.hasSuffix(">") || text.hasSuffix("/>")) && !text.hasPrefix("<http") && text.count > 2
  }

  /// Marks of code among the characters: every eighth and more.
  private var isDense: Bool {
    guard !text.contains("://"), text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    let marks = text.utf8.count { "{}[]=;|&$%@#^\\_*+~".utf8.contains($0) }
    return marks >= 3 && marks * 8 >= text.utf8.count
  }
}
