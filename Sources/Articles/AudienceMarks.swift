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
    each(in: text) { name, _ in
      isFound = mayMean(name)
      return !isFound
    }
    return isFound
  }

  /// Whether a block's name is that of an audience, or may be a slip of one.
  private func mayMean(_ name: String) -> Bool {
    if names.contains(name) { return true }
    if name.isEmpty || DirectiveName.isKnown(name) { return false }
    return isStrict || Suggestion.nearest(to: name, among: names) != nil
  }

  /// The first name of an audience behind colons that stand at a beginning or behind a blank.
  func mark(in text: ArraySlice<UInt8>) -> String? {
    var found: String?
    each(in: text) { name, isFree in
      if isFree, names.contains(name) { found = name }
      return found == nil
    }
    return found
  }

  /// Calls `body` with the lower-case name behind each run of colons until it returns false.
  private func each(in text: ArraySlice<UInt8>, _ body: (_ name: String, _ isFree: Bool) -> Bool) {
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
      let rest = text[index...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let name = rest.prefix { ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
      let isFree = start == text.startIndex || text[start - 1] <= UInt8(ascii: " ")
      guard body(String(decoding: name, as: UTF8.self).lowercased(), isFree) else { return }
    }
  }
}
