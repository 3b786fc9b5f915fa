import Entities

/// Texts that are looked for together, in any letter case of ASCII, in one pass over the bytes.
struct Phrases: Sendable {
  private let byFirst: [[[UInt8]]]
  /// By byte, in either letter case.
  private let isFirst: [Bool]

  /// - Parameter phrases: in lower case.
  init(_ phrases: [String]) {
    var byFirst: [[[UInt8]]] = Array(repeating: [], count: 256)
    for phrase in phrases {
      let bytes = Array(phrase.utf8)
      if let first = bytes.first { byFirst[Int(first)].append(bytes) }
    }
    self.byFirst = byFirst
    isFirst = (0...255).map { !byFirst[Int(UInt8($0).lowercased)].isEmpty }
  }

  /// Whether one of them lies within a range.
  func occur(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let range = range.clamped(to: bytes.indices)
    return bytes.withUnsafeBufferPointer { buffer in
      isFirst.withUnsafeBufferPointer { isFirst in
        range.contains { start in isFirst[Int(buffer[start])] && stands(at: start, in: buffer, range.upperBound) }
      }
    }
  }

  private func stands(at start: Int, in buffer: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    byFirst[Int(buffer[start].lowercased)].contains { phrase in
      start + phrase.count <= end && phrase.indices.allSatisfy { buffer[start + $0].lowercased == phrase[$0] }
    }
  }
}
