import Diagnostics
import Testing

@testable import Check

@Suite struct ImageTextTests {
  static func places(_ text: String) -> [String] { CheckedTestSite(text).places(of: "image-without-text") }

  @Test func anImageOfRawHTMLIsFoundWhereItStands() {
    #expect(
      Self.places("# A\n\n<table>\n<tr><td>\n  <img src=\"a.png\">\n</td><td><img src=\"b.png\"></td></tr>\n</table>\n")
        == ["5:3", "6:10"])
    #expect(Self.places("# A\n\nText.\n\n<img src=\"a.png\">\n") == ["5:1"])
  }

  @Test(arguments: [
    "<table><tr><th><img src=\"x.gif\">Note</th></tr></table>", "<p><img src=\"x.gif\"> Read this.</p>",
    "<div>Press <img src=\"x.gif\"> there</div>", "Press <img src=\"x.gif\"> there.",
    "<table><tr><td><img src=\"m/disk-100px.png\"></td><td>Words</td></tr></table>",
    "<p><img src=\"x.png\" width=\"24\"></p>", "<p><img src=\"x.png\" height='32px'></p>", "![](m/disk-64px.png)",
    "![](m/heading.png)", "<p><img src=\"m/banner.png\"></p>", "Press ![](x.png) there.", "| ![](x.png) words |\n|---|",
  ])
  func iconsAreFine(text: String) {
    #expect(Self.places("# A\n\n\(text)\n").isEmpty)
  }

  @Test(arguments: [
    "<p>Words.</p>\n<p><img src=\"x.png\"></p>", "<table><tr><td>Words</td><td><img src=\"x.png\"></td></tr></table>",
    "<p>Words:<br><img src=\"x.png\"></p>", "<p><img src=\"x.png\" width=\"640\" height=\"480\"></p>",
    "<p><img src=\"x.png\" width=\"100%\"></p>", "![](m/shot-1024px.png)", "![](m/subheading.png)",
    "![](m/logon-banner-error.png)", "<p><img src=\"x.png\" width=\"96\" height=\"4000\"></p>",
  ])
  func picturesAreAskedForTheirText(text: String) {
    #expect(Self.places("# A\n\n\(text)\n").count == 1)
  }

  /// Directly below the sentence that announces it, without an empty line.
  @Test func aPictureOnALineOfItsOwnIsNoIcon() {
    #expect(Self.places("# A\n\n1. Click **Next**.\n   ![](next.png)\n") == ["4:4"])
    #expect(Self.places("# A\n\nThe dialog opens:  \n![](dialog.png)  \nClose it.\n") == ["4:1"])
    #expect(Self.places("# A\n\n| Step |\n|---|\n| Click it.<br>![](next.png) |\n").count == 1)
    #expect(Self.places("# A\n\nThe dialog opens:\n![](dialog-icon.png)\n").isEmpty)
  }
}
