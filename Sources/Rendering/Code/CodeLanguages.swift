/// The languages that the highlighter knows, as data.
extension CodeLanguage {
  private static let doubleQuoted = Delimited(start: "\"", end: "\"", escape: "\\")
  private static let singleQuoted = Delimited(start: "'", end: "'", escape: "\\")
  private static let plainDouble = Delimited(start: "\"", end: "\"")
  private static let plainSingle = Delimited(start: "'", end: "'")
  private static let cComment = Delimited(start: "/*", end: "*/", isMultiline: true)

  static let all: [CodeLanguage] = [
    CodeLanguage(
      names: [
        "powershell", "ps1", "ps", "pwsh", "posh", "azurepowershell", "powershell-interactive",
        "azurepowershell-interactive",
      ],
      ignoresCase: true,
      keywords: words(
        "begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach from "
          + "function hidden if in param process return static switch throw trap try until using while workflow"),
      lineComments: ["#"], blockComments: [Delimited(start: "<#", end: "#>", isMultiline: true)],
      strings: [
        Delimited(start: "@\"", end: "\"@", isMultiline: true), Delimited(start: "@'", end: "'@", isMultiline: true),
        Delimited(start: "\"", end: "\"", escape: "`", isMultiline: true),
        Delimited(start: "'", end: "'", isMultiline: true),
      ],
      variableMarks: ["$"], wordCharacters: ["-"], hyphenatedCommands: true, hasPrompts: true),
    CodeLanguage(
      names: ["cmd", "bat", "batch", "dos", "batchfile"], ignoresCase: true,
      keywords: words(
        "call defined do echo else endlocal errorlevel exist exit for goto if in not off on pause rem set setlocal shift"
      ),
      lineComments: ["::", "REM ", "rem "], strings: [plainDouble], variableMarks: ["%"], closesVariables: true,
      wordCharacters: ["-", "."], leadingCommands: true, hasPrompts: true),
    CodeLanguage(
      names: ["console", "shell-session", "terminal"], strings: [plainDouble], wordCharacters: ["-", "."],
      hasPrompts: true),
    CodeLanguage(names: ["output", "text", "txt", "plaintext", "none", "log", "error"]),
    CodeLanguage(
      names: ["sql", "tsql", "t-sql", "mssql", "transact-sql", "kusto", "kql"], ignoresCase: true,
      keywords: words(
        "add all alter and any as asc authorization backup begin between break by case cast check close column commit "
          + "constraint convert create cross cursor database dbcc deallocate declare default delete deny desc disk distinct drop else "
          + "end exec execute exists fetch for foreign from full function go grant group having identity if in index inner insert "
          + "into is join key kill left like merge not null of off on open option or order outer output over partition plan primary "
          + "print proc procedure raiserror read reconfigure references restore return revoke right rollback select set "
          + "shutdown table then to top tran transaction trigger truncate try union unique update use user using values view "
          + "waitfor when where while with"),
      lineComments: ["--"], blockComments: [cComment],
      strings: [Delimited(start: "'", end: "'", isMultiline: true), plainDouble],
      variableMarks: ["@"]),
    CodeLanguage(
      names: ["csharp", "cs", "c#"],
      keywords: words(
        "abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do "
          + "double else enum event explicit extern false finally fixed float for foreach get if implicit in int interface internal "
          + "is lock long namespace new null object operator out override params private protected public readonly record ref "
          + "return sbyte sealed set short sizeof static string struct switch this throw true try typeof uint ulong unchecked "
          + "unsafe ushort using var virtual void volatile while yield"),
      lineComments: ["//"], blockComments: [cComment],
      strings: [Delimited(start: "@\"", end: "\"", isMultiline: true), doubleQuoted, singleQuoted]),
    CodeLanguage(
      names: ["cpp", "c", "c++", "h"],
      keywords: words(
        "auto bool break case catch char class const continue default delete do double else enum extern false float for goto if "
          + "inline int long namespace new nullptr operator private protected public return short signed sizeof static struct "
          + "switch template this throw true try typedef union unsigned using virtual void volatile while"),
      lineComments: ["//"], blockComments: [cComment], strings: [doubleQuoted, singleQuoted]),
    CodeLanguage(
      names: ["javascript", "js", "typescript", "ts"],
      keywords: words(
        "async await break case catch class const continue default delete do else export extends false finally for from function "
          + "if import in instanceof let new null of return static super switch this throw true try typeof undefined var void "
          + "while yield"),
      lineComments: ["//"], blockComments: [cComment],
      strings: [doubleQuoted, singleQuoted, Delimited(start: "`", end: "`", escape: "\\", isMultiline: true)]),
    CodeLanguage(
      names: ["xml", "html", "xaml", "config", "xsl", "svg", "aspx", "wsdl"],
      blockComments: [
        Delimited(start: "<!--", end: "-->", isMultiline: true),
        Delimited(start: "<![CDATA[", end: "]]>", isMultiline: true),
      ], isMarkup: true),
    CodeLanguage(
      names: ["json", "jsonc", "json5"], keywords: words("true false null"), lineComments: ["//"],
      strings: [doubleQuoted],
      keyMark: ":"),
    CodeLanguage(
      names: ["yaml", "yml"], keywords: words("true false null yes no on off"), lineComments: ["#"],
      strings: [doubleQuoted, plainSingle], wordCharacters: ["-", "."], keyMark: ":"),
    CodeLanguage(
      names: ["ini", "reg", "registry", "conf", "properties", "toml", "inf"], lineComments: [";", "#"],
      strings: [doubleQuoted],
      wordCharacters: ["-", "."], keyMark: "=", hasSections: true),
    CodeLanguage(
      names: ["bash", "sh", "shell", "zsh", "azurecli", "azurecli-interactive", "ksh"],
      keywords: words(
        "case do done elif else esac export fi for function if in local read return select set then until while"),
      lineComments: ["#"],
      strings: [
        Delimited(start: "\"", end: "\"", escape: "\\", isMultiline: true),
        Delimited(start: "'", end: "'", isMultiline: true),
      ],
      variableMarks: ["$"], wordCharacters: ["-", ".", "/"], leadingCommands: true, hasPrompts: true),
    CodeLanguage(
      names: ["python", "py"],
      keywords: words(
        "and as assert async await break class continue def del elif else except False finally for from global if import in is "
          + "lambda None nonlocal not or pass raise return True try while with yield"),
      lineComments: ["#"],
      strings: [
        Delimited(start: "\"\"\"", end: "\"\"\"", isMultiline: true),
        Delimited(start: "'''", end: "'''", isMultiline: true),
        doubleQuoted, singleQuoted,
      ]),
    CodeLanguage(
      names: ["vb", "vbnet", "vbscript", "vbs", "vba", "visualbasic"], ignoresCase: true,
      keywords: words(
        "and as boolean byref byval call case catch class const dim do each else elseif end exit explicit false finally for "
          + "function get goto if imports in integer is let loop mod module new next not nothing object on option or private "
          + "property public redim resume return select set static step string sub then to true try until wend while with"
      ),
      lineComments: ["'"], strings: [plainDouble]),
  ]

  private static func words(_ list: String) -> Set<String> { Set(list.split(separator: " ").map(String.init)) }

  static let byName: [String: CodeLanguage] = Dictionary(
    all.flatMap { language in language.names.map { ($0, language) } }, uniquingKeysWith: { first, _ in first })
}
