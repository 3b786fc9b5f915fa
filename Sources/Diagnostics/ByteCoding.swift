/// Values as bytes, for caches: what is written is read back by the same program only, and whatever is damaged is refused.
package protocol ByteCodable {
  func write(to bytes: inout ByteWriter)
  /// - Throws: where the bytes are none of such a value's.
  init(from bytes: inout ByteReader) throws(ByteReader.Damaged)
}

package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(_ values: any ByteCodable...) { for value in values { value.write(to: &self) } }

  package mutating func put(bytes new: some Collection<UInt8>) {
    put(number: UInt64(new.count))
    bytes += new
  }

  /// Seven bits a byte, the lowest first (LEB128).
  package mutating func put(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

package struct ByteReader {
  package struct Damaged: Error {
    package init() {}
  }

  private let bytes: [UInt8]
  private var position = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { position == bytes.count }

  package mutating func number() throws(Damaged) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
      guard position < bytes.count else { throw Damaged() }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw Damaged()
  }

  package mutating func slice() throws(Damaged) -> ArraySlice<UInt8> {
    let count = try number()
    guard count <= UInt64(bytes.count - position) else { throw Damaged() }
    defer { position += Int(count) }
    return bytes[position..<position + Int(count)]
  }

  package mutating func read<Value: ByteCodable>(_ type: Value.Type = Value.self) throws(Damaged) -> Value {
    try Value(from: &self)
  }

  /// How many elements follow; each takes at least a byte.
  package mutating func count() throws(Damaged) -> Int {
    let count = try number()
    guard count <= UInt64(bytes.count - position) else { throw Damaged() }
    return Int(count)
  }

  package mutating func raw<Value: RawRepresentable>(
    _ type: Value.Type = Value.self
  ) throws(Damaged) -> Value where Value.RawValue: ByteCodable {
    guard let value = Value(rawValue: try read()) else { throw Damaged() }
    return value
  }
}

extension Int: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(number: UInt64(bitPattern: Int64(self))) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(truncatingIfNeeded: try bytes.number())
  }
}

extension UInt32: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(number: UInt64(self)) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(truncatingIfNeeded: try bytes.number())
  }
}

extension UInt8: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(number: UInt64(self)) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(truncatingIfNeeded: try bytes.number())
  }
}

extension Bool: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(number: self ? 1 : 0) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) { self = try bytes.number() == 1 }
}

extension String: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(bytes: utf8) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    guard let text = String(validating: try bytes.slice(), as: UTF8.self) else { throw ByteReader.Damaged() }
    self = text
  }
}

extension Optional: ByteCodable where Wrapped: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(self != nil)
    if let self { bytes.put(self) }
  }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self = try bytes.read(Bool.self) ? .some(try bytes.read(Wrapped.self)) : nil
  }
}

extension Array: ByteCodable where Element: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(count)
    for element in self { element.write(to: &bytes) }
  }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    let count = try bytes.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try bytes.read()) }
  }
}

extension Range<Int>: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(lowerBound, upperBound) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    let (start, end) = (try bytes.read(Int.self), try bytes.read(Int.self))
    guard start <= end else { throw ByteReader.Damaged() }
    self = start..<end
  }
}

extension SourcePosition: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(line, column) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(line: try bytes.read(), column: try bytes.read())
  }
}

extension SourceRange: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(start, end) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(start: try bytes.read(), end: try bytes.read())
  }
}

extension Diagnostic: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(severity.rawValue, rule, path, position, message, hint) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      try bytes.raw(), rule: try bytes.read(), path: try bytes.read(), at: try bytes.read(), try bytes.read(),
      hint: try bytes.read())
  }
}

extension SourceLines: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(path, starts) }
  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(path: try bytes.read(), starts: try bytes.read())
  }
}
