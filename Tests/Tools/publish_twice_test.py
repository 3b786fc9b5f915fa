"""Publishing twice: where one article changed, only files that have to do with it are other ones."""
import hashlib
import os
import shutil
import subprocess
import tempfile
import unittest

from knowledge_base import PROGRAM

REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
ARTICLE = "articles/schannel/tls12-only.md"


class PublishTwiceTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(os.path.join(REPOSITORY, "articles"), os.path.join(self.folder, "articles"))
        shutil.copy(os.path.join(REPOSITORY, "casebook.yml"), self.folder)

    def publish(self):
        subprocess.run(
            [PROGRAM, "build", self.folder, "-u", "https://kb.example/", "-q"], check=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        found, public = {}, os.path.join(self.folder, "public")
        for here, names, files in os.walk(public):
            names[:] = [name for name in names if not name.startswith(".")]
            for name in files:
                path = os.path.join(here, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, public)] = hashlib.sha256(file.read()).digest()
        return found

    def change(self, old, new):
        source = next(
            os.path.join(here, name) for here, _, files in os.walk(os.path.join(self.folder, "articles")) for name in files
            if os.path.join(here, name).endswith("schannel/tls12-only.md") and "/en/" not in here)
        with open(source, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(source, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))

    def changed(self, old, new):
        before = self.publish()
        self.change(old, new)
        after = self.publish()
        self.assertEqual(set(path for path in before if not path.startswith("search/data/")),
                         set(path for path in after if not path.startswith("search/data/")))
        return sorted(path for path in after if before.get(path) != after[path]), after

    def test_a_word_changes_the_article_and_the_texts(self):
        changed, _ = self.changed("接続が切断されます", "接続がすぐに切断されます")
        allowed = (
            "articles/schannel/tls12-only/index.", "llms", "search/data/", "api/articles/", "api/entities/", "events/", "codes/",
            "en/events/", "en/codes/", "feed.", "products/")
        self.assertEqual([path for path in changed if not path.startswith(allowed)], [])
        for name in ("index.html", "index.md", "index.json"):
            self.assertIn("articles/schannel/tls12-only/" + name, changed)
        self.assertEqual([path for path in changed if path.startswith("articles/") and "tls12-only" not in path], [])
        self.assertLess(len(changed), 60, changed)

    def test_entities_that_it_does_not_name_stay_as_they_are(self):
        changed, _ = self.changed("接続が切断されます", "接続がすぐに切断されます")
        for path in ("api/entities/code/0x8009030d.json", "events/1057/index.html", "codes/0x8009030d/feed.xml", "sitemap.xml"):
            self.assertNotIn(path, changed)

    def test_nothing_changes_where_nothing_changed(self):
        before = self.publish()
        shutil.rmtree(os.path.join(self.folder, "public/.casebook"))
        shutil.rmtree(os.path.join(self.folder, "public"))
        self.assertEqual(self.publish(), before)


if __name__ == "__main__":
    unittest.main()
