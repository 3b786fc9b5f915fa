import Articles
import Diagnostics
import Entities

/// Extracted articles as bytes, for caches.
extension ExtractedArticle: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(article, mentions, links, names) }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      article: try bytes.read(), mentions: try bytes.read(), links: try bytes.read(),
      names: try bytes.read())
  }
}

extension WrittenLink: ByteCodable {
  package func write(to bytes: inout ByteWriter) { bytes.put(node, destination, isImage, isRaw, isIncluded, range) }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    self.init(
      node: try bytes.read(), destination: try bytes.read(), isImage: try bytes.read(), isRaw: try bytes.read(),
      isIncluded: try bytes.read(), range: try bytes.read())
  }
}

extension ArticleMention: ByteCodable {
  package func write(to bytes: inout ByteWriter) {
    bytes.put(entity.kind.name, entity.value, source, place.rawValue, section, node, text, written, rule, isSelf)
    bytes.put(offset, isAbout, sentence, marked)
  }

  package init(from bytes: inout ByteReader) throws(ByteReader.Damaged) {
    let (kind, value) = (try bytes.read(String.self), try bytes.read(String.self))
    self.init(
      entity: Entity(EntityKind.builtIn.first { $0.name == kind } ?? .custom(kind), value), source: try bytes.read(),
      place: try bytes.raw(), section: try bytes.read(), node: try bytes.read(), text: try bytes.read(),
      written: try bytes.read(), rule: try bytes.read(), isSelf: try bytes.read(), offset: try bytes.read(),
      isAbout: try bytes.read(), sentence: try bytes.read(), marked: try bytes.read())
  }
}
