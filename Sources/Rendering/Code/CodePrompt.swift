/// What stands before a command in a copied console: recognised at a line's beginning, never copied as part of a command.
enum CodePrompt: Sendable {
  /// `PS C:\>`, `[SERVER1]: PS>`.
  case powershell
  /// `C:\Windows\system32>`.
  case drive
  /// `$`, `user@host:~$`, `[root@host ~]#`.
  case shell
  /// `>`, `DISKPART>`, `>>>`.
  case program

  private static let limit = 200

  /// - Parameter line: a line of code without its end.
  /// - Returns: the place after the prompt and one blank; nil where the line has none.
  func end(in line: ArraySlice<UInt8>) -> Int? {
    let head = line.prefix(Self.limit)
    switch self {
    case .powershell: return powershellEnd(head)
    case .drive:
      guard head.dropFirst().starts(with: ":\\".utf8), let first = head.first, Self.isLetter(first) else { return nil }
      return Self.end(after: UInt8(ascii: ">"), in: head)
    case .shell: return shellEnd(head)
    case .program:
      let name = head.prefix(while: Self.isLetter)
      let marks = head[name.endIndex...].prefix { $0 == UInt8(ascii: ">") }
      return marks.isEmpty
        ? nil : Self.end(after: UInt8(ascii: ">"), in: head[(marks.endIndex - 1)...], needsBlank: true)
    }
  }

  private func powershellEnd(_ head: ArraySlice<UInt8>) -> Int? {
    var rest = head
    if rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]")) {
      rest = rest[(close + 1)...].drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }
    }
    guard rest.starts(with: "PS ".utf8) || rest.starts(with: "PS>".utf8) else { return nil }
    return Self.end(after: UInt8(ascii: ">"), in: rest)
  }

  private func shellEnd(_ head: ArraySlice<UInt8>) -> Int? {
    if head.first == UInt8(ascii: "$") { return Self.end(after: UInt8(ascii: "$"), in: head, needsBlank: true) }
    guard let mark = head.firstIndex(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "#") }),
      head[..<mark].contains(UInt8(ascii: "@")), !head[..<mark].contains(UInt8(ascii: "\""))
    else { return nil }
    return Self.end(after: head[mark], in: head, needsBlank: true)
  }

  /// A mark behind a blank is a redirection: `C:\a.exe > b.txt`.
  private static func end(after mark: UInt8, in bytes: ArraySlice<UInt8>, needsBlank: Bool = false) -> Int? {
    guard let place = bytes.firstIndex(of: mark), place == bytes.startIndex || bytes[place - 1] != UInt8(ascii: " ")
    else {
      return nil
    }
    let hasBlank = bytes[(place + 1)...].first == UInt8(ascii: " ")
    return needsBlank && !hasBlank ? nil : place + (hasBlank ? 2 : 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
