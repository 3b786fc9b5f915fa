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
    // So do the words before numbers of steps: `Step 1: …`, `手順 1`.
    draft.excused += lines.compactMap { $0.stepWord ?? $0.stepLetter }
    draft.blocks = PlainBlockReader.blocks(of: lines, headings: headings)
    let beginning = lines.prefix(12).map(\.text)
    draft.head.date = draft.head.date ?? PublicationDate.labelled(in: beginning)
    return draft
  }
}
