"""A site for readers of several audiences says what may be passed on; one for the widest shows nothing that is the team's own."""
import json
import os
import unittest

from knowledge_base import KnowledgeBaseTest

ARTICLE = """---
title: Inside
audience: {audience}
owner: Team X <x@corp.example>
date: 2026-01-02
---

## Symptom

Event ID 1057 occurs.
"""


class ShownAudienceTest(KnowledgeBaseTest):
    def setUp(self):
        super().setUp()
        self.write("casebook.yml", "base-url: https://kb.example/\naudiences: [public, internal]\nlanguages: [en, ja]\n")
        self.write("articles/inside.md", ARTICLE.format(audience="internal"))
        self.write("articles/open.md", ARTICLE.format(audience="public").replace("Inside", "Open")
                   + "\n:::internal[For the team]\nThe vault.\n:::\n\n:::internal\nPlain.\n:::\n")

    def read(self, path):
        with open(os.path.join(self.output, path), encoding="utf-8") as file:
            return file.read()

    def test_lists_and_files_for_programs_name_the_audience(self):
        self.build("--audience", "internal")
        self.assertRegex(self.read("articles/index.html"), r'>Inside</a> <span class="state state-audience">internal</span>')
        self.assertNotRegex(self.read("articles/index.html"), r'>Open</a> <span class="state state-audience">')
        self.assertIn('<span class="state state-audience">internal</span></dt><dd>Only for readers', self.read("articles/index.html"))
        self.assertRegex(self.read("index.html"), r'>Inside</a> <span class="state state-audience">internal</span>')
        self.assertRegex(self.read("events/1057/index.html"), r'>Inside</a> <span class="state state-audience">internal</span>')
        for name, audience in (("inside", "internal"), ("open", "public")):
            self.assertIn(f'\naudience: "{audience}"\n', self.read(f"articles/{name}/index.md"))
            self.assertEqual(json.loads(self.read(f"articles/{name}/index.json"))["audience"], audience)
            self.assertIn(f"\nAudience: {audience}\n", self.read("llms-full.txt"))
        listed = json.loads(self.read("api/articles/1.json"))["articles"]
        self.assertEqual([entry["audience"] for entry in listed], ["internal", "public"])
        entity = json.loads(self.read("api/entities/event/1057.json"))
        self.assertEqual({entry["title"]: entry["audience"] for entry in entity["about"]}, {"Inside": "internal", "Open": "public"})
        lookup = self.run_program("lookup", "1057", "--source", self.source).stdout
        self.assertIn("Inside (internal)", lookup)

    def test_a_title_does_not_hide_for_whom_a_block_is(self):
        self.build("--audience", "internal")
        self.assertIn("For readers of the audience “internal”: For the team</p>", self.page("open"))
        self.assertIn("For readers of the audience “internal”</p>", self.page("open"))
        for path in ("articles/open/index.md", "llms-full.txt"):
            self.assertIn("> **INTERNAL: For the team**\n", self.read(path))
            self.assertIn("> **INTERNAL**\n", self.read(path))

    def test_a_site_for_the_widest_audience_says_nothing_of_it(self):
        self.build()
        self.assertNotIn("state-audience", self.read("articles/index.html"))
        self.assertNotIn("audience", self.read("llms-full.txt").lower())
        self.assertNotIn("audience:", self.read("articles/open/index.md"))

    def test_owners_are_for_the_team(self):
        self.build()
        for path in ("articles/open/index.html", "articles/open/index.json"):
            self.assertNotIn("x@corp.example", self.read(path))
        self.build("--audience", "internal")
        self.assertIn("x@corp.example", self.page("open"))
        self.assertIn("x@corp.example", self.read("articles/open/index.json"))
        self.write("casebook.yml", "audiences: [everyone]\n")
        self.write("articles/open.md", ARTICLE.format(audience="everyone"))
        self.build()
        self.assertIn("x@corp.example", self.page("open"))

    def test_anchors_do_not_depend_on_blocks_for_others(self):
        self.write("articles/open.md", "# Open\n\n:::internal\n## Resolution\n\nOurs.\n\n## Log files\n\n## Symptom\n\n## Update the host\n:::\n\n## Symptom\n\n"
                   "Yours.\n\n## Resolution\n\nYours.\n\n## Log files\n\n## Update the host\n")
        anchors = {}
        for audience in ("public", "internal"):
            self.build("--audience", audience)
            sections = json.loads(self.read("articles/open/index.json"))["sections"]
            anchors[audience] = [section["anchor"] for section in sections][-4:]
        self.assertEqual(anchors["public"][:3], ["symptom", "resolution", "log-files"])
        self.assertEqual(anchors["internal"], anchors["public"])

    def test_definitions_in_blocks_for_others_are_told(self):
        self.write("articles/open.md", "# Open\n\nText[^c] and [a link][Ref] and [other].\n\n:::internal\n[^c]: Note\n\n[ref]: https://x.example/\n\n"
                   "[other]: https://x.example/\n:::\n\n[other]: https://y.example/\n")
        result = self.build()
        self.assertEqual([match["line"] + ":" + match["column"] + match["text"][:8] for match in result.findings], ["3:5'[^c]' i", "3:22'[Ref]' "])
        self.assertFinding(result, "open.md", r"'\[\^c\]' is defined in a block that these readers do not see", "warning")
        self.assertNotIn("CB1122", self.build("--audience", "internal").stderr)

    def test_names_in_any_script(self):
        self.write("casebook.yml", "audiences: [公開, 社内]\n")
        self.write("articles/inside.md", "---\naudience: 社内\n---\n\n# Inside\n")
        self.write("articles/open.md", "# Open\n\nSeen.\n\n:::社内[班]\nThe vault.\n:::\n\nEnd.\n")
        for name, mark in (("unclear-1", "::社内\nThe vault.\n"), ("unclear-2", ":::社内用\nThe vault.\n:::\n"), ("unclear-3", ":::社内\nThe vault.\n")):
            self.write(f"articles/{name}.md", f"# Unclear\n\n{mark}\nEnd.\n")
        result = self.build("--audience", "公開")
        self.assertEqual(result.code, 1)
        for name in ("unclear-1", "unclear-2", "unclear-3"):
            self.assertFinding(result, name + ".md", "", "error")
            self.assertIsNone(self.page(name))
        self.assertIsNone(self.page("inside"))
        self.assertIn("End.", self.page("open"))
        self.assertNotIn("The vault.", self.page("open"))
        self.build("--audience", "社内")
        self.assertIsNotNone(self.page("inside"))
        self.assertIn("“社内”: 班</p>", self.page("open"))
        self.write("casebook.yml", "audiences: [公開, ｉｎｔｅｒｎａｌ]\n")
        self.assertEqual(self.build().code, 2)


if __name__ == "__main__":
    unittest.main()
