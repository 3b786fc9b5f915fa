/// The programming languages among those that the highlighter knows.
extension CodeLanguage {
  static let cFamily = [
    csharp, c.named("cpp", "c++", "cc", "h", "hpp"), c, java, javascript, javascript.named("typescript", "ts"),
  ]

  private static let csharp = CodeLanguage(
    names: ["csharp", "cs", "c#"],
    keywords: words(
      """
      abstract as async await base break case catch checked class const continue default delegate do else enum event explicit
      extern false finally fixed for foreach get goto if implicit in interface internal is lock namespace new null operator out
      override params private protected public readonly record ref return sealed set sizeof stackalloc static struct switch this
      throw true try typeof unchecked unsafe using var virtual volatile when where while yield
      """),
    types: words("bool byte char decimal double float int long object sbyte short string uint ulong ushort void"),
    lineComments: [LineComment(mark: "//")], blockComments: [cComment],
    strings: [Delimited(start: "@\"", end: "\"", isMultiline: true), doubleQuoted, singleQuoted])

  private static let c = CodeLanguage(
    names: ["c"],
    keywords: words(
      """
      auto break case catch class const constexpr continue default delete do else enum extern false for friend goto if inline
      namespace new nullptr operator private protected public return sizeof static struct switch template this throw true try
      typedef typename union using virtual volatile while
      """),
    types: words(
      """
      bool char double float int long short signed size_t unsigned void wchar_t BOOL BYTE DWORD HANDLE HRESULT LONG LPCSTR
      LPCWSTR LPVOID LPWSTR NTSTATUS PVOID UINT ULONG WORD
      """),
    lineComments: [LineComment(mark: "//")], blockComments: [cComment], strings: [doubleQuoted, singleQuoted])

  private static let java = CodeLanguage(
    names: ["java"],
    keywords: words(
      """
      abstract break case catch class const continue default do else enum extends false final finally for if implements import
      instanceof interface native new null package private protected public return static super switch synchronized this throw
      throws transient true try volatile while
      """),
    types: words("boolean byte char double float int long short void String Object"),
    lineComments: [LineComment(mark: "//")], blockComments: [cComment], strings: [doubleQuoted, singleQuoted])

  private static let javascript = CodeLanguage(
    names: ["javascript", "js", "mjs", "node"],
    keywords: words(
      """
      async await break case catch class const continue default delete do else export extends false finally for from function if
      import in instanceof interface let new null of return static super switch this throw true try type typeof undefined var
      void while yield
      """),
    types: words("any boolean never number object string unknown"), lineComments: [LineComment(mark: "//")],
    blockComments: [cComment],
    strings: [doubleQuoted, singleQuoted, Delimited(start: "`", end: "`", escape: "\\", isMultiline: true)])

  static let python = CodeLanguage(
    names: ["python", "py", "python3"],
    keywords: words(
      """
      and as assert async await break class continue def del elif else except False finally for from global if import in is
      lambda None nonlocal not or pass raise return True try while with yield
      """),
    types: words("bool bytes dict float int list set str tuple"),
    lineComments: [LineComment(mark: "#")],
    strings: [
      Delimited(start: "\"\"\"", end: "\"\"\"", isMultiline: true),
      Delimited(start: "'''", end: "'''", isMultiline: true),
      doubleQuoted, singleQuoted,
    ],
    variableMarks: ["@"])

  static let visualBasic = CodeLanguage(
    names: ["vb", "vbnet", "vb.net", "vbscript", "vbs", "vba", "visualbasic"], ignoresCase: true,
    keywords: words(
      """
      and as byref byval call case catch class const dim do each else elseif end exit explicit false finally for function get
      goto if imports in is let loop me mod module new next not nothing on option or private property public redim resume
      return select set static step sub then to true try until wend while with
      """),
    types: words("boolean byte date double integer long object single string variant"),
    lineComments: [LineComment(mark: "'"), LineComment(mark: "rem ", place: .lineStart)], strings: [plainDouble])
}
