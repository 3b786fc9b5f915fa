"""Bad files among the articles: each is a finding with its place, every other article is built, nothing crashes or hangs."""
import os
import shutil
import subprocess
import threading
import unittest

import knowledge_base
from knowledge_base import KnowledgeBaseTest


class FrontMatterTest(KnowledgeBaseTest):
    def test_broken_yaml(self):
        self.write("bad.md", "---\ntitle: Bad\nproducts: [a, b\nstate: {\n---\n\nText.\n")
        self.assertBuiltWith(self.build(), "bad.md", "front matter|yaml")

    def test_place_of_broken_yaml_counts_from_the_files_first_line(self):
        self.write("bad.md", "---\ntitle: Bad\ndate: 2024-01-01\ntags: a: b: c\n---\n\nText.\n")
        result = self.build()
        self.assertIn("bad.md:4:", "\n".join(result.about("bad.md")))

    def test_front_matter_without_end(self):
        self.write("bad.md", "---\ntitle: Bad\n\nText.\n")
        self.assertHandled(self.build(), "bad.md", "bad")

    def test_alias_bomb(self):
        lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
        self.write("bad.md", "---\n" + "\n".join(lines) + "\ntags: *a11\ntitle: *a11\n---\n\nText.\n")
        self.assertBuiltWith(self.build(seconds=20), "bad.md", "alias|yaml|front matter|tags")

    def test_alias_that_contains_itself(self):
        self.write("bad.md", "---\ntags: &a [*a]\ntitle: Bad\n---\n\nText.\n")
        self.assertHandled(self.build(seconds=20), "bad.md", "bad")

    def test_deep_yaml(self):
        self.write("bad.md", "---\ntitle: Bad\ntags: " + "[" * 100_000 + "]" * 100_000 + "\n---\n\nText.\n")
        self.assertHandled(self.build(seconds=20), "bad.md", "bad")

    def test_values_of_the_wrong_shape(self):
        self.write("bad.md", "---\ntitle: [a]\ndate: soon\nproducts: {a: b}\ndraft: maybe\nstate: 7\nkbs: {x: [1]}\n---\n\nText.\n")
        result = self.build()
        self.assertFinding(result, "bad.md", "date")
        self.assertSoundArticlesAreBuilt()

    def test_unknown_key_is_suggested(self):
        self.write("bad.md", "---\ntitle: Bad\nprodukts: [a]\n---\n\nText.\n")
        self.assertBuiltWith(self.build(), "bad.md", "products", "warning")

    def test_two_articles_with_one_id(self):
        self.write("a.md", "---\nid: same\ntitle: First\n---\n\nText.\n")
        self.write("b.md", "---\nid: same\ntitle: Second\n---\n\nText.\n")
        result = self.build()
        self.assertFinding(result, ".md", "same", "error")
        self.assertTrue("a.md" in result.stderr and "b.md" in result.stderr, result.stderr)
        self.assertEqual(result.code, 1)
        self.assertSoundArticlesAreBuilt()

    def test_ids_do_not_lead_out_of_the_site(self):
        for n, name in enumerate(["../../escape", "/escape", "a/../../escape", "..", ".", "", "a//b", "x" * 5000, "a\\..\\b", "%2e%2e/escape"]):
            self.write(f"bad{n}.md", f"---\nid: '{name}'\ntitle: Bad {n}\naliases: ['/../../escape{n}', '{name}', '//host/x']\n---\n\nText.\n")
        result = self.build()
        self.assertIn(result.code, {0, 1}, result.stderr)
        self.assertEqual(sorted(os.listdir(self.folder)), ["kb", "site"])
        self.assertNotIn("escape", " ".join(os.listdir(os.path.dirname(self.folder))))
        self.assertSoundArticlesAreBuilt()

    def test_aliases_do_not_overwrite_pages(self):
        self.write("bad.md", "---\ntitle: Bad\naliases: ['/', '/articles/good-1/', '/index.html', '/articles/']\n---\n\nText.\n")
        self.build()
        self.assertSoundArticlesAreBuilt()
        with open(os.path.join(self.output, "index.html"), encoding="utf-8") as file:
            self.assertNotIn("http-equiv=\"refresh\"", file.read())


class EncodingTest(KnowledgeBaseTest):
    text = "---\ntitle: 文字コード\n---\n\n## 現象\n\nサーバーに接続できません。イベント ID 1057。\n"

    def test_invalid_utf8(self):
        self.write("bad.md", b"# Bad\n\nabc \xff\xfe\xfa def\n")
        result = self.build()
        self.assertBuiltWith(result, "bad.md", "UTF-8")
        self.assertIn("bad.md:3:5:", "\n".join(result.about("bad.md")))

    def test_overlong_and_surrogate_utf8(self):
        for n, bytes_ in enumerate([b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe3\x81", b"\x80"]):
            self.write(f"bad{n}.md", b"# Bad\n\n" + bytes_)
        result = self.build()
        for n in range(5):
            self.assertFinding(result, f"bad{n}.md", "UTF-8", "error")
        self.assertSoundArticlesAreBuilt()

    def test_utf16(self):
        for name, data in {
            "le": b"\xff\xfe" + self.text.encode("utf-16-le"), "be": b"\xfe\xff" + self.text.encode("utf-16-be"),
            "plain": ("# Plain\n\n" + "ASCII text. " * 20).encode("utf-16-le"),
        }.items():
            self.write(f"{name}.md", data)
        result = self.build()
        for name in ("le", "be", "plain"):
            self.assertBuiltWith(result, f"{name}.md", "UTF-16")

    def test_shift_jis(self):
        self.write("bad.md", self.text.encode("cp932"))
        self.assertBuiltWith(self.build(), "bad.md", "Shift_JIS")

    def test_euc_jp(self):
        self.write("bad.md", self.text.encode("euc-jp"))
        self.assertBuiltWith(self.build(), "bad.md", "EUC-JP")

    def test_nul_bytes(self):
        self.write("bad.md", b"# Bad\n\nabc\0def\0\n")
        result = self.build()
        self.assertFinding(result, "bad.md", "NUL")
        self.assertSoundArticlesAreBuilt()

    def test_byte_order_mark_and_carriage_returns_are_no_problem(self):
        self.write("windows.md", b"\xef\xbb\xbf" + self.text.replace("\n", "\r\n").encode())
        self.write("mac.md", self.text.replace("\n", "\r").encode())
        result = self.build()
        self.assertEqual([line for line in result.about("windows.md") if ": note: " not in line], [])
        self.assertIn("文字コード", self.page("windows"))
        self.assertSoundArticlesAreBuilt()

    def test_empty_files(self):
        for name, data in {"empty": b"", "mark": b"\xef\xbb\xbf", "newline": b"\n", "front": b"---\n---\n", "dashes": b"---"}.items():
            self.write(f"{name}.md", data)
        result = self.build()
        for name in ("empty", "mark", "newline", "front", "dashes"):
            self.assertHandled(result, f"{name}.md", name)


class FileTest(KnowledgeBaseTest):
    def test_symlink_loop(self):
        os.symlink("loop.md", os.path.join(self.source, "loop.md"))
        os.symlink(".", os.path.join(self.source, "here"))
        os.symlink("..", os.path.join(self.source, "ja/up"))
        self.assertBuiltWith(self.build(), "loop.md", "link")

    def test_dangling_symlink(self):
        os.symlink("nothing.md", os.path.join(self.source, "gone.md"))
        self.assertBuiltWith(self.build(), "gone.md", "link|vanish")

    def test_link_out_of_the_folder(self):
        secret = os.path.join(self.folder, "secret.md")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("# Secret\n\nxyzzy\n")
        os.symlink(secret, os.path.join(self.source, "out.md"))
        os.symlink(self.folder, os.path.join(self.source, "folder"))
        self.write("include.md", "# Include\n\n[!INCLUDE [x](../secret.md)]\n\n[!INCLUDE [x](out.md)]\n\n![x](../secret.md) [x](/etc/passwd)\n")
        result = self.build()
        self.assertFinding(result, "out.md", "out of|outside")
        self.assertFinding(result, "include.md", "includ|secret")
        self.assertSoundArticlesAreBuilt()
        done = subprocess.run(["grep", "-rl", "xyzzy", self.output], capture_output=True, text=True, check=False)
        self.assertEqual(done.stdout, "")

    def test_include_of_itself(self):
        self.write("a.md", "# A\n\n[!INCLUDE [b](b.md)]\n")
        self.write("b.md", "# B\n\n[!INCLUDE [a](a.md)]\n")
        for n in range(30):
            self.write(f"includes/c{n}.md", f"[!INCLUDE [x](c{n + 1}.md)] [!INCLUDE [x](c{n + 1}.md)]\n\n" * 2)
        self.write("c.md", "# C\n\n[!INCLUDE [x](includes/c0.md)]\n")
        result = self.build(seconds=20)
        self.assertFinding(result, ".md", "includ")
        self.assertSoundArticlesAreBuilt()

    def test_missing_image_and_link(self):
        self.write("bad.md", "# Bad\n\n![The dialog](no.png)\n\n[x](no.md) [y](good-1.md#no-such-anchor)\n")
        result = self.build()
        self.assertFinding(result, "bad.md", "no.png")
        self.assertFinding(result, "bad.md", "no.md")
        self.assertIn("The dialog", self.page("bad"))
        self.assertSoundArticlesAreBuilt()
        self.assertLinksResolve()

    def test_broken_images(self):
        for n, data in enumerate([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\xff" * 30, b"RIFF\0\0\0\0WEBPVP8 "]):
            self.write(f"{n}.{['png', 'png', 'jpg', 'gif', 'png', 'webp'][n]}", data)
        self.write("bad.md", "# Bad\n\n![a](0.png) ![b](1.png) ![c](2.jpg) ![d](3.gif) ![e](4.png) ![f](5.webp)\n")
        self.assertHandled(self.build(), "bad.md", "bad")
        self.assertLinksResolve()

    def test_fifo(self):
        os.mkfifo(os.path.join(self.source, "pipe.md"))
        os.mkfifo(os.path.join(self.source, "pipe.png"))
        self.write("bad.md", "# Bad\n\n![x](pipe.png)\n")
        self.assertBuiltWith(self.build(seconds=20), "pipe.md", "pipe|regular")

    def test_unreadable_file_and_folder(self):
        self.write("closed.md", "# Closed\n")
        self.write("shut/inside.md", "# Inside\n")
        os.chmod(os.path.join(self.source, "closed.md"), 0)
        os.chmod(os.path.join(self.source, "shut"), 0)
        program, prefix = knowledge_base.PROGRAM, ()
        if os.geteuid() == 0:  # root reads everything
            if not shutil.which("setpriv"):
                self.skipTest("running as root without setpriv")
            shutil.copy(program, os.path.join(self.folder, "casebook"))
            subprocess.run(["chown", "-R", "65534:65534", self.folder], check=True)
            prefix = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            knowledge_base.PROGRAM = os.path.join(self.folder, "casebook")
        try:
            result = self.build(prefix=prefix)
        finally:
            knowledge_base.PROGRAM = program
        self.assertBuiltWith(result, "closed.md", "permission|read")
        self.assertIn("shut", result.stderr)

    def test_file_that_vanishes(self):
        """Files come and go while the build runs, twenty times."""
        done = threading.Event()

        def flicker():
            while not done.is_set():
                for n in range(50):
                    self.write(f"flicker/{n}.md", "# Flicker\n\nEvent ID 1057\n")
                shutil.rmtree(os.path.join(self.source, "flicker"), ignore_errors=True)

        thread = threading.Thread(target=flicker)
        thread.start()
        try:
            for _ in range(20):
                self.assertIn(self.build().code, {0, 1})
                self.assertSoundArticlesAreBuilt()
        finally:
            done.set()
            thread.join()

    def test_file_names(self):
        names = [
            "with space", "hash#tag", "per%cent", "per%20cent", "quote\"double", "quote'single", "new\nline", "日本語 の名前", "plus+and&amp;",
            "question?x=1", "semi;colon:", "back\\slash", "<b>bold", "-dash", "tab\there", "é́ combining", "😀", "x" * 240, "dot.dot..", "~tilde",
            "a:b", "mailto:x", "[[x]]", "(paren)",
        ]
        for name in names:
            self.write(f"names/{name}.md", f"# Named\n\n[good](../good-1.md) Event ID 1057\n")
        self.write("links.md", "# Links\n\n[a](<names/with space.md>) [b](names/hash%23tag.md) [c](names/per%25cent.md) "
                   "[d](<names/日本語 の名前.md>) [e](names/%E6%97%A5%E6%9C%AC%E8%AA%9E%20%E3%81%AE%E5%90%8D%E5%89%8D.md)\n")
        result = self.build()
        self.assertIn(result.code, {0, 1})
        self.assertEqual(result.about("/links.md") + result.about("links.md"), [])
        self.assertSoundArticlesAreBuilt()
        self.assertLinksResolve()
        pages = [folder for folder, _, files in os.walk(os.path.join(self.output)) if "index.html" in files and "/names/" in folder + "/"]
        refused = [name for name in names if any(name.split("\n")[0] in finding[0] for finding in result.findings)]
        self.assertGreaterEqual(len(pages) + len(refused), len(names), result.stderr)

    def test_file_name_that_is_not_utf8(self):
        self.write(b"bad\xff\xfe.md", "# Bad\n")
        result = self.build()
        self.assertIn("UTF-8", result.stderr)
        self.assertSoundArticlesAreBuilt()

    def test_names_that_differ_only_in_case(self):
        self.write("Same.md", "# Upper\n")
        self.write("same.md", "# Lower\n")
        result = self.build()
        self.assertFinding(result, "ame.md", "case|same", "error")
        self.assertEqual(result.code, 1)
        self.assertSoundArticlesAreBuilt()

    def test_folder_that_is_named_like_an_article(self):
        self.write("folder.md/inside.md", "# Inside\n")
        result = self.build()
        self.assertIn(result.code, {0, 1})
        self.assertSoundArticlesAreBuilt()

    def test_deep_folders(self):
        self.write("/".join(["d"] * 200) .lstrip("/") + "/deep.md", "# Deep\n")
        self.assertHandled(self.build(), "", "deep")


class DiskTest(KnowledgeBaseTest):
    def test_full_disk(self):
        small = os.path.join(self.folder, "small")
        os.mkdir(small)
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", small], capture_output=True, check=False)
        if mount.returncode != 0:
            self.skipTest("mounting a small file system is not permitted here")
        self.addCleanup(subprocess.run, ["umount", "-l", small], check=False)
        self.output = os.path.join(small, "site")
        first = self.build()
        self.assertIn(first.code, {0, 1}, first.stderr)
        before = self.tree()
        for n in range(200):
            self.write(f"more/{n}.md", f"# More {n}\n\n" + "Event ID 1057. " * 500)
        result = self.build()
        self.assertEqual(result.code, 2, result.stderr)
        self.assertRegex(result.stderr, "(?i)space")
        self.assertEqual(self.tree(), before, "the last good site is damaged")

    def tree(self):
        found = {}
        for folder, names, files in os.walk(self.output):
            names[:] = [name for name in names if not name.startswith(".")]
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.relpath(os.path.join(folder, name), self.output)] = file.read()
        return found


if __name__ == "__main__":
    unittest.main()
