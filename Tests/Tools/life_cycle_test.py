"""States, dates, successors and translations as readers see them."""
import os
import re
import unittest

from knowledge_base import KnowledgeBaseTest


class LifeCycleTest(KnowledgeBaseTest):
    def read(self, path):
        with open(os.path.join(self.output, path), encoding="utf-8") as file:
            return file.read()

    def write_site(self, files):
        self.write("casebook.yml", "base-url: https://kb.example/\nlanguages: [en, ja]\n")
        os.makedirs(os.path.join(self.source, "articles"), exist_ok=True)
        for path, text in files.items():
            self.write("articles/" + path, text)

    def test_the_clock_decides_what_is_published(self):
        self.write_site({"a.md": "---\npublish: 2026-03-01\nexpires: 2026-05-01\n---\n\n# A\n", "b.md": "# B\n\n[a](a.md)\n"})
        for day, there in [("2026-02-28", False), ("2026-03-01", True), ("2026-04-30", True), ("2026-05-01", False)]:
            self.build("--clock", day)
            self.assertEqual(self.page("a") is not None, there, day)
        self.build(environment={"SOURCE_DATE_EPOCH": "1772366400"})
        self.assertIsNotNone(self.page("a"))
        result = self.build("--clock", "2026-01-01")
        self.assertFinding(result, "b.md", "is not published: it appears on 2026-03-01")
        self.assertEqual(self.build("--clock", "soon").code, 64)

    def test_an_overdue_review_is_told(self):
        self.write_site({"a.md": "---\nreview-by: 2026-03-01\n---\n\n# A\n"})
        self.build("--clock", "2026-03-01")
        self.assertNotIn("overdue", self.page("a"))
        self.build("--clock", "2026-03-02")
        self.assertIn("The review of this article is overdue.", self.page("a"))

    def test_archived_articles_stay_and_are_not_for_search_engines(self):
        self.write_site({"a.md": "---\nstate: archived\n---\n\n# Printer jams\n", "b.md": "# Printer jams\n"})
        self.build()
        self.assertIn('<meta name="robots" content="noindex">', self.page("a"))
        self.assertNotIn("noindex", self.page("b"))
        result = self.run_program("search", "printer jams", "--index", self.output, "--format", "json")
        self.assertLess(result.stdout.index("articles/b/"), result.stdout.index("articles/a/"))

    def test_badges_are_explained_where_articles_are_listed(self):
        self.write_site({"a.md": "---\nstate: archived\n---\n\n# A\n", "b.md": "---\nstate: verified\n---\n\n# B\n", "c.md": "---\nsuperseded-by: b\n---\n\n# C\n"})
        self.build()
        index = self.read("articles/index.html")
        self.assertRegex(index, r'(?s)articles/a/">A</a> <span class="state state-archived">archived</span>.*<section id="states">')
        self.assertRegex(index, r'articles/c/">C</a> <span class="state state-superseded">replaced</span>')
        self.assertIn("no longer kept up to date.", index)
        self.assertIn('<a class="state state-verified" href="../../articles/#states">verified</a>', self.page("b"))
        self.assertLinksResolve_without_base()

    def assertLinksResolve_without_base(self):
        self.write("casebook.yml", "languages: [en, ja]\n")
        self.build()
        self.assertLinksResolve()

    def test_successors_lead_to_the_newest(self):
        self.write_site({"a.md": "---\nsuperseded-by: b\n---\n\n# First\n", "b.md": "---\nsuperseded-by: c\n---\n\n# Second\n", "c.md": "# Third\n"})
        result = self.build()
        self.assertEqual(result.code, 0, result.stderr)
        page = self.page("a")
        self.assertRegex(page, r'replaced by <a href="../../articles/c/">Third</a>')
        self.assertIn('<link rel="canonical" href="https://kb.example/articles/c/">', page)
        self.assertIn('<link rel="canonical" href="https://kb.example/articles/c/">', self.page("c"))

    def test_a_circle_of_successors_is_found(self):
        self.write_site({"a.md": "---\nsuperseded-by: b\n---\n\n# A\n", "b.md": "---\nsuperseded-by: c\n---\n\n# B\n",
                         "c.md": "---\nsuperseded-by: b\n---\n\n# C\n", "d.md": "---\nsuperseded-by: d\n---\n\n# D\n"})
        result = self.build()
        self.assertEqual(result.code, 1)
        self.assertEqual([match["path"] for match in result.findings if match["rule"] == "CB1504"], ["b.md", "c.md", "d.md"])
        self.assertIsNotNone(self.page("a"))

    def test_a_translation_that_lags_names_the_sections(self):
        self.write_site({
            "en/x.md": "---\nupdated: 2026-05-01\n---\n\n# X\n\n## Symptom\n\nEvent ID 1057\n\n## Cause\n\nKB4012219 does.\n\n## Workaround\n\nWait.\n",
            "ja/x.md": "---\nupdated: 2026-04-01\n---\n\n# エックス\n\n## 現象\n\nイベント ID 1057\n\n## 原因\n\n不明です。\n",
        })
        self.build()
        page = self.read("ja/articles/x/index.html")
        notice = re.search(r'<p class="notice">(.*English.*)</p>', page)
        self.assertIsNotNone(notice, page[:3000])
        self.assertIn("2026-05-01", notice[1])
        self.assertIn('articles/x/#cause" lang="en">Cause</a>', notice[1])
        self.assertIn('articles/x/#workaround" lang="en">Workaround</a>', notice[1])
        self.assertNotIn("#symptom", notice[1])
        self.assertNotIn('class="notice"', self.read("articles/x/index.html"))

    def test_the_language_switch_never_leads_to_nothing(self):
        self.write_site({"en/x.md": "# X\n\nEvent ID 1057\n", "ja/x.md": "# エックス\n", "en/only.md": "# Only\n", "ja/z.md": "# ゼット\n"})
        self.build()
        self.assertIn('href="../../ja/articles/x/" lang="ja">日本語', self.read("articles/x/index.html"))
        self.assertIn('href="../../ja/" lang="ja">日本語', self.read("articles/only/index.html"))
        self.assertIn('href="../../../" lang="en">English', self.read("ja/articles/z/index.html"))
        self.assertNotIn('hreflang="ja"', self.read("articles/only/index.html"))
        self.assertLinksResolve_without_base()

    def test_an_entity_lists_both_languages_the_readers_first(self):
        self.write_site({"en/x.md": "# English one\n\nEvent ID 1057 occurs.\n", "ja/y.md": "# 日本語の記事\n\nイベント ID 1057 が発生します。\n"})
        self.build()
        english, japanese = self.read("events/1057/index.html"), self.read("ja/events/1057/index.html")
        self.assertLess(english.index("English one"), english.index("日本語の記事"))
        self.assertLess(japanese.index("日本語の記事"), japanese.index("English one"))


if __name__ == "__main__":
    unittest.main()
