import Articles
import Diagnostics

/// Plain text as saved from a blog or a mail to a draft: title, headings by number or words, boxes, steps, commands.
struct PlainTextReader {
  /// - Parameter bytes: UTF-8 without a byte order mark.
  static func read(_ bytes: [UInt8], by dictionary: HeadingDictionary) -> Draft {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { PlainLine($0) }
    var draft = Draft()
    draft.sourceText = bytes
    PlainTitle.take(from: &lines, into: &draft, by: dictionary)
    let headings = PlainHeadingFinder.headings(of: lines, by: dictionary)
    // Numbers of headings go, the words stay.
    draft.excused = headings.values.map(\.mark).filter { !$0.isEmpty }
    draft.blocks = PlainBlockReader.blocks(of: lines, headings: headings)
    draft.head.date = PublicationDate.labelled(in: lines.prefix(12).map(\.text))
    return draft
  }
}
