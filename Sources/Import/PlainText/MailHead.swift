import Diagnostics

/// The lines with which a mail begins: its subject is a title, its day a date; who wrote to whom is no part of an article.
struct MailHead {
  let subject: String?
  let date: String?
  /// Lines that it takes, blank ones behind them not counted.
  let count: Int

  private static let labels: [String: Field] = [
    "from": .other, "to": .other, "cc": .other, "bcc": .other, "reply-to": .other, "importance": .other, "sent": .date,
    "date": .date, "subject": .subject, "差出人": .other, "宛先": .other, "件名": .subject, "日時": .date, "送信日時": .date,
    "送信者": .other,
  ]
  private enum Field { case subject, date, other }
  private static let answers = ["re:", "fw:", "fwd:", "aw:", "返信:", "転送:"]

  /// Nil unless the lines from `first` on are at least three fields of a mail, one of them its subject.
  init?(_ lines: [PlainLine], from first: Int) {
    var subject: String?
    var date: String?
    var count = 0
    for line in lines[first...].prefix(20) {
      guard let colon = line.text.firstIndex(where: { $0 == ":" || $0 == "：" }),
        let field = Self.labels[line.text[..<colon].trimmingBlanks().lowercased()]
      else { break }
      let value = line.text[line.text.index(after: colon)...].trimmingBlanks()
      if field == .subject { subject = Self.withoutAnswers(value) }
      if field == .date { date = PublicationDate.ofMail(value) }
      count += 1
    }
    guard count >= 3, let subject, !subject.isEmpty else { return nil }
    (self.subject, self.date, self.count) = (subject, date, count)
  }

  private static func withoutAnswers(_ subject: String) -> String {
    var rest = subject
    while let mark = answers.first(where: { rest.lowercased().hasPrefix($0) }) {
      rest = rest.dropFirst(mark.count).trimmingBlanks()
    }
    return rest
  }
}
