/// A kind of entity that a site defines: a pattern to find it by, its canonical form and its page elsewhere.
package struct CustomKind: Sendable {
  package let name: String
  package let label: String
  /// Address of a value's page elsewhere, with `{value}` for the value.
  package let link: String?
  private let pattern: String
  private let canonical: String?

  /// - Parameters:
  ///   - pattern: a regular expression in Swift's syntax; an invalid or empty one, or one that matches nothing, throws.
  ///   - canonical: the value, with `$0` for the match and `$1` to `$9` for its groups; the match itself where nil.
  package init(name: String, label: String, pattern: String, canonical: String?, link: String?) throws {
    self.name = name
    self.label = label
    self.link = link
    self.pattern = pattern
    self.canonical = canonical
    if pattern.isEmpty { throw PatternError.empty }
    if PatternCheck.nestsRepetitions(pattern) { throw PatternError.nestsRepetitions(pattern) }
    do {
      if try Regex(pattern).wholeMatch(in: "") != nil { throw PatternError.matchesNothing(pattern) }
    } catch let error as PatternError {
      throw error
    } catch {
      throw PatternError.invalid(pattern, reason: "\(error)")
    }
  }

  /// The outside address of a value; bytes that an address cannot hold are escaped (RFC 3986).
  package func link(for value: String) -> String? {
    link.map { $0.replacing("{value}", with: Self.escaped(value)) }
  }

  /// Why a pattern cannot be used, as a sentence.
  package enum PatternError: Error, CustomStringConvertible {
    case empty
    case matchesNothing(String)
    case nestsRepetitions(String)
    case invalid(String, reason: String)

    package var description: String {
      switch self {
      case .empty: "it has no pattern"
      case .matchesNothing(let pattern): "its pattern '\(pattern)' matches the empty text"
      case .nestsRepetitions(let pattern): "its pattern '\(pattern)' repeats what repeats, which can take for ever"
      case .invalid(let pattern, let reason): "its pattern '\(pattern)' is no regular expression: \(reason)"
      }
    }
  }

  /// What finds the kind's values; made once for a text, as a compiled pattern cannot be shared by threads.
  struct Matcher {
    let name: String
    fileprivate let regex: Regex<AnyRegexOutput>
    fileprivate let canonical: String?
  }

  /// - Returns: never nil, as `init` has compiled the pattern before.
  var matcher: Matcher? {
    (try? Regex(pattern)).map { Matcher(name: name, regex: $0, canonical: canonical) }
  }

  /// Replaces `$0` to `$9`; a group that there is not becomes nothing.
  fileprivate static func fill(_ template: String, with groups: [String]) -> String {
    var result = ""
    var isGroup = false
    for character in template {
      if isGroup, let number = character.wholeNumberValue, character.isASCII {
        result += number < groups.count ? groups[number] : ""
        isGroup = false
        continue
      }
      if isGroup { result.append("$") }
      isGroup = character == "$"
      if !isGroup { result.append(character) }
    }
    return isGroup ? result + "$" : result
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for byte in value.utf8 {
      if byte.isWord || byte == .hyphen || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~") {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}

extension CustomKind.Matcher {
  /// All values in a text, with their places in its UTF-8, in order.
  func matches(in text: String) -> [(value: String, range: Range<Int>)] {
    text.matches(of: regex).compactMap { match in
      guard !match.range.isEmpty else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
      let count = text.utf8.distance(from: match.range.lowerBound, to: match.range.upperBound)
      let groups = match.output.map { $0.substring.map(String.init) ?? "" }
      return (canonical.map { CustomKind.fill($0, with: groups) } ?? groups[0], start..<start + count)
    }
  }
}
