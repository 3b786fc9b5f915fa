/// The languages that the highlighter knows, as data: their words and marks are those of their references.
extension CodeLanguage {
  static let all: [CodeLanguage] =
    [powershell, cmd, console, sql, kusto, json, yaml, ini, registry, bash, python, visualBasic] + markup + cFamily
    + plain

  /// Canonical names by all names.
  static let names: [String: String] = Dictionary(
    all.flatMap { language in language.names.map { ($0, language.name) } }, uniquingKeysWith: { first, _ in first })

  /// Space-separated words.
  static func words(_ list: String) -> Set<String> { Set(list.split(whereSeparator: \.isWhitespace).map(String.init)) }

  static let doubleQuoted = Delimited(start: "\"", end: "\"", escape: "\\")
  static let singleQuoted = Delimited(start: "'", end: "'", escape: "\\")
  static let plainDouble = Delimited(start: "\"", end: "\"")
  static let plainSingle = Delimited(start: "'", end: "'")
  static let cComment = Delimited(start: "/*", end: "*/")

  // MARK: - Shells

  private static let powershell = CodeLanguage(
    names: [
      "powershell", "ps1", "ps", "pwsh", "posh", "azurepowershell", "powershell-interactive",
      "azurepowershell-interactive",
    ],
    ignoresCase: true,
    keywords: words(
      """
      begin break catch class clean continue data do dynamicparam else elseif end enum exit filter finally for foreach from
      function hidden if in param process return static switch throw trap try until using while
      """),
    lineComments: [LineComment(mark: "#", place: .afterBlank)], blockComments: [Delimited(start: "<#", end: "#>")],
    strings: [
      Delimited(start: "@\"", end: "\n\"@", isMultiline: true), Delimited(start: "@'", end: "\n'@", isMultiline: true),
      Delimited(start: "\"", end: "\"", escape: "`", isMultiline: true),
      Delimited(start: "'", end: "'", isMultiline: true),
    ],
    variableMarks: ["$"], wordCharacters: ["-"], commands: .hyphenated, prompts: [.powershell, .drive])

  private static let cmd = CodeLanguage(
    names: ["cmd", "bat", "batch", "dos", "batchfile"], ignoresCase: true,
    keywords: words(
      "call defined do echo else endlocal equ errorlevel exist exit for geq goto gtr if in leq lss neq not pause set setlocal shift"
    ),
    lineComments: [
      LineComment(mark: "::", place: .lineStart), LineComment(mark: "rem ", place: .lineStart),
      LineComment(mark: "@rem ", place: .lineStart),
    ],
    strings: [plainDouble], variableMarks: ["%"], closesVariables: true, wordCharacters: ["-", ".", "\\"],
    commands: .leading, prompts: [.drive, .program])

  private static let console = CodeLanguage(
    names: ["console", "shell-session", "shellsession", "terminal", "dotnetcli"], strings: [plainDouble],
    wordCharacters: ["-", ".", "/", "\\"], commands: .afterPrompt, prompts: [.powershell, .drive, .shell, .program])

  private static let bash = CodeLanguage(
    names: ["bash", "sh", "shell", "zsh", "ksh", "azurecli", "azurecli-interactive"],
    keywords: words("case do done elif else esac export fi for function if in local return select then until while"),
    lineComments: [LineComment(mark: "#", place: .afterBlank)],
    strings: [
      Delimited(start: "\"", end: "\"", escape: "\\", isMultiline: true),
      Delimited(start: "'", end: "'", isMultiline: true),
    ],
    variableMarks: ["$"], wordCharacters: ["-", ".", "/"], commands: .leading, prompts: [.shell])

  // MARK: - Queries

  private static let sql = CodeLanguage(
    names: ["sql", "tsql", "t-sql", "mssql", "transact-sql", "mysql", "plsql"], ignoresCase: true,
    keywords: words(
      """
      add all alter and any apply as asc authorization backup begin between break by case cast catch check close column commit
      constraint convert create cross cursor database dbcc deallocate declare default delete deny desc disk distinct drop else
      end exec execute exists fetch for foreign from full function go grant group having identity if in index inner insert into
      is join key kill left like login merge not null of off on open option or order outer output over partition plan primary
      print proc procedure raiserror read reconfigure references restore return returns revoke right rollback schema select set
      shutdown table then throw to top tran transaction trigger truncate try union unique update use user using values view
      waitfor when where while with
      """),
    types: words(
      """
      bigint binary bit char date datetime datetime2 datetimeoffset decimal float geography hierarchyid image int money nchar
      ntext numeric nvarchar real smalldatetime smallint smallmoney sql_variant sysname text time tinyint uniqueidentifier
      varbinary varchar xml
      """),
    lineComments: [LineComment(mark: "--")], blockComments: [cComment],
    strings: [Delimited(start: "'", end: "'", isMultiline: true), plainDouble], variableMarks: ["@"])

  private static let kusto = CodeLanguage(
    names: ["kusto", "kql"],
    keywords: words(
      """
      and as asc between by contains count datatable desc distinct evaluate extend externaldata false find has has_any in invoke
      join kind let limit lookup make-series matches mv-apply mv-expand not on or order parse print project project-away
      project-keep project-rename project-reorder range reduce render sample search serialize set sort startswith summarize take
      top true typeof union where with
      """),
    types: words("bool datetime decimal dynamic guid int long real string timespan"),
    lineComments: [LineComment(mark: "//", place: .afterBlank)], strings: [doubleQuoted, singleQuoted],
    wordCharacters: ["-"])

  // MARK: - Data

  private static let json = CodeLanguage(
    names: ["json", "jsonc", "json5"], keywords: words("true false null"),
    lineComments: [LineComment(mark: "//", place: .afterBlank)], blockComments: [cComment], strings: [doubleQuoted],
    key: Key(mark: ":"))

  private static let yaml = CodeLanguage(
    names: ["yaml", "yml"], keywords: words("true false null yes no on off"),
    lineComments: [LineComment(mark: "#", place: .afterBlank)], strings: [doubleQuoted, plainSingle],
    wordCharacters: ["-", ".", "/"], key: Key(mark: ":", needsBlank: true))

  private static let ini = CodeLanguage(
    names: ["ini", "conf", "properties", "toml", "inf"], keywords: words("true false yes no on off"),
    lineComments: [LineComment(mark: ";", place: .lineStart), LineComment(mark: "#", place: .lineStart)],
    strings: [doubleQuoted], wordCharacters: ["-", ".", "\\"], key: Key(mark: "="), hasSections: true)

  private static let registry = CodeLanguage(
    names: ["registry", "reg"], ignoresCase: true, keywords: words("dword hex qword"), lineComments: ini.lineComments,
    strings: [doubleQuoted], wordCharacters: ["-", ".", "\\"], key: Key(mark: "="), hasSections: true)

  private static let markup = [
    CodeLanguage(
      names: ["xml", "xaml", "config", "xsl", "xsd", "svg", "wsdl", "csproj"],
      blockComments: [Delimited(start: "<!--", end: "-->"), Delimited(start: "<![CDATA[", end: "]]>")], isMarkup: true)
  ].flatMap { [$0, $0.named("html", "htm", "xhtml", "aspx", "aspx-csharp", "aspx-vb", "razor", "cshtml")] }

  // MARK: - Without colours

  private static let plain = [["output"], ["text", "txt", "plaintext", "none"], ["log"]].map {
    CodeLanguage(names: $0, hasColours: false)
  }
}
