import Testing

@testable import Rendering

/// Raw HTML comes out as safe, balanced and valid HTML, whatever the author wrote.
struct RawHTMLWriterTests {
  /// Blocks of HTML in an article; `md:` begins a paragraph of Markdown between them.
  private func written(
    _ blocks: [String], policy: RawHTMLPolicy = .safe, content: RawHTMLWriter.Content = .flow
  ) -> String {
    var page = RawHTMLWriter.Page(usedIDs: ["taken"]) { $0 == "#here" ? "#here" : nil }
    var writer = RawHTMLWriter(policy: policy, content: content)
    var html: [UInt8] = []
    for block in blocks {
      if block.hasPrefix("md:") {
        writer.prepareForBlock(page: &page, into: &html)
        html.write("<p>\(block.dropFirst(3))</p>")
      } else if content == .flow {
        writer.writeBlock(Array(block.utf8)[...], page: &page, into: &html)
      } else {
        writer.writeInline(Array(block.utf8)[...], page: &page, into: &html)
      }
    }
    writer.finish(page: &page, into: &html)
    return String(decoding: html, as: UTF8.self)
  }

  // MARK: - Safety

  @Test(arguments: [RawHTMLPolicy.safe, .escape], [RawHTMLWriter.Content.flow, .phrasing])
  func vectorsRunNothing(policy: RawHTMLPolicy, content: RawHTMLWriter.Content) throws {
    for vector in try Vectors.all() {
      for blocks in [[vector], ["<div title='\(vector)'>", vector, "</div>"], ["<table><tr><td>\(vector)"]] {
        let reader = MarkupReader(Array(written(blocks, policy: policy, content: content).utf8))
        #expect(reader.dangers.isEmpty, "\(vector)")
        #expect(reader.imbalance == nil, "\(vector)")
      }
    }
  }

  @Test func escapeShowsTheSource() {
    #expect(written(["<b>a &amp; b</b>"], policy: .escape) == "<p>&lt;b&gt;a &amp;amp; b&lt;/b&gt;</p>\n")
    #expect(written(["<b>"], policy: .escape, content: .phrasing) == "&lt;b&gt;")
  }

  @Test func trustChangesNothing() {
    let html = "<script>a()</script>\n<p onclick=b()>"
    #expect(written([html], policy: .trust) == html)
  }

  @Test func whatIsNotAllowedIsShown() {
    #expect(written(["<script>a &lt; b</script>"]) == "<p>&lt;script&gt;a &amp;lt; b&lt;/script&gt;</p>")
    #expect(written(["<div>Type <username> here</div>"]) == "<div>Type &lt;username&gt; here</div>")
    #expect(written(["<div><o:p>a</o:p></div>"]) == "<div>&lt;o:p&gt;a&lt;/o:p&gt;</div>")
    #expect(written(["<div>a <https://example.com> b</div>"]) == "<div>a &lt;https://example.com&gt; b</div>")
    #expect(written(["<div>1 <b 2</div>"]) == "<div>1 &lt;b 2</div>")
  }

  @Test func commentsSayNothing() {
    #expect(written(["<!-- a --><div><!--><!-- <b> -->b</div>"]) == "<div>b</div>")
    #expect(written(["<!-- a --><i>b</i>"], policy: .trust) == "<i>b</i>")
    #expect(written(["<!-- a --><i>b</i><!-- c"], policy: .escape) == "<p>&lt;i&gt;b&lt;/i&gt;</p>\n")
    #expect(written(["<!-- a -->"], policy: .escape) == "")
    #expect(written(["<div>a<!-- b"]) == "<div>a&lt;!-- b</div>")
  }

  // MARK: - Attributes

  @Test(arguments: [
    (
      #"<a href="https://example.com/?a=1&amp;b=2" target=_blank>a</a>"#,
      #"<a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">a</a>"#
    ),
    (#"<a href='#here'>a</a>"#, ##"<a href="#here">a</a>"##), ("<a href=ftp://example.com>a</a>", "a"),
    ("<a href=//example.com>a</a>", "a"), ("<a href='https://'>a</a>", "a"),
    ("<a href=' https://example.com '>a</a>", #"<a href="https://example.com" rel="noopener noreferrer">a</a>"#),
    ("<a name=one>a", #"<a id="one"></a>a"#), ("<a id=taken>a</a>", "a"), ("<a id='a b'>a</a>", "a"),
    ("<a id='原因'></a>", #"<a id="原因"></a>"#), ("<sup class=x style=y>a</sup>", "<sup>a</sup>"),
    ("<abbr title='&quot;&#39;<'>a</abbr>", #"<abbr title="&quot;'&lt;">a</abbr>"#),
    ("<span lang=ja-JP dir=LTR>a</span>", #"<span lang="ja" dir="ltr">a</span>"#),
    ("<i lang=english>a</i>", "<i>a</i>"),
    ("<font color=red>a</font>", "<span>a</span>"),
    ("<img src=a.png alt='A & B'>", #"<span class="missing-image">A &amp; B</span>"#),
    ("a<br>b<br/>c</br>", "a<br />b<br />c"), ("<b>a", "<b>a</b>"), ("a</b>", "a"),
    ("<i><b>a</i>b", "<i><b>a</b></i>b"), ("<div>a</div>", "a"), ("<ul><li>a</li></ul>", "a"),
  ])
  func inlineElements(html: String, expected: String) { #expect(written([html], content: .phrasing) == expected) }

  @Test func linksDoNotNest() {
    let expected = ##"<a href="#here">a </a><a href="#here">b</a> c"##
    #expect(written(["<a href=#here>a <a href=#here>b</a> c"], content: .phrasing) == expected)
  }

  @Test func whatIsTrustedStaysButForAddressesOfOurs() {
    let html = "<a class='x' href=#here onclick=y>a</a><a href='/b'>b</a><img src=#here><p data-x='#here'>"
    let expected = "<a class='x' href=\"#here\" onclick=y>a</a><a href='/b'>b</a><img src=\"#here\"><p data-x='#here'>"
    #expect(written([html], policy: .trust) == expected)
  }

  @Test func imagesOfOursAreShown() {
    #expect(
      written(["<img src=#here alt='A &amp; B'>"], content: .phrasing)
        == "<img src=\"#here\" alt=\"A &amp; B\" loading=\"lazy\" />")
  }

  @Test func linksOfMarkdownHoldNoRawLinks() {
    var page = RawHTMLWriter.Page { $0 }
    page.openLinks = 1
    var writer = RawHTMLWriter(policy: .safe, content: .phrasing)
    var html: [UInt8] = []
    for tag in ["<a href=#here>", "<b>", "</a>", "</b>"] {
      writer.writeInline(Array(tag.utf8)[...], page: &page, into: &html)
    }
    writer.finish(page: &page, into: &html)
    #expect(String(decoding: html, as: UTF8.self) == "<b></b>")
    #expect(page.openLinks == 1)
  }

  @Test func referencesAreDecodedOnce() {
    let html = written(["<div>&nbsp;&rarr;&#39;&#150;&copy;&amp;lt;&lt;b&gt;&unknown;&#0;&#xFFFF; & &amp</div>"])
    #expect(html == "<div>\u{A0}→'–©&amp;lt;&lt;b&gt;&amp;unknown;\u{FFFD}\u{FFFD} &amp; &amp;amp</div>")
  }

  // MARK: - Nesting

  @Test(arguments: [
    (["text <b>a"], "<p>text <b>a</b></p>"), (["<p>a<p>b"], "<p>a</p><p>b</p>"),
    (["<p>a<div>b</div>c"], "<p>a</p><div>b</div><p>c</p>"),
    (["<br>"], ""), (["<a name=a></a>"], #"<a id="a"></a>"#), (["<div>", "md:a", "</div>"], "<div><p>a</p></div>"),
    (["<p>", "md:a", "</p>"], "<p></p><p>a</p>"), (["</div></p>a"], "<p>a</p>"), (["<h1>a</h1>"], "<h2>a</h2>"),
    (["<section><figure>a<figcaption>b"], "<div><div>a<div>b</div></div></div>"), (["<hr>"], "<hr />"),
    (["<ul>a<li>b<ul><li>c</ul>d"], "<ul><li>a</li><li>b<ul><li>c</li></ul>d</li></ul>"), (["<li>a</li>"], "<p>a</p>"),
    (["<ul><ul><li>a</ul></ul>"], "<ul><li><ul><li>a</li></ul></li></ul>"),
    (["<ul>", "md:a"], "<ul><li><p>a</p></li></ul>"),
    (["<dl><dd>a<dt>b</dl>"], "<dl><dt></dt><dd>a</dd><dt>b</dt><dd></dd></dl>"),
    (["<details><summary>a</summary>", "md:b", "</details>"], "<details><summary>a</summary><p>b</p></details>"),
    (["<details>", "md:b", "<summary>a</summary></details>"], "<details><summary>…</summary><p>b</p>a</details>"),
    (["<details open></details>"], "<details open><summary>…</summary></details>"),
    (["<details><summary><h3>a</h3></summary>b"], "<details><summary>a</summary>b</details>"),
  ])
  func nesting(blocks: [String], expected: String) { #expect(written(blocks) == expected) }

  @Test(arguments: [
    ("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
    (
      "<table border=1><thead><th scope=COL>a<tbody><td nowrap>b</table>",
      #"<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"#
    ),
    (
      "<table><caption>a</caption><colgroup><col width=1></colgroup><tr><td>b</table>",
      "<table><caption>a</caption><tr><td>b</td></tr></table>"
    ),
    ("<table>a<caption>b</caption></table>", "<table><tr><td>ab</td></tr></table>"),
    ("<table><tr></tr></table>", "<table><tr><td></td></tr></table>"), ("<td>a</td>", "<p>a</p>"),
    (
      "<table><tfoot><tr><td>a</tfoot><thead><tr><td>b</table>",
      "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>"
    ),
    (
      "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
      "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"
    ),
    ("<table><tr><td><ul><li>a<td>b</table>", "<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>"),
    ("<table><tr><th><h3>a</h3></th></tr></table>", "<table><tr><th>a</th></tr></table>"),
  ])
  func tables(html: String, expected: String) { #expect(written([html]) == expected) }

  /// Spaces stand where a span was taken back.
  @Test(arguments: [
    ("<tr><td colspan=2>a<tr><td>b<td>c", #"<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>"#),
    ("<tr><td colspan=3>a", "<tr><td>a</td></tr>"),
    ("<tr><td rowspan=9>a<tr><td>b", #"<tr><td rowspan="2">a</td></tr><tr><td>b</td></tr>"#),
    ("<tr><td colspan=12>a<tr><td>b<td>c", #"<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>"#),
    ("<tr><td>a<td rowspan=2>b<tr><td colspan=2>c", #"<tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr>"#),
    ("<tr><td rowspan=2>a<tbody><tr><td>b", "<tr><td>a</td></tr><tbody><tr><td>b</td></tr></tbody>"),
    ("<tr><td colspan=x rowspan=0>a", "<tr><td>a</td></tr>"),
  ])
  func spans(rows: String, expected: String) {
    let html = written(["<table>\(rows)</table>"])
    #expect(html.replacing(/\ +/, with: " ").replacing(" >", with: ">") == "<table>\(expected)</table>")
  }

  @Test func nestingHasAnEnd() {
    let deep = written([
      String(repeating: "<div><ul>", count: 20_000) + "a" + String(repeating: "</b></div>", count: 20_000)
    ])
    #expect(MarkupReader(Array(deep.utf8)).imbalance == nil)
    #expect(deep.contains("a"))
  }

  // MARK: - Any bytes

  @Test func anyTagsComeOutBalancedAndHarmless() throws {
    let pieces = [
      "</", "<", ">", " ", "\"", "'", "=", "a", "href", "x", "!--", "--", "&", "#", ";", "\u{0}", "é", "\n",
    ]
    let names = "table tr td th thead ul li dl dt dd p div details summary caption a b pre h3 br img script".split(
      separator: " ")
    var random = Numbers(state: 5)
    for _ in 0..<3000 {
      var html = ""
      for _ in 0..<random.next(below: 24) {
        switch random.next(below: 4) {
        case 0: html += pieces[random.next(below: pieces.count)]
        case 1: html += "</\(names[random.next(below: names.count)])>"
        case 2: html += "<\(names[random.next(below: names.count)]) href='#here' colspan=2 onclick=x>"
        default: html += "text"
        }
      }
      let reader = MarkupReader(Array(written([html, "md:text", html]).utf8))
      #expect(reader.dangers.isEmpty && reader.imbalance == nil, "\(html)")
    }
  }

  private struct Numbers {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }
}
