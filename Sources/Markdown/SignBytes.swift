/// Bytes with which something may begin, to find the next one in a text: most bytes begin nothing.
package struct SignBytes: Sendable {
  private let holds: [Bool]

  package init(_ bytes: some Sequence<UInt8>) {
    let bytes = Set(bytes)
    holds = (0...255).map { bytes.contains($0) }
  }

  /// - Returns: the index of the next such byte, or the text's end.
  package func next(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    // 256 of them, so that each byte has one.
    holds.withUnsafeBufferPointer { holds in
      var index = start
      while index < text.count, !holds[Int(text[index])] { index += 1 }
      return index
    }
  }
}
