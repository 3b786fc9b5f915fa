import CrossReferences
import Entities

/// Numbers that are offered while they are typed: codes and bug checks by `0x80…`, KB articles by `KB40…`.
package struct Identifier: Sendable, Equatable {
  /// `0x8009030D`, `KB4012219`.
  package let label: String
  /// Address below the prefix of a language.
  package let path: String
  /// Of the articles that have it.
  package let count: Int

  static let kinds = ["@code:", "@stop:", "@kb:"]

  /// What the line of an entity is hashed by; nil for an entity that is not offered.
  private static func part(ofTerm term: String) -> ArraySlice<UInt8>? {
    kinds.contains(where: term.hasPrefix) ? part(of: lower(label(of: term))) : nil
  }

  /// `@kb:4012219` to `KB4012219`.
  static func label(of term: String) -> String {
    let value = term.utf8.drop { $0 != 0x3A }.dropFirst()
    return (term.hasPrefix("@kb:") ? "KB" : "") + Substring(value)
  }

  static func lower(_ label: String) -> [UInt8] { WordTerms.lowercased(Array(label.utf8)[...]) }

  /// What a line is hashed by: as much of the label as must be typed before anything is offered.
  static func part(of text: [UInt8]) -> ArraySlice<UInt8>? {
    if text.starts(with: [0x30, 0x78]) { return text.count >= 6 ? text.prefix(6) : nil }
    let isKB = text.starts(with: [0x6B, 0x62]) && text.count >= 4 && text.dropFirst(2).allSatisfy { $0 &- 0x30 < 10 }
    return isKB ? text.prefix(4) : nil
  }

  /// Codes are written with fewer than eight digits as well; then what is found may be another one than is meant.
  static func isPart(_ text: [UInt8]) -> Bool { text.starts(with: [0x30, 0x78]) && text.count < 10 }

  static func add(_ linked: LinkedEntity, to lines: inout IndexLines) {
    let term = EntityRecord.term(of: linked.entity)
    guard let part = part(ofTerm: term) else { return }
    lines.add(.words, Array(term.utf8), at: part) { bytes in
      NumberText.append(linked.about.count + linked.mentioned.count, to: &bytes)
      bytes.append(0x09)
      bytes += Array(linked.path.utf8)
    }
  }

  /// The line that an entity may have, without what follows the key.
  static func addKey(_ term: String, to lines: inout IndexLines) {
    guard let part = part(ofTerm: term) else { return }
    lines.add(.words, Array(term.utf8), at: part) { _ in }
  }

  /// - Returns: nil for a line that is damaged.
  init?(term: String, line: ArraySlice<UInt8>) {
    var numbers = NumberText.Reader(line)
    guard let count = numbers.next(), let tab = line.firstIndex(of: 0x09) else { return nil }
    self.count = count
    label = Self.label(of: term)
    path = String(decoding: line[(tab + 1)...], as: UTF8.self)
  }
}
