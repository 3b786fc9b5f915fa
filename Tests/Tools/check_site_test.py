"""Tests of check_site: a small site for each kind of problem."""
import os
import tempfile
import unittest

import check_site

PAGE = '<!doctype html><html lang="en"><head><title>T</title></head><body>{}</body></html>'


def problems(pages):
    """The problems of a site given as path → body (HTML) or text (other files)."""
    with tempfile.TemporaryDirectory() as site:
        for path, body in pages.items():
            full = os.path.join(site, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(PAGE.format(body) if path.endswith(".html") else body)
        return [f"{path}: {problem}" for path, _, problem in check_site.check(site)[0]]


class CheckSiteTest(unittest.TestCase):
    def assertClean(self, pages):
        self.assertEqual(problems(pages), [])

    def assertProblem(self, words, pages):
        found = problems(pages)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_links_between_pages_resolve(self):
        self.assertClean({
            "index.html": '<a href="a/">a</a><a href="./">home</a><a href="a/#x">x</a><a href="?q=1">q</a>',
            "a/index.html": '<p id="x"><a href="../">up</a><a href="#x">x</a><img src="../i%20%23.png" alt=""></p>',
            "i #.png": "",
        })

    def test_japanese_addresses_and_anchors_resolve(self):
        self.assertClean({
            "index.html": '<a href="%E5%8E%9F%E5%9B%A0/#%E5%8E%9F%E5%9B%A0">1</a><a href="原因/#原因">2</a>',
            "原因/index.html": '<h2 id="原因">原因</h2>',
        })

    def test_broken_link(self):
        self.assertProblem("'b/' leads to nothing", {"index.html": '<a href="b/">b</a>'})

    def test_broken_image_set(self):
        self.assertProblem("'b.png' leads to nothing", {"index.html": '<img src="a.png" srcset="a.png, b.png 2x">', "a.png": ""})

    def test_broken_fragment(self):
        self.assertProblem("'a/#y' names an id", {"index.html": '<a href="a/#y">y</a>', "a/index.html": ""})

    def test_missing_slash(self):
        self.assertProblem("lacks the slash", {"index.html": '<a href="a">a</a>', "a/index.html": ""})

    def test_link_out_of_the_site(self):
        self.assertProblem("leaves the site", {"index.html": '<a href="../x/">x</a>'})

    def test_absolute_link(self):
        self.assertProblem("is absolute", {"index.html": '<a href="/a/">a</a>', "a/index.html": ""})

    def test_absolute_link_of_the_404_page(self):
        self.assertClean({"404.html": '<a href="/a/">a</a><a href="/">home</a>', "a/index.html": "", "index.html": ""})

    def test_redirect_is_followed(self):
        self.assertProblem("refresh 'b/' leads to nothing", {"index.html": '<meta http-equiv="refresh" content="0; url=b/">'})

    def test_id_stands_twice(self):
        self.assertProblem("stands twice", {"index.html": '<p id="a"></p><p id="a"></p>'})

    def test_other_hosts(self):
        self.assertClean({"index.html": '<a href="https://example.org/">e</a><link rel="canonical" href="https://example.org/">'})
        self.assertProblem("another host", {"index.html": '<img src="https://example.org/a.png" alt="">'})
        self.assertProblem("another host", {"index.html": '<script src="//example.org/a.js"></script>'})
        self.assertProblem("another host", {"index.html": "", "a.css": "@import 'https://example.org/a.css';"})

    def test_scheme(self):
        self.assertProblem("not allowed", {"index.html": '<a href="JavaScript:x">x</a>'})

    def test_leftovers(self):
        for left in ("::: note", "[!NOTE] text", "| --- | --- |", "&amp;nbsp;"):
            self.assertProblem("", {"index.html": f"<p>{left}</p>"})
            self.assertClean({"index.html": f"<pre><code>{left}</code></pre><p>a <code>{left}</code></p>"})

    def test_what_the_content_policy_blocks(self):
        self.assertProblem("inline script", {"index.html": "<script>1</script>"})
        self.assertProblem("inline style", {"index.html": '<p style="color:red">1</p>'})
        self.assertProblem("onclick", {"index.html": '<p onclick="1">1</p>'})
        self.assertClean({"index.html": '<script type="application/ld+json">{}</script>'})

    def test_broken_feed(self):
        self.assertProblem("XML", {"index.html": "", "feed.xml": "<a>"})

    def test_case(self):
        self.assertProblem("only in case", {"index.html": "", "a/index.html": "", "A/index.html": ""})


if __name__ == "__main__":
    unittest.main()
