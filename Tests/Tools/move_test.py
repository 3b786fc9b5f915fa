"""`casebook mv`: the article moves, the links to it and its own follow, its old address stays, and no other byte changes."""
import os
import subprocess
import unittest

from knowledge_base import KnowledgeBaseTest

ARTICLE = """---
title: "Moved"   # kept
tags: [x]
---

# Moved

[other](other.md#a) ![shot](media/shot.png) [up](../top.md) [self](old.md#here) [web](https://example.com/old.md)

[!INCLUDE [part](parts/part.md)]

    [code](other.md)

`[code](other.md)` and <a href="other.md">raw</a>
"""
OTHER = """---
related: [net/old, x]
superseded-by: "net/old"
---

# Other

[one](old.md), [two](old.md#here "net/old"), [three](<old.md>), [four](/net/old), [five][ref], [[net/old]], [[net/old#here|six]],
[seven](./old) and [not](older.md) `[code](old.md)`.

[ref]: old.md?x=1#here

```
[code](old.md)
```
"""


class MoveTest(KnowledgeBaseTest):
    def setUp(self):
        super().setUp()
        self.write("net/old.md", ARTICLE)
        self.write("net/other.md", OTHER)
        self.write("top.md", "# Top\r\n\r\n[x](net/old.md) and [a b](/articles/net/old/)\r\n")
        self.write("net/media/shot.png", b"\x89PNG")
        self.write("net/parts/part.md", "Part\n")

    def text(self, path):
        with open(os.path.join(self.source, path), "rb") as file:
            return file.read().decode()

    def move(self, *arguments, code=0):
        result = self.run_program("mv", *arguments, "--source", self.source)
        self.assertEqual(result.code, code, result.stderr)
        return result

    def files(self):
        found = {}
        for here, _, names in os.walk(self.source):
            for name in names:
                path = os.path.relpath(os.path.join(here, name), self.source)
                with open(os.path.join(self.source, path), "rb") as file:
                    found[path] = file.read()
        return found

    def test_links_follow(self):
        before = self.files()
        self.move("net/old.md", "deep/er/new one.md")
        self.assertEqual(self.text("deep/er/new one.md"), ARTICLE
                         .replace("tags: [x]\n", "tags: [x]\naliases: [/articles/net/old/]\n")
                         .replace("[other](other.md#a) ![shot](media/shot.png) [up](../top.md) [self](old.md#here)",
                                  "[other](../../net/other.md#a) ![shot](../../net/media/shot.png) [up](../../top.md) [self](new%20one.md#here)")
                         .replace("(parts/part.md)", "(../../net/parts/part.md)")
                         .replace('href="other.md"', 'href="../../net/other.md"'))
        self.assertEqual(self.text("net/other.md"), OTHER
                         .replace("related: [net/old, x]", "related: [deep/er/new one, x]")
                         .replace('superseded-by: "net/old"', 'superseded-by: "deep/er/new one"')
                         .replace("[one](old.md), [two](old.md#here", "[one](../deep/er/new%20one.md), [two](../deep/er/new%20one.md#here")
                         .replace("<old.md>", "<../deep/er/new one.md>").replace("(/net/old)", "(/deep/er/new%20one)")
                         .replace("[[net/old]], [[net/old#here|six]]", "[[deep/er/new one]], [[deep/er/new one#here|six]]")
                         .replace("(./old)", "(../deep/er/new%20one)").replace("[ref]: old.md?", "[ref]: ../deep/er/new%20one.md?"))
        self.assertEqual(self.text("top.md"), "# Top\r\n\r\n[x](deep/er/new%20one.md) and [a b](/articles/deep/er/new-one/)\r\n")
        after = self.files()
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        self.assertEqual(changed, {"net/old.md", "deep/er/new one.md", "net/other.md", "top.md"})
        result = self.build()
        self.assertEqual([match[0] for match in result.findings if match["rule"] in ("CB1201", "CB1211")],
                         [match[0] for match in result.findings if "older.md" in match["text"]], result.stderr)
        with open(os.path.join(self.output, "articles/net/old/index.html"), encoding="utf-8") as file:
            self.assertIn("../../../articles/deep/er/new-one/index.html", file.read())

    def test_there_and_back_is_where_it_was(self):
        self.write("net/old.md", ARTICLE.replace("tags", "id: fixed\ntags"))
        self.write("net/other.md", OTHER.replace("net/old", "fixed"))
        self.write("top.md", "# Top\r\n\r\n[x](net/old.md)\r\n")
        before = self.files()
        self.move("net/old", "net/sub/")
        self.assertNotEqual(self.files(), before)
        self.move("net/sub/old", "net/old")
        self.assertEqual(self.files(), before)

    def test_a_dry_run_changes_nothing(self):
        before = self.files()
        result = self.move("net/old.md", "new.md", "--dry-run")
        self.assertEqual(self.files(), before)
        self.assertIn("net/other.md:8: old.md → ../new.md", result.stdout)

    def test_refused(self):
        before = self.files()
        for old, new, word in [("nothing.md", "x.md", "no article"), ("net/old.md", "top.md", "exists"), ("net/old.md", "../x.md", "no path"),
                               ("net/old.md", "TOP.md", "belongs to"), ("net/old.md", "/x.md", "no path"), ("net/old.md", ".x.md", "no path")]:
            self.assertIn(word, self.move(old, new, code=2).stderr, new)
        self.assertEqual(self.run_program("mv", "x").code, 64)
        self.assertEqual(self.files(), before)

    def test_aliases_in_each_style(self):
        styles = {
            "aliases: [/a/, /b/]\n": "aliases: [/a/, /b/, /articles/net/old/]\n",
            "aliases:\n  - /a/\n  - /b/\n": "aliases:\n  - /articles/net/old/\n  - /a/\n  - /b/\n",
            "aliases:\n- /a/\n": "aliases:\n- /articles/net/old/\n- /a/\n",
            "aliases: /a/\n": "aliases: [/a/, /articles/net/old/]\n",
            "aliases: []\n": "aliases: [/articles/net/old/]\n",
            "redirect_from: [/a/] # old\n": "redirect_from: [/a/, /articles/net/old/] # old\n",
        }
        for before, after in styles.items():
            self.write("net/old.md", f"---\ntitle: T\n{before}---\nText\n")
            self.move("net/old.md", "new.md")
            self.assertEqual(self.text("new.md"), f"---\ntitle: T\n{after}---\nText\n")
            os.remove(os.path.join(self.source, "new.md"))
        self.write("net/old.md", "\ufeff# No front matter\r\n\r\nText\r\n")
        self.move("net/old.md", "new.md")
        self.assertEqual(self.text("new.md"), "\ufeff---\r\naliases: [/articles/net/old/]\r\n---\r\n\r\n# No front matter\r\n\r\nText\r\n")

    def test_renames_that_git_knows(self):
        def git(*arguments):
            subprocess.run(["git", "-C", self.source, "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], check=True, capture_output=True)
        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "one")
        git("mv", "net/old.md", "net/second.md")
        git("commit", "-qm", "two")
        git("mv", "net/second.md", "net/third.md")
        result = self.run_program("check", self.source)
        self.assertIn("/articles/net/old/ leads nowhere", result.stdout)
        self.assertIn("/articles/net/second/ leads nowhere", result.stdout)
        self.assertEqual(result.stdout.count("[CB1213]"), 2)
        self.write("net/third.md", ARTICLE.replace("tags", "aliases: [/articles/net/old/, /articles/net/second/]\ntags"))
        self.assertNotIn("CB1213", self.run_program("check", self.source).stdout)
        # A build does not ask git, and does not call the comment needless.
        self.write("net/third.md", ARTICLE + "\n<!-- casebook-ignore CB1213: never published -->\n")
        self.assertNotIn("CB1801", self.build().stderr)

    def test_removals_that_git_knows(self):
        def git(*arguments):
            subprocess.run(["git", "-C", self.source, "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], check=True, capture_output=True)
        self.write("gone.md", "---\nid: by-name\n---\n\n# Gone\n\nText of one article.\n")
        self.write("draft.md", "---\ndraft: true\n---\n\n# Draft\n\nNobody saw it.\n")
        self.write("back.md", "# Back\n\nWhat comes back.\n")
        git("init", "-q")
        git("add", ".")
        git("commit", "-qm", "one")
        git("rm", "-q", "gone.md", "draft.md", "back.md")
        git("commit", "-qm", "two")
        self.write("back.md", "# Back\n\nIs here again.\n")
        os.remove(os.path.join(self.source, "net/old.md"))
        result = self.run_program("check", self.source)
        self.assertEqual(result.stdout.count("[CB1214]"), 2, result.stdout)
        self.assertIn("gone.md:1:1: note: This article was removed and its address /articles/by-name/ leads nowhere", result.stdout)
        self.assertIn("/articles/net/old/ leads nowhere", result.stdout)
        self.write("back.md", "---\naliases: [/articles/by-name/, /articles/net/old/]\n---\n\n# Back\n")
        self.assertNotIn("CB1214", self.run_program("check", self.source).stdout)


if __name__ == "__main__":
    unittest.main()
