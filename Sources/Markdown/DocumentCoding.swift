import Diagnostics

/// Documents as bytes, for caches.
extension MarkdownDocument: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(nodes)
    bytes.put(bytes: text)
  }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    let (nodes, text) = (try bytes.read([Node].self), Array(try bytes.slice()))
    // What points outside would be a trap later on.
    let size = UInt32(clamping: text.count)
    let isSound = nodes.allSatisfy { Int($0.end) <= nodes.count && $0.primary.end <= size && $0.secondary.end <= size }
    guard isSound, !nodes.isEmpty else { throw ByteReader.Damaged() }
    self.init(nodes: nodes, text: text)
  }
}

extension Node: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    for number in [UInt32(kind.rawValue), UInt32(flags.rawValue), UInt32(level), number, end] {
      bytes.put(number: UInt64(number))
    }
    for range in [range, primary, secondary] {
      bytes.put(number: UInt64(range.start))
      bytes.put(number: UInt64(range.end))
    }
  }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      try bytes.raw(), flags: Flags(rawValue: try bytes.read()), level: try bytes.read(), number: try bytes.read(),
      end: try bytes.read(), range: try bytes.read(), primary: try bytes.read(), secondary: try bytes.read())
  }
}
