import Diagnostics
import SiteBuild

/// Answers requests from a live site: its files, what open pages want to know of them, and the channel that tells of changes.
struct SiteHandler: Sendable {
  let site: LiveSite
  let channel: ReloadChannel
  let address: ListenAddress
  /// `/` or `/sub/`.
  let base: String
  let progress: PreviewProgress

  /// Below the site's root; no page of a site has such a name.
  static let ownFolder = "_casebook/"

  func answer(_ head: RequestHead) async -> Reply {
    guard address.admits(head.headers["host"]) else {
      return .bytes(
        .text(
          .forbidden,
          "This preview answers only under the names of its own machine: localhost, its host name, an IP address."))
    }
    guard !head.isForeign else {
      return .bytes(.text(.forbidden, "This preview answers no scripts and frames of other sites."))
    }
    guard head.method == "GET" || head.method == "HEAD" else {
      var reply = ReplyBytes.text(.notAllowed, "Only GET and HEAD are answered.")
      reply.headers.append(("Allow", "GET, HEAD"))
      return .bytes(reply)
    }
    switch RequestPath(head.target, base: base) {
    case .refused: return .bytes(await notFound("", head))
    case .outside:
      let isRoot = head.target == "/" || head.target == base.dropLast()
      return .bytes(
        isRoot ? ReplyBytes(.found, [("Location", Self.encoded(base))]) : .text(.notFound, "The site is at \(base)"))
    case .inside(let path):
      if path.hasPrefix(Self.ownFolder) { return await own(String(path.dropFirst(Self.ownFolder.count)), head) }
      return .bytes(await page(path, head))
    }
  }

  // MARK: - The site

  private func page(_ path: String, _ head: RequestHead) async -> ReplyBytes {
    if let file = await site.file(at: path) { return reply(with: file, head, status: .ok) }
    if !path.isEmpty, !path.hasSuffix("/"), await site.file(at: path + "/") != nil {
      let query = head.target.firstIndex(of: "?").map { String(head.target[$0...]) } ?? ""
      return ReplyBytes(.found, [("Location", Self.encoded(base + path + "/") + query)])
    }
    return await notFound(path, head)
  }

  private func notFound(_ path: String, _ head: RequestHead) async -> ReplyBytes {
    guard let file = await site.file(at: "404.html") else { return await withoutSite() }
    return reply(with: file, head, status: .notFound)
  }

  /// While no site could be made yet: a page that only shows the overlay.
  private func withoutSite() async -> ReplyBytes {
    let html =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Casebook</title></head><body><main></main></body></html>\n"
    return ReplyBytes(
      .failed, [("Content-Type", MediaType.of("index.html"))],
      body: PageScript.added(to: Array(html.utf8), base: base, [("run", progress.run), ("generation", "0")]))
  }

  private func reply(with file: LiveFile, _ head: RequestHead, status: ReplyBytes.Status) -> ReplyBytes {
    let (body, print) = content(of: file, status)
    guard let body else { return .text(.notFound, "The file is gone.") }
    let tag = "\"\(String(print, radix: 16))\""
    let headers = [("Content-Type", MediaType.of(file.path)), ("ETag", tag)]
    if status == .ok, let known = head.headers["if-none-match"], known == "*" || known.contains(tag) {
      return ReplyBytes(.notModified, [("ETag", tag)])
    }
    let whole = ReplyBytes(status, headers + [("Accept-Ranges", "bytes")], body)
    let isSame = head.headers["if-range"].map { $0 == tag } ?? true
    return isSame && head.method == "GET" ? whole.part(head.headers["range"]) : whole
  }

  /// What is sent for a file, and the print that tells it from others; pages with the script, which learns the print.
  private func content(of file: LiveFile, _ status: ReplyBytes.Status) -> (ReplyBody?, print: UInt64) {
    switch file.content {
    case .file(let path):
      let opened = OpenFile(path)
      return (opened.map { .file($0, 0..<$0.size) }, opened?.tag ?? 0)
    case .bytes(let bytes):
      let print = ContentTag.of(bytes)
      guard file.path.hasSuffix(".html") else { return (.bytes(bytes), print) }
      let page = status == .notFound ? PageScript.rooted(bytes, base: base) : bytes
      let state = [
        ("run", progress.run), ("generation", "\(file.generation)"), ("print", String(print, radix: 16)),
        ("gone", status == .notFound ? "true" : ""),
      ]
      return (.bytes(PageScript.added(to: page, base: base, state)), print)
    }
  }

  static func encoded(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"\"%<>?#\\^`{|}".utf8.contains(byte)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  // MARK: - For open pages

  private func own(_ name: String, _ head: RequestHead) async -> Reply {
    switch name {
    case "events" where head.method == "HEAD":
      return .bytes(ReplyBytes(.ok, [("Content-Type", "text/event-stream")]))
    case "events":
      guard let events = await channel.listen(first: await progress.message) else {
        return .bytes(.text(.unavailable, "Too many pages listen."))
      }
      return .events(events)
    case "page":
      let query = head.target.firstIndex(of: "?").map { String(head.target[head.target.index(after: $0)...]) } ?? ""
      guard query.hasPrefix("path="), case .inside(let path) = RequestPath(String(query.dropFirst(5)), base: base)
      else {
        return .bytes(.text(.badRequest, "Write page?path=/address/."))
      }
      let status = PageStatusReport(
        status: await site.status(of: path), obstacles: await site.explainedObstacles(), update: await progress.last)
      return .bytes(ReplyBytes(.ok, [("Content-Type", "application/json")], body: Array(status.json.utf8)))
    default:
      guard let bytes = PageScript.file(name) else { return .bytes(.text(.notFound, "There is no such file.")) }
      return .bytes(ReplyBytes(.ok, [("Content-Type", MediaType.of(name))], body: bytes))
    }
  }
}
