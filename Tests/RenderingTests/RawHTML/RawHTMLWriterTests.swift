import Foundation
import Testing

@testable import Rendering

@Suite struct RawHTMLWriterTests {
  static func block(_ html: String, policy: RawHTMLPolicy = .safe) -> String {
    var out: [UInt8] = []
    var page = RawHTMLWriter.Page { $0 == "#cause" ? "#cause" : nil }
    var writer = RawHTMLWriter(policy: policy, content: .flow)
    writer.writeBlock(Array(html.utf8)[...], page: &page, into: &out)
    writer.finish(page: &page, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: [
    ("<div>a<b>c</div>", "<div>a<b>c</b></div>"),
    ("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
    ("<table>loose</table>", "<table><tr><td>loose</td></tr></table>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<p>a<div>b</div>", "<p>a</p><div>b</div>"),
    ("loose <i>text</i>", "<p>loose <i>text</i></p>"),
    ("<center><font color=red>x</font></center>", "<div><span>x</span></div>"),
    ("<details>x</details>", "<details><summary>…</summary>x</details>"),
    ("</div></p>x", "<p>x</p>"),
    ("<ServerName>", "<p>&lt;ServerName&gt;</p>"),
    ("<div onclick=x class=y title='t'>a</div>", "<div title=\"t\">a</div>"),
    (
      "<a href=\"https://e.example/?a=1&amp;b\">x</a>",
      "<p><a href=\"https://e.example/?a=1&amp;b\" rel=\"noopener noreferrer\">x</a></p>"
    ),
    ("<a href='#cause'>x</a> <a href='other.md'>y</a>", "<p><a href=\"#cause\">x</a> y</p>"),
    ("<a name=\"n\"></a><a id=n></a>", "<p><a id=\"n\"></a></p>"),
    ("a<!-- hidden -->b&nbsp;c&", "<p>ab&nbsp;c&amp;</p>"),
    (
      "<a href=\"https://a\">x<a href=\"https://b\">y</a>",
      "<p><a href=\"https://a\" rel=\"noopener noreferrer\">x</a><a href=\"https://b\" rel=\"noopener noreferrer\">y</a></p>"
    ),
  ])
  func safe(html: String, expected: String) { #expect(Self.block(html) == expected) }

  @Test func otherPolicies() {
    #expect(Self.block("<b onclick=x>a", policy: .escape) == "<p>&lt;b onclick=x&gt;a</p>\n")
    #expect(Self.block("<b onclick=x>a", policy: .trust) == "<b onclick=x>a")
  }

  static let vectors: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/xss.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }.map(String.init)
  }()

  @Test func vectorsAreMany() { #expect(Self.vectors.count >= 60) }

  @Test(arguments: vectors) func vectorsRunNothing(vector: String) {
    for policy in [RawHTMLPolicy.safe, .escape] {
      for tag in Self.block(vector, policy: policy).matches(of: /<[a-zA-Z][^>]*>/) {
        let tag = tag.output.lowercased()
        #expect(
          tag.wholeMatch(
            of: /<[a-z0-9]+( (href|id|title|colspan|rowspan|start|scope|open|rel|class)(="[^"]*")?)*( \/)?>/) != nil)
        #expect(!tag.contains("href=\"") || tag.contains("href=\"http") || tag.contains("href=\"mailto:"))
        #expect(
          !["<script", "<style", "<svg", "<iframe", "<form", "<base", "<meta", "<link"].contains { tag.hasPrefix($0) })
      }
    }
  }
}
