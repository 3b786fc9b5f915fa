import Articles
import Diagnostics

/// CB1502: An article whose day has passed is renewed, archived or removed.
enum ExpiredArticle {
  static func findings(in site: CheckedSite) -> [Diagnostic] {
    site.unpublished.compactMap { article in
      guard let day = article.metadata.expires, day <= site.today, !article.metadata.isDraft,
        article.metadata.state != .draft
      else { return nil }
      return Diagnostic(
        .warning, rule: "expired", path: article.file.path, at: article.metadata.positions["expires"],
        "The article expired on \(day) and is no longer shown",
        hint:
          "Move the day, remove the file, or write 'state: archived' in the place of 'expires' to keep it for reference."
      )
    }
  }
}
