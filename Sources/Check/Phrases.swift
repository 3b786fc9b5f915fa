import Entities

/// Texts that are looked for together, in any letter case of ASCII, in one pass over the bytes.
struct Phrases: Sendable {
  private let byFirst: [[[UInt8]]]

  /// - Parameter phrases: in lower case.
  init(_ phrases: [String]) {
    var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      if let first = bytes.first { byFirst[Int(first)].append(bytes) }
    }
    self.byFirst = byFirst
  }

  /// Whether one of them lies within a range.
  func occur(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let range = range.clamped(to: bytes.indices)
    return bytes.withUnsafeBufferPointer { buffer in
      range.contains { start in
        byFirst[Int(buffer[start].lowercased)].contains { phrase in
          start + phrase.count <= range.upperBound
            && phrase.indices.allSatisfy { buffer[start + $0].lowercased == phrase[$0] }
        }
      }
    }
  }
}
