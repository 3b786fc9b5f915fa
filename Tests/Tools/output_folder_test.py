"""What a build does to its output folder: ours is replaced as a whole, foreign files stay, failures change nothing."""
import os
import shutil
import subprocess
import unittest

from knowledge_base import PROGRAM, KnowledgeBaseTest


class OutputFolderTest(KnowledgeBaseTest):
    def tree(self, folder=None):
        """Path → (bytes, modification time) of the site's files."""
        found = {}
        for here, names, files in os.walk(folder or self.output):
            names[:] = [name for name in names if not name.startswith(".")]
            for name in files:
                path = os.path.join(here, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, folder or self.output)] = file.read(), os.stat(path).st_mtime_ns
        return found

    def test_unchanged_files_are_not_touched(self):
        self.build()
        before = self.tree()
        self.build()
        self.assertEqual(self.tree(), before)
        self.write("good-1.md", "---\ntitle: Sound article\n---\n\nAnother text.\n")
        self.build()
        after = self.tree()
        self.assertIn("Another text", self.page("good-1"))
        same = [path for path in before if before[path] == after.get(path)]
        self.assertTrue(any(path.endswith((".css", ".js")) for path in same), "style and scripts were written again")

    def test_stale_files_go_and_foreign_files_stay(self):
        self.write("old.md", "# Old\n\nKB4012219\n")
        self.build()
        self.assertIsNotNone(self.page("old"))
        foreign = os.path.join(self.output, "articles/foreign.txt")
        for path in (foreign, os.path.join(self.output, "CNAME"), os.path.join(self.output, ".htaccess")):
            with open(path, "w", encoding="utf-8") as file:
                file.write("mine")
        os.remove(os.path.join(self.source, "old.md"))
        self.build()
        self.assertIsNone(self.page("old"))
        self.assertFalse(os.path.exists(os.path.join(self.output, "articles/old")), "an empty folder is left")
        self.assertFalse(os.path.exists(os.path.join(self.output, "kb/4012219")))
        self.assertTrue(os.path.exists(foreign))
        self.assertTrue(os.path.exists(os.path.join(self.output, "CNAME")))
        self.assertTrue(os.path.exists(os.path.join(self.output, ".htaccess")))

    def test_foreign_page_is_never_overwritten(self):
        os.makedirs(os.path.join(self.output, "articles/good-1"))
        with open(os.path.join(self.output, "articles/good-1/index.html"), "w", encoding="utf-8") as file:
            file.write("mine")
        result = self.build()
        self.assertEqual(result.code, 2, result.stderr)
        self.assertIn("articles/good-1/index.html", result.stderr)
        self.assertEqual(self.page("good-1"), "mine")

    def test_output_in_the_source_folder_is_not_read_again(self):
        for _ in range(2):
            result = self.run_program("build", self.source)
            self.assertEqual(result.code, 0, result.stderr)
        output = os.path.join(self.source, "public")
        self.assertTrue(os.path.exists(os.path.join(output, "articles/good-1/index.html")))
        self.assertFalse(os.path.exists(os.path.join(output, "files/public")))
        self.assertEqual([path for path in self.tree(output) if "public" in path], [])

    def test_output_folder_that_is_the_source_folder(self):
        before = sorted(os.listdir(self.source))
        for output in (self.source, self.source + "/", self.source + "/ja/..", self.folder, "/"):
            result = self.run_program("build", self.source, "--output-dir", output)
            self.assertIn(result.code, {2, 64}, f"{output}: {result.stderr}")
            self.assertNotEqual(result.stderr.strip(), "")
        link = os.path.join(self.folder, "link")
        os.symlink(self.source, link)
        self.assertIn(self.run_program("build", self.source, "--output-dir", link).code, {2, 64})
        self.assertEqual(sorted(os.listdir(self.source)), before)

    def test_output_folder_that_is_a_file(self):
        with open(self.output, "w", encoding="utf-8") as file:
            file.write("mine")
        result = self.build()
        self.assertEqual(result.code, 2, result.stderr)
        with open(self.output, encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")

    def test_output_folder_that_cannot_be_made(self):
        self.output = "/proc/casebook/site"
        result = self.build()
        self.assertEqual(result.code, 2, result.stderr)
        self.assertIn("/proc/casebook", result.stderr)

    def test_damaged_state_is_healed(self):
        self.build()
        good = {path: content for path, (content, _) in self.tree().items()}
        own = [name for name in os.listdir(self.output) if name.startswith(".")]
        self.assertTrue(own, "the build keeps its state beside the site")
        for data in (b"", b"\xff\xfe\0garbage", b"../../../etc/passwd\n/etc/passwd\n" * 100):
            for folder, _, files in os.walk(os.path.join(self.output, own[0])):
                for name in files:
                    with open(os.path.join(folder, name), "wb") as file:
                        file.write(data)
            self.write("good-1.md", f"---\ntitle: Sound article\n---\n\nText {len(data)}.\n")
            self.assertIn(self.build().code, {0, 1, 2})
        shutil.rmtree(self.output)
        self.write("good-1.md", "---\ntitle: Sound article\n---\n\n## Symptom\n\nEvent ID 1057 is logged.\n")
        self.build()
        self.assertEqual({path: content for path, (content, _) in self.tree().items()}, good)

    def test_page_that_somebody_deleted_comes_back(self):
        self.build()
        before = {path: content for path, (content, _) in self.tree().items()}
        shutil.rmtree(os.path.join(self.output, "articles/good-1"))
        os.remove(os.path.join(self.output, "index.html"))
        self.build()
        self.assertEqual({path: content for path, (content, _) in self.tree().items()}, before)

    def test_page_that_somebody_changed_is_mended(self):
        self.build()
        page = os.path.join(self.output, "articles/good-1/index.html")
        before = self.page("good-1")
        with open(page, "a", encoding="utf-8") as file:
            file.write("<!-- changed -->")
        self.build()
        self.assertEqual(self.page("good-1"), before)

    def test_two_builds_at_once(self):
        for n in range(300):
            self.write(f"more/{n}.md", f"# More {n}\n\nEvent ID {n + 1}.\n")
        command = [PROGRAM, "build", self.source, "--output-dir", self.output]
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
        results = [(run.communicate(timeout=60), run.returncode) for run in runs]
        self.assertIn(0, [code for _, code in results], results)
        for (_, error), code in results:
            self.assertIn(code, {0, 2}, error)
        self.assertSoundArticlesAreBuilt()
        self.assertLinksResolve()


if __name__ == "__main__":
    unittest.main()
