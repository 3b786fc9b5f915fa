import Diagnostics

/// The front matter of another tool as YAML: between `---` as it is, between `+++` made from TOML.
struct SourceFrontMatter {
  /// Without fences; empty where there is none.
  private(set) var yaml = ""
  /// Names at the outermost level, as written.
  private(set) var keys: [String] = []
  private(set) var bodyStart = 0

  init(_ bytes: [UInt8]) {
    guard bytes.starts(with: "---".utf8) || bytes.starts(with: "+++".utf8), let end = Self.fence(bytes) else { return }
    bodyStart = end.upperBound
    let start = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
    let text = String(decoding: bytes[start..<max(start, end.lowerBound)], as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isTOML = bytes[0] == UInt8(ascii: "+")
    yaml = (isTOML ? Self.converted(lines) : lines).joined(separator: "\n")
    keys = lines.compactMap { Self.key(of: $0, isTOML: isTOML) }
  }

  /// The closing fence's line.
  private static func fence(_ bytes: [UInt8]) -> Range<Int>? {
    let mark = bytes[..<3]
    var line = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    guard line <= bytes.count, bytes[3..<(line - 1)].allSatisfy({ $0 <= 0x20 }) else { return nil }
    while line < min(bytes.count, 64 * 1024) {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if bytes[line..<end].starts(with: mark), bytes[(line + 3)..<end].allSatisfy({ $0 <= 0x20 }) {
        return line..<min(end + 1, bytes.count)
      }
      line = end + 1
    }
    return nil
  }

  private static func key(of line: String, isTOML: Bool) -> String? {
    guard let first = line.first, first.isLetter, let mark = line.firstIndex(of: isTOML ? "=" : ":") else { return nil }
    let key = line[..<mark].trimmingBlanks()
    return key.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) } ? key : nil
  }

  /// `key = value` of TOML to `key: value`; tables are for templates and left out. Strings, lists and dates are YAML as they are.
  private static func converted(_ lines: [String]) -> [String] {
    var result: [String] = []
    var open = ""
    for line in lines {
      let trimmed = line.trimmingBlanks()
      if !open.isEmpty {
        open += " " + trimmed
      } else if trimmed.hasPrefix("[") {
        break
      } else if let mark = trimmed.firstIndex(of: "="), !trimmed.hasPrefix("#") {
        open = trimmed[..<mark].trimmingBlanks() + ": " + trimmed[trimmed.index(after: mark)...].trimmingBlanks()
      }
      if !open.isEmpty, open.count(where: { $0 == "[" }) <= open.count(where: { $0 == "]" }) {
        result.append(open.hasSuffix(",]") ? String(open.dropLast(2)) + "]" : open)
        open = ""
      }
    }
    return result
  }
}
