/// What becomes of HTML in an article.
package enum RawHTMLPolicy: String, Sendable {
  /// All of it is shown as text.
  case escape
  /// Elements and attributes of a short list work, the rest is shown as text.
  case safe
  /// It goes to the page as it is; the site's owner answers for it.
  case trust
}
