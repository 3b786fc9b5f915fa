import Diagnostics
import Markdown

/// Footnotes and link definitions that went with a block for narrower audiences, and what refers to them in the text that is left: its
/// readers see brackets (CB1122).
package struct HiddenDefinitions {
  private let file: SourceFile
  private let shown: SourceFile

  /// - Parameters:
  ///   - file: the source as it is written.
  ///   - shown: the same with blanks in the place of what the reader may not see.
  package static func findings(_ file: SourceFile, shown: SourceFile) -> [Diagnostic] {
    guard file.bytes.count == shown.bytes.count, file.bytes != shown.bytes else { return [] }
    return HiddenDefinitions(file: file, shown: shown).findings()
  }

  private func findings() -> [Diagnostic] {
    let labels = hiddenLabels()
    if labels.isEmpty { return [] }
    var findings: [Diagnostic] = []
    var index = 0
    while let start = shown.bytes[index...].firstIndex(of: UInt8(ascii: "[")) {
      index = start + 1
      guard let label = Self.label(in: shown.bytes[start...]), labels.contains(Self.folded(label)) else { continue }
      findings.append(
        Diagnostic(
          .warning, rule: "missing-definition", in: shown, at: start,
          "'[\(String(decoding: label, as: UTF8.self))]' is defined in a block that these readers do not see",
          hint: "Define it outside of the block, or put what refers to it into one, too."))
    }
    return findings
  }

  /// Of the lines `[label]: …` that are not shown, but for those that are defined elsewhere, too.
  private func hiddenLabels() -> Set<String> {
    var hidden: Set<String> = []
    var visible: Set<String> = []
    var start = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      let line = file.bytes[start..<end].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
      if let label = Self.label(in: line), line.dropFirst(label.count + 2).first == UInt8(ascii: ":") {
        if shown.bytes[line.startIndex] == UInt8(ascii: "[") {
          visible.insert(Self.folded(label))
        } else {
          hidden.insert(Self.folded(label))
        }
      }
      start = end + 1
    }
    return hidden.subtracting(visible)
  }

  /// Between the bracket with which a text begins and the next.
  private static func label(in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard text.first == UInt8(ascii: "[") else { return nil }
    let label = text.dropFirst().prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "\n")
    }
    return label.isEmpty || text[label.endIndex...].first != UInt8(ascii: "]") ? nil : label
  }

  /// CommonMark takes labels for one that differ by case only.
  private static func folded(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased()
  }
}
