import Diagnostics

/// Articles as bytes, for caches. A field that is new must be written and read here: a test looks at every one.
extension Article: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(file, metadata, id, title, headline, titleHeading, summary, language, sections, htmlAnchors.sorted())
    bytes.put(products, appliesTo, ownKB)
  }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      file: try bytes.read(), metadata: try bytes.read(), id: try bytes.read(), title: try bytes.read(),
      headline: try bytes.read(), titleHeading: try bytes.read(), summary: try bytes.read(),
      language: try bytes.read(), sections: try bytes.read(), htmlAnchors: Set(try bytes.read([String].self)),
      products: try bytes.read(), appliesTo: try bytes.read(), ownKB: try bytes.read())
  }
}

extension Section: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(heading, level, title, ownRole?.rawValue, role?.rawValue, anchor, slug, nodes)
  }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      heading: try bytes.read(), level: try bytes.read(), title: try bytes.read(), ownRole: try bytes.named(),
      role: try bytes.named(), anchor: try bytes.read(), slug: try bytes.read(), nodes: try bytes.read())
  }
}

extension Metadata: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(id, title, description, language, type?.rawValue, products, date, updated, reviewed, reviewBy, isDraft)
    bytes.put(publish, expires, state?.rawValue, audience, owner, aliases, supersededBy, translationOf, related, tags)
    bytes.put(declared, isMicrosoftLearn, positions.keys.sorted(), positions.sorted { $0.key < $1.key }.map(\.value))
    bytes.put(misspelledAudience)
  }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init()
    (id, title, description, language) = (try bytes.read(), try bytes.read(), try bytes.read(), try bytes.read())
    (type, products, date, updated) = (try bytes.named(), try bytes.read(), try bytes.read(), try bytes.read())
    (reviewed, reviewBy, isDraft, publish) = (try bytes.read(), try bytes.read(), try bytes.read(), try bytes.read())
    (expires, state, audience, owner) = (try bytes.read(), try bytes.named(), try bytes.read(), try bytes.read())
    (aliases, supersededBy, translationOf) = (try bytes.read(), try bytes.read(), try bytes.read())
    (related, tags, declared, isMicrosoftLearn) = (
      try bytes.read(), try bytes.read(), try bytes.read(), try bytes.read()
    )
    let (keys, places) = (try bytes.read([String].self), try bytes.read([SourcePosition].self))
    positions = Dictionary(zip(keys, places), uniquingKeysWith: { first, _ in first })
    misspelledAudience = try bytes.read()
  }
}

extension Metadata.DeclaredEntity: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(kind, text, isRejected, position) }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      kind: try bytes.read(), text: try bytes.read(), isRejected: try bytes.read(), position: try bytes.read())
  }
}

extension Metadata.MisspelledKey: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(written, value, position) }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(written: try bytes.read(), value: try bytes.read(), position: try bytes.read())
  }
}

extension WithheldArticle: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(path, id, aliases, reason) }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      path: try bytes.read(), id: try bytes.read(), aliases: try bytes.read(), reason: try bytes.read())
  }
}

extension CalendarDate: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(year, month, day) }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    let (year, month, day) = (try bytes.read(Int.self), try bytes.read(Int.self), try bytes.read(Int.self))
    guard let date = CalendarDate(year: year, month: month, day: day) else { throw ByteReader.Damaged() }
    self = date
  }
}

extension ByteReader {
  /// A value that was written by its name, or nil.
  fileprivate mutating func named<Value: RawRepresentable<String>>() throws(Damaged) -> Value? {
    guard let name = try read(String?.self) else { return nil }
    guard let value = Value(rawValue: name) else { throw Damaged() }
    return value
  }
}
