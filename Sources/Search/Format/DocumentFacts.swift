import Diagnostics

/// What a result shows of an article: a line of fields, then one line a section, as SearchFormat.md says.
package struct DocumentFacts: Sendable {
  package struct Section: Sendable {
    package var anchor: String
    /// Of `SectionRole`; empty where none.
    package var role: String
    package var title: String
    /// Number of the piece of the article with which it begins.
    package var chunk: Int
    /// How its text begins.
    package var text: String
  }

  /// Source path below the folder of articles.
  package var path: String
  /// Address below the site's root.
  package var url: String
  package var title: String
  package var language: String
  package var state: String
  package var type: String
  package var products: [String]
  package var sections: [Section] = []

  /// Fields are divided by tabs, lists by U+001F, sections' lines begin with a tab.
  var entry: [UInt8] {
    var bytes: [UInt8] = []
    Self.append([path, url, title, language, state, type, products.joined(separator: "\u{1F}")], to: &bytes)
    bytes.append(0x0A)
    for section in sections {
      bytes.append(0x09)
      Self.append([section.anchor, section.role, section.title, String(section.chunk), section.text], to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Fields of one line with tabs between them.
  static func append(_ fields: [String], to bytes: inout [UInt8]) {
    for (number, field) in fields.enumerated() {
      if number > 0 { bytes.append(0x09) }
      let start = bytes.count
      bytes += field.utf8
      for index in EightBytes.firstControl(in: bytes.span.bytes, from: start)..<bytes.count
      where bytes[index] < 0x20 && bytes[index] != 0x1F {
        bytes[index] = 0x20
      }
    }
  }

  /// The section in a line beside an entity, with the article's number; nil for a line that is damaged or shows none.
  static func shown(_ line: ArraySlice<UInt8>) -> (number: Int, section: Section)? {
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count >= 11 else { return nil }
    var numbers = NumberText.Reader(fields[0])
    let texts = fields.suffix(4).map { String(decoding: $0, as: UTF8.self) }
    guard let number = numbers.next(), !texts[2].isEmpty || !texts[3].isEmpty else { return nil }
    return (number, Section(anchor: texts[0], role: texts[1], title: texts[2], chunk: 0, text: texts[3]))
  }

  /// The articles in an entry of a block, or in several. Lines that are too short, as in a damaged file, are passed over.
  package static func read(_ block: [UInt8]) -> [DocumentFacts] {
    var documents: [DocumentFacts] = []
    for line in block.split(separator: 0x0A) {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if line.first == 0x09 {
        guard fields.count >= 6, !documents.isEmpty else { continue }
        documents[documents.count - 1].sections.append(
          Section(anchor: fields[1], role: fields[2], title: fields[3], chunk: Int(fields[4]) ?? 0, text: fields[5]))
      } else if fields.count >= 7 {
        documents.append(
          DocumentFacts(
            path: fields[0], url: fields[1], title: fields[2], language: fields[3], state: fields[4], type: fields[5],
            products: fields[6].split(separator: "\u{1F}").map(String.init)))
      }
    }
    return documents
  }
}
