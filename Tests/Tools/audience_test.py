"""What is for a narrower audience never gets into a site: a thousand articles with every kind of internal content, a canary in each."""
import base64
import gzip
import json
import os
import re
import shutil
import unittest
import zipfile

from internal_content import CANARY, FORMS, InternalContent, hide, leaks
from knowledge_base import KnowledgeBaseTest


class AudienceTest(KnowledgeBaseTest):
    maxDiff = None

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.source)
        self.content = InternalContent(self.source)

    def text_of_site(self):
        parts = []
        for here, _, files in os.walk(self.output):
            for name in files:
                with open(os.path.join(here, name), "rb") as file:
                    parts.append(file.read())
        return b"\n".join(parts)

    def test_no_canary_in_a_public_site(self):
        self.content.write_articles(int(os.environ.get("CASEBOOK_LEAK_ARTICLES", "1000")))
        result = self.build("--audience", "public")
        self.assertEqual(result.code, 1, result.stderr[-2000:])
        self.assertGreater(len(self.content.canaries), self.content.number)
        found = leaks(self.output)
        kinds = sorted({(self.content.canaries.get(word, word), form, path) for path, form, word in found})
        self.assertEqual(kinds[:20], [], f"{len(found)} leaks")
        text = self.text_of_site()
        missing = [word for word in self.content.visible if word.encode() not in text]
        self.assertEqual(missing, [], "public content is lost")
        self.assertLinksResolve()

    def test_no_canary_in_a_bundle_for_a_disk(self):
        self.content.write_articles(48)
        bundle = os.path.join(self.folder, "bundle.zip")
        self.build("--offline", "--zip", bundle, "--audience", "public")
        self.assertEqual(leaks(self.output), [])
        unpacked = os.path.join(self.folder, "unpacked")
        zipfile.ZipFile(bundle).extractall(unpacked)
        self.assertTrue(os.listdir(unpacked))
        self.assertEqual(leaks(unpacked), [])

    def test_a_model_is_told_nothing_that_is_withheld(self):
        self.content.write_articles(48)
        self.build("--audience", "public")
        words = list(self.content.canaries)
        calls = [("search", {"query": word}) for word in words] + [("lookup", {"code": str(60000 + number)}) for number in range(48)]
        calls += [("read_article", {"path": f"articles/{folder}{word}/"}) for word in words for folder in ("", "int/")]
        lines = [json.dumps({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": name, "arguments": arguments}})
                 for number, (name, arguments) in enumerate(calls)]
        questions = os.path.join(self.folder, "questions.jsonl")
        with open(questions, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        with open(questions, encoding="utf-8") as file:
            answers = self.run_program("mcp", "--index", self.output, stdin=file).stdout.splitlines()
        self.assertEqual(len(answers), len(calls))
        for (name, arguments), answer in zip(calls, answers):
            # What was asked for may be repeated, as nobody but the asker knows it.
            text = answer
            for asked in arguments.values():
                text = text.replace(asked, "")
            self.assertIsNone(CANARY.search(text.encode()), f"{name} {arguments}: {answer}")

    def test_a_proven_site(self):
        self.content.write_articles(48)
        result = self.build("--audience", "public", "--prove")
        self.assertRegex(result.stderr, r"[0-9,]+ withheld strings searched for in [0-9,]+ files: none found")

    def test_a_leak_is_found_in_each_form_and_nothing_is_published(self):
        self.write("casebook.yml", "audiences: [public, internal]\n")
        self.write("articles/secret.md", "---\ntitle: Project kingfisher notes\naudience: internal\n---\n\nThe host is kf-0815-node.\n")
        self.content.image("articles/media/plan.png", "image")
        self.write("articles/inside.md", "---\naudience: internal\n---\n\n![plan](media/plan.png)\n")
        self.write("articles/seen.md", "# Seen\n\n[the log](log.bin)\n")
        with open(os.path.join(self.source, "articles/media/plan.png"), "rb") as file:
            image = file.read()
        leaks = [hide(word, form) for form in FORMS for word in ("Project kingfisher notes", "The host is kf-0815-node")]
        for number, leak in enumerate(leaks + [image, base64.b64encode(image), gzip.compress(image)]):
            self.write("articles/log.bin", b"before " + leak + b" behind")
            result = self.build("--prove")
            self.assertEqual(result.code, 1, f"leak {number}: {result.stderr}")
            self.assertIn("files/log.bin: error: The file holds", result.stderr)
            self.assertIsNone(self.page("seen"))
        self.write("articles/log.bin", b"nothing")
        self.assertEqual(self.build("--prove").code, 0)
        self.assertIsNotNone(self.page("seen"))

    def test_short_names_entities_and_synonyms_are_looked_for(self):
        self.write("casebook.yml", "audiences: [public, internal]\n")
        self.write("articles/vault.md", "---\ntitle: Zebra\naudience: internal\nevents: [4625]\n---\n\nProject kingfisher.\n")
        self.write("articles/in/b.md", "---\ntitle: 秘密\naudience: internal\n---\n\n# 秘密\n")
        self.write("articles/seen.md", "# Seen\n\n[the log](log.txt)\n")
        for word in ["zebra", "VAULT", "events/4625", "event:4625", "極秘密書", "&#31192;&#23494;", "%E7%A7%98%E5%AF%86"]:
            self.write("articles/log.txt", f"before {word} behind")
            result = self.build("--prove")
            self.assertIn("files/log.txt: error: The file holds", result.stderr, word)
        for word in ["zebras", "4625", "秘 密", base64.b64encode(b"a zebra, as noise").decode()]:
            self.write("articles/log.txt", f"before {word} behind")
            self.assertEqual(self.build("--prove").code, 0, word)
        self.write("casebook.yml", "audiences: [public, internal]\nsynonyms:\n  - [kingfisher, remote desktop]\n")
        result = self.build("--prove")
        self.assertFinding(result, "casebook.yml", "synonym 'kingfisher' stands in vault.md", "error")
        self.assertEqual(result.code, 1)
        self.write("articles/seen.md", "# Seen\n\nThe kingfisher and the zebra.\n")
        result = self.build("--prove", "-v")
        self.assertEqual(result.code, 0)
        self.assertIn("open: title of vault.md, 'zebra', in seen.md", result.stderr)

    def test_a_theme_of_the_site_is_searched(self):
        self.write("casebook.yml", "audiences: [public, internal]\ntheme: theme\n")
        self.write("articles/vault.md", "---\ntitle: Kingfisher\naudience: internal\n---\n\nText.\n")
        self.write("articles/seen.md", "# Seen\n")
        self.write("theme/assets/style.css", "/* kingfisher */\n")
        result = self.build("--prove")
        self.assertEqual(result.code, 1, result.stderr)
        self.assertIn("The file holds the title of vault.md", result.stderr)

    def test_raw_html_leads_where_other_links_do(self):
        self.write("articles/vault.md", "---\naudience: internal\n---\n\n# Vault\n")
        self.write("articles/other.md", "# Other\n")
        self.write("articles/seen.md", "# Seen\n\n<a href='other.md' onclick='x()'>to it</a> <a href='vault.md'>closed</a> <script>x()</script>\n")
        for policy, expected in [("safe", '<a href="../../articles/other/">to it</a>'), ("trust", "onclick='x()'"), ("escape", "&lt;a href='other.md'")]:
            self.write("casebook.yml", f"audiences: [public, internal]\nbase-url: https://kb.example/\nraw-html: {policy}\n")
            result = self.build("--prove")
            self.assertEqual([match["rule"] for match in result.findings if match["rule"] == "CB1211"], ["CB1211"], result.stderr)
            self.assertIn(expected, self.page("seen"))
            self.assertNotIn(b"vault", self.text_of_site().lower())
            with open(os.path.join(self.output, "articles/seen/index.md"), encoding="utf-8") as file:
                text = file.read()
            self.assertEqual("<script>" in text.replace("\\<script>", ""), policy == "trust", text)
            self.assertEqual("onclick" in text, policy != "safe", text)

    def test_readers_see_what_is_for_them(self):
        self.content.write_articles(40)
        self.build("--audience", "internal")
        text = self.text_of_site()
        closed = {word: kind for word, kind in self.content.canaries.items()
                  if kind in {"block in a list", "block in a quote", "box in a block", "partner block", "title", "include", "footnote in a block"}}
        shown = [word for word in closed if word.encode() in text]
        self.assertGreater(len(shown), len(closed) // 2)
        self.assertLinksResolve()

    def test_the_widest_audience_is_built_unless_told_otherwise(self):
        self.content.write_articles(24)
        self.build()
        self.assertEqual(leaks(self.output), [])

    def test_another_audience_in_the_same_folder(self):
        self.content.write_articles(24)
        self.build("--audience", "internal")
        self.assertNotEqual(leaks(self.output), [])
        left = os.path.join(self.output, ".casebook/next-dead/articles")
        self.build("--audience", "public")
        self.assertEqual(leaks(self.output), [])
        # What a killed build for others left goes with the next one, changed or not.
        os.makedirs(left)
        with open(os.path.join(left, "x.html"), "w", encoding="utf-8") as file:
            file.write(next(iter(self.content.canaries)))
        self.build("--audience", "public")
        self.assertEqual(leaks(self.output), [])

    def test_links_to_withheld_articles_are_text_and_found(self):
        self.write("casebook.yml", "audiences: [public, internal]\n")
        self.write("articles/secret.md", "---\naudience: internal\n---\n\n# Secret\n")
        self.write("articles/seen.md", "# Seen\n\n[the text](secret.md), [[secret|named]]\n")
        result = self.build()
        self.assertEqual(result.code, 0, result.stderr)
        self.assertEqual([match["rule"] for match in result.findings], ["CB1211", "CB1211"])
        page = self.page("seen")
        self.assertIn("the text", page)
        self.assertIn("named", page)
        self.assertNotIn("secret", page)

    def test_an_id_that_a_link_would_show_is_left_out(self):
        self.write("casebook.yml", "audiences: [public, internal]\n")
        self.write("articles/vault-42.md", "---\naudience: internal\n---\n\n# Secret\n")
        self.write("articles/both.md", "---\nid: twin\naudience: internal\n---\n\n# Secret\n")
        self.write("articles/ja/both.md", "---\nid: twin\n---\n\n# 公開\n")
        self.write("articles/soon.md", "---\nid: plan-9\ndraft: true\n---\n\n# Plan\n")
        self.write("articles/seen.md", "# Seen\n\nSee [[vault-42]], <article:vault-42>, [[Vault-42#x]], [[plan-9]] and [[twin]].\n\n## [[vault-42]]\n\nText.\n")
        result = self.build("--prove")
        self.assertEqual(result.code, 0, result.stderr)
        self.assertEqual([match["line"] + match["rule"] for match in result.findings],
                         ["3CB1211", "3CB1211", "3CB1211", "3CB1206", "5CB1211"])
        page = self.page("seen")
        self.assertIn(">twin</a>", page)
        self.assertIn("See …", page)
        for word in ["vault-42", "plan-9"]:
            self.assertNotIn(word.encode(), self.text_of_site().lower())
        self.write("articles/vault-42.md", "# No secret\n")
        self.build()
        self.assertIn(">vault-42</a>", self.page("seen"))

    def test_a_check_tells_writers_of_links_that_readers_cannot_follow(self):
        self.write("casebook.yml", "audiences: [public, partner, internal]\n")
        self.write("articles/in.md", "---\naudience: internal\n---\n\n# In\n")
        self.write("articles/seen.md", "# Seen\n\n[a](in.md)\n\n:::partner\n[b](in.md)\n:::\n\n:::internal\n[c](in.md) [[in]]\n:::\n")
        self.write("articles/more.md", "---\naudience: internal\n---\n\n# More\n\n[a](in.md)\n")
        result = self.run_program("check", self.source, "--format", "json")
        rules = re.findall(r'"line":\s*(\d+)[^}]*CB1211|CB1211[^}]*?"line":\s*(\d+)', result.stdout)
        self.assertEqual(sorted(int(a or b) for a, b in rules), [3, 6], result.stdout)

    def test_unknown_names(self):
        self.write("casebook.yml", "audiences: [public, internal]\n")
        self.write("articles/a.md", "---\naudience: intern\n---\n\n# A\n")
        self.write("articles/b.md", "# B\n")
        result = self.build()
        self.assertFinding(result, "a.md", "There is no audience 'intern'", "error")
        self.assertEqual(result.code, 1)
        self.assertIsNone(self.page("a"))
        self.assertIsNotNone(self.page("b"))
        result = self.build("--audience", "everyone")
        self.assertEqual(result.code, 2)
        self.assertIn("public, internal", result.stderr)
        self.write("casebook.yml", "audiences: [public, note]\ndefault-audience: nobody\n")
        self.assertEqual(self.build().code, 2)

    def test_default_audience(self):
        self.write("casebook.yml", "audiences: [public, internal]\ndefault-audience: internal\n")
        self.write("articles/a.md", "# A\n")
        self.write("articles/b.md", "---\naudience: public\n---\n\n# B\n")
        self.build()
        self.assertIsNone(self.page("a"))
        self.assertIsNotNone(self.page("b"))

    def test_words_to_readers_where_no_audiences_are_named(self):
        self.write("articles/a.md", "---\naudience: server administrators\nms.topic: troubleshooting\n---\n\n# A\n")
        self.write("articles/c.md", "---\naudience: intern\n---\n\n# C\n")
        self.write("articles/d.md", "---\naudience: internl\nms.topic: troubleshooting\n---\n\n# D\n")
        self.write("articles/b.md", "---\naudience: internal\n---\n\n# B\n")
        result = self.build()
        self.assertFinding(result, "c.md", "There is no audience 'intern'", "error")
        self.assertIn("server administrators", self.page("a"))
        self.assertIsNone(self.page("b"))
        self.assertIsNone(self.page("c"))
        self.assertIsNone(self.page("d"))

    def test_the_search_for_canaries_finds_each_form(self):
        word = self.content.canary("trial")
        for form in FORMS:
            folder = os.path.join(self.folder, form)
            os.makedirs(folder)
            with open(os.path.join(folder, "x"), "wb") as file:
                file.write(b"before " + hide(word, form) + b" behind")
            self.assertIn(word, {found[2] for found in leaks(folder)}, form)


if __name__ == "__main__":
    unittest.main()
