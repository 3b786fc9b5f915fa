import Diagnostics
import Markdown

/// Finds in bytes what looks like the mark of an audience's block: `:::internal`, also with two colons or full-width ones.
struct AudienceMarks {
  private let names: Set<String>
  private let isStrict: Bool
  private static let colon = UInt8(ascii: ":")
  private static let wideColon: [UInt8] = [0xEF, 0xBC, 0x9A]

  init(_ audience: Audience) {
    names = Set(audience.names)
    isStrict = audience.isStrict
  }

  /// Whether a text may have blocks for audiences: one look at its bytes, before it is parsed.
  func isWorthReading(_ text: ArraySlice<UInt8>) -> Bool {
    var isFound = false
    each(in: text) { mark in
      isFound = mayMean(mark)
      return !isFound
    }
    return isFound
  }

  /// Whether a block's name is that of an audience, or may be a slip of one.
  private func mayMean(_ mark: Mark) -> Bool {
    if names.contains(mark.name) { return true }
    // Another alphabet, another blank, a bracket: all that is no block and no end of one.
    if mark.name.isEmpty { return isStrict && mark.colons >= 3 && !mark.rest.isEmpty }
    if DirectiveName.isKnown(mark.name) { return false }
    return isStrict || Suggestion.nearest(to: mark.name, among: names) != nil
  }

  /// The first name of an audience behind colons that stand at a beginning or behind a blank; where a site names its audiences, whatever
  /// stands behind three colons.
  func mark(in text: ArraySlice<UInt8>) -> String? {
    var found: String?
    each(in: text) { mark in
      if mark.isFree, names.contains(mark.name) { found = mark.name }
      if isStrict, mark.colons >= 3 { found = mark.name }
      return found == nil
    }
    return found
  }

  private struct Mark {
    let colons: Int
    /// In lower case.
    let name: String
    /// Behind the name, up to the end of the line.
    let rest: ArraySlice<UInt8>
    let isFree: Bool
  }

  /// Calls `body` with each run of colons, and what stands behind it, until it returns false.
  private func each(in text: ArraySlice<UInt8>, _ body: (Mark) -> Bool) {
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == Self.colon || text[index] == Self.wideColon[0] else {
        index += 1
        continue
      }
      let start = index
      var count = 0
      while true {
        if index < text.endIndex, text[index] == Self.colon {
          index += 1
        } else if text[index...].starts(with: Self.wideColon) {
          index += Self.wideColon.count
        } else {
          break
        }
        count += 1
      }
      guard count >= 2 else {
        index = max(index, start + 1)
        continue
      }
      let rest = DirectiveName.withoutBlanks(text[index...])
      let latin = rest.prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
      let name = latin.isEmpty ? rest.prefix { $0 >= 0x80 || $0 == UInt8(ascii: "-") } : latin
      let isFree = start == text.startIndex || text[start - 1] <= UInt8(ascii: " ")
      let line = text[name.endIndex...].prefix { $0 != UInt8(ascii: "\n") }
      let mark = Mark(
        colons: count, name: String(decoding: name, as: UTF8.self).lowercased(),
        rest: line.drop { $0 <= UInt8(ascii: " ") }, isFree: isFree)
      guard body(mark) else { return }
    }
  }
}
