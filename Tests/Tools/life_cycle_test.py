"""States, dates, successors and translations as readers see them."""
import json
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
        self.write("articles/b.md", "---\nsuperseded-by: a\n---\n\n# B\n")
        self.assertFinding(self.build("--clock", "2026-01-01"), "b.md", "it appears on 2026-03-01. Take it out, or publish that article")

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
        self.assertEqual([os.path.basename(match["path"]) for match in result.findings if match["rule"] == "CB1504"], ["b.md", "c.md", "d.md"])
        self.assertIsNotNone(self.page("a"))

    def test_a_translation_that_lags_names_the_sections(self):
        self.write_site({
            "en/x.md": "---\nupdated: 2026-05-01\n---\n\n# X\n\n## Symptom\n\nEvent ID 1057\n\n## Cause\n\nKB4012219 does.\n\n## Workaround\n\nWait.\n",
            "ja/x.md": "---\nupdated: 2026-04-01\n---\n\n# エックス\n\n## 現象\n\nイベント ID 1057\n\n## 原因\n\n不明です。\n",
        })
        self.build()
        page = self.read("ja/articles/x/index.html")
        notice = re.search(r'<p class="notice">(英語版のほうが新しい内容です（2026-05-01）。変更のある節: .*)</p>', page)
        self.assertIsNotNone(notice, page[:3000])
        self.assertIn("2026-05-01", notice[1])
        self.assertIn('articles/x/#cause" lang="en">Cause</a>', notice[1])
        self.assertIn('articles/x/#workaround" lang="en">Workaround</a>', notice[1])
        self.assertNotIn("#symptom", notice[1])
        self.assertNotIn('class="notice"', self.read("articles/x/index.html"))

    def test_an_original_that_is_not_in_force_shows_on_its_translations(self):
        self.write_site({
            "en/old.md": "---\nsuperseded-by: new\ndate: 2026-05-01\n---\n\n# Old\n\nEvent ID 1057\n", "en/new.md": "# New\n",
            "ja/old.md": "---\ndate: 2026-04-01\n---\n\n# 旧\n\nイベント ID 1057\n", "ja/new.md": "# 新\n",
            "en/gone.md": "---\nid: gone\nstate: archived\ndate: 2026-05-01\n---\n\n# Gone\n",
            "ja/kept.md": "---\ntranslation-of: gone\ndate: 2026-04-01\n---\n\n# 残り\n",
        })
        result = self.build()
        self.assertFinding(result, "ja/old.md", "The original en/old.md is replaced by ja/new.md", "warning")
        self.assertFinding(result, "ja/kept.md", "The original en/gone.md is archived", "warning")
        old, kept = self.read("ja/articles/old/index.html"), self.read("ja/articles/kept/index.html")
        self.assertIn('置き換えられました: <a href="../../../ja/articles/new/">新</a>', old)
        self.assertIn('<link rel="canonical" href="https://kb.example/ja/articles/new/">', old)
        self.assertIn("この記事は保存用で", kept)
        self.assertIn('<meta name="robots" content="noindex">', kept)
        # An original that is not in force is no newer version to read.
        for page in (old, kept):
            self.assertNotIn("英語版", page)
        for path in ("sitemap.xml", "ja/feed.xml" if os.path.exists(os.path.join(self.output, "ja/feed.xml")) else "sitemap.xml", "llms.txt"):
            self.assertNotRegex(self.read(path), "articles/(old|kept|gone)/")
        self.assertIn('superseded-by: "https://kb.example/ja/articles/new/"', self.read("ja/articles/old/index.md"))
        self.assertIn('state: "archived"', self.read("ja/articles/kept/index.md"))

    def test_entities_list_what_is_in_force_first(self):
        self.write_site({
            "en/a.md": "---\nstate: archived\ntitle: A archived\n---\n\nEvent ID 1057 occurs.\n",
            "en/b.md": "---\nsuperseded-by: d\ntitle: B replaced\n---\n\nEvent ID 1057 occurs.\n",
            "en/c.md": "---\nsuperseded-by: b\ntitle: C replaced\n---\n\nEvent ID 1057 occurs.\n",
            "en/d.md": "---\ntitle: D new\nstate: verified\n---\n\nEvent ID 1057 occurs.\n",
            "ja/e.md": "# 別の記事\n\nイベント ID 1057\n",
        })
        self.build()
        order = ["D new", "別の記事", "B replaced", "C replaced", "A archived"]
        page = self.read("events/1057/index.html")
        self.assertEqual(sorted(order, key=page.index), order)
        self.assertRegex(page, '>B replaced</a> <span class="state state-superseded">replaced</span>')
        self.assertRegex(page, '>A archived</a> <span class="state state-archived">archived</span>')
        order = ["D new", "別の記事", "B replaced", "C replaced", "A archived"]
        lookup = self.run_program("lookup", "1057", "--source", self.source).stdout
        self.assertEqual(sorted(order, key=lookup.index), order)
        self.assertIn("B replaced (replaced by en/d.md)", lookup)
        self.assertIn("C replaced (replaced by en/d.md)", lookup)
        self.assertIn("A archived (archived)", lookup)
        data = json.loads(self.read("api/entities/event/1057.json"))
        self.assertEqual([entry["title"] for entry in data["mentioned"]], order)
        self.assertEqual([entry.get("supersededBy") for entry in data["mentioned"]], [None, None, "articles/d/", "articles/d/", None])

    def test_what_programs_read_says_what_is_in_force(self):
        self.write_site({
            "a.md": "---\nsuperseded-by: b\ndate: 2026-05-01\n---\n\n# First\n", "b.md": "---\nsuperseded-by: c\ndate: 2026-05-01\n---\n\n# Second\n",
            "c.md": "---\ndate: 2026-04-01\n---\n\n# Third\n"})
        self.build()
        for name in "ab":
            self.assertIn('\nsuperseded-by: "https://kb.example/articles/c/"\n', self.read(f"articles/{name}/index.md"))
            self.assertEqual(json.loads(self.read(f"articles/{name}/index.json"))["supersededBy"], "articles/c/")
        self.assertEqual(self.read("llms-full.txt").count("Superseded by: <https://kb.example/articles/c/>"), 2)
        self.assertNotRegex(self.read("llms.txt") + self.read("feed.xml") + self.read("feed.json"), "First|Second")
        self.assertIn("Third", self.read("llms.txt"))

    def test_a_translation_has_one_original_in_another_language(self):
        self.write_site({
            "en/o.md": "# O\n", "en/self.md": "---\ntranslation-of: self\n---\n\n# Self\n", "en/same.md": "---\ntranslation-of: o\n---\n\n# Same\n",
            "ja/one.md": "---\ntranslation-of: o\n---\n\n# 一\n", "ja/two.md": "---\ntranslation-of: o\n---\n\n# 二\n",
            "en/p.md": "---\ntranslation-of: q\n---\n\n# P\n", "ja/q.md": "---\ntranslation-of: p\n---\n\n# Q ページ\n",
        })
        result = self.build()
        self.assertFinding(result, "en/self.md", "its own translation", "warning")
        self.assertFinding(result, "en/same.md", "in the same language", "warning")
        self.assertFinding(result, "ja/two.md", "has a translation in this language, ja/one.md", "warning")
        self.assertFinding(result, "ja/q.md", "call each other their original", "warning")

    def test_an_expired_article_is_told_whatever_its_state(self):
        self.write_site({"a.md": "---\nexpires: 2026-03-01\nstate: archived\n---\n\n# A\n"})
        result = self.build("--clock", "2026-03-02")
        self.assertFinding(result, "a.md", "expired on 2026-03-01.*in the place of 'expires'", "warning")

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
