"""Forty public documents as pages and as plain text, imported back: words, section roles, entities and code must come through.

The documents are rendered by libcmark through `casebook build`; the page around them (menu, cookie notice, comments) is written
here. Needs ../shared; ROUND_TRIP_DETAILS=1 prints what each document lost, ROUND_TRIP_SEED=7 draws other documents.
"""
import difflib
import html
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import unittest

import text_browser
from knowledge_base import PROGRAM, REPOSITORY

CORPUS = os.path.realpath(os.path.join(REPOSITORY, "../shared/corpus"))
#: Folder of the corpus, where its articles lie, how many of them.
SETS = [("microsoft-support-en", 20), ("windows-server-ja", 15), ("commerce-ja", 5)]
#: Half of the work is entities: each document names one.
NAMED = re.compile(r"Event ID|イベント|0x[0-9A-Fa-f]{8}|KB ?\d{6}|エラー|Error \d")
PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Example Support</title>
<meta name="description" content="{description}"><link rel="canonical" href="https://kb.example.com/articles/a/b/"></head>
<body><header class="site-header"><a href="/">Example Support</a><nav><ul><li><a href="/products">Products</a></li></ul></nav></header>
<div id="cookie-banner" role="dialog"><p>This site keeps small files on your computer.</p><button>Agree</button></div>
<div class="page-wrapper"><div class="sidebar"><ul><li><a href="/new">Newest pages</a></li></ul></div>
<div id="content" class="post-body"><h1>{heading}</h1>
{body}
</div></div>
<section class="comments"><h3>2 comments</h3><p>Thanks, that helped.</p></section>
<footer><p>Example Support, all rights reserved.</p></footer></body></html>
"""


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def sample(folder, count):
    """Paths of articles with enough text, spread over the folder, the same in every run; drawn at random for a seed."""
    found = []
    for root, _, names in os.walk(os.path.join(CORPUS, folder)):
        for name in names:
            path = os.path.join(root, name)
            if name.endswith(".md") and name.lower() not in {"toc.md", "readme.md"} and 2000 < os.path.getsize(path) < 30000:
                text = read(path)
                if text.count("\n## ") >= 2 and "[!INCLUDE" not in text and NAMED.search(text):
                    found.append(path)
    found.sort(key=lambda path: os.path.relpath(path, CORPUS))
    seed = os.environ.get("ROUND_TRIP_SEED")
    if seed:
        return random.Random(f"{seed} {folder}").sample(found, min(count, len(found)))
    return found[len(found) // (2 * count)::max(1, len(found) // count)][:count]


def words(text):
    """Runs of letters and digits, of Japanese each character."""
    return re.findall(r"[\u3040-\u9fff\uf900-\ufaff]|[^\W\u3040-\u9fff\uf900-\ufaff_]+", text)


def common_length(first, second):
    """The length of the longest common subsequence."""
    lengths = [0] * (len(second) + 1)
    for a in first:
        diagonal = 0
        for index, b in enumerate(second, 1):
            diagonal, lengths[index] = lengths[index], diagonal + 1 if a == b else max(lengths[index], lengths[index - 1])
    return lengths[-1]


def code_blocks(element):
    return [normalised(text_browser.raw_text(block)) for block in text_browser.all_of(element, "pre")]


def code_below_code(element):
    """By code block: whether another stands right above or below it. Plain text shows both as one block with a blank line in it."""
    found = []

    def walk(parent):
        for child in parent.children:
            if isinstance(child, str):
                found.extend(["text"] if child.strip() else [])
            elif child.name in {"pre", "img"}:
                found.append(child.name)
            elif child.name != "button":
                found.extend(["text"] if child.name == "li" else [])
                walk(child)

    walk(element)
    around = ["", *found, ""]
    return ["pre" in (around[number], around[number + 2]) for number, kind in enumerate(found) if kind == "pre"]


def normalised(code):
    lines = [line.strip() for line in code.replace("\u00a0", " ").split("\n")]
    return "\n".join(line for line in lines if line)


class Site:
    """A folder of articles built and read by the program."""

    def __init__(self, folder):
        self.folder, self.output = folder, folder + "-site"
        subprocess.run([PROGRAM, "build", folder, "--output-dir", self.output, "-q"], check=False, capture_output=True)
        self.articles = self.entities(folder)
        self.pages = {}
        for root, _, names in os.walk(self.output):
            if "index.html" in names and "/articles/" in root:
                text = read(os.path.join(root, "index.html"))
                self.pages[os.path.basename(root)] = text_browser.Tree(text).root

    @staticmethod
    def entities(folder):
        done = subprocess.run([PROGRAM, "entities", folder, "--format", "jsonl"], check=False, capture_output=True)
        return {a["path"]: a for a in map(json.loads, done.stdout.decode("utf-8").splitlines())}

    def page(self, name):
        """The heading and the body of an article's page."""
        root = self.pages[name]
        return text_browser.find(root, lambda e: e.name == "h1"), text_browser.find(root, lambda e: e.attributes.get("class") == "body")

    def description(self, name):
        found = text_browser.find(self.pages[name], lambda e: e.name == "meta" and e.attributes.get("name") == "description")
        return found.attributes.get("content", "") if found else ""


def source_of(element):
    """HTML of a tree again."""
    if isinstance(element, str):
        return html.escape(element, quote=False)
    attributes = "".join(f' {name}="{html.escape(value or "")}"' for name, value in element.attributes.items())
    inner = "".join(map(source_of, element.children))
    return f"<{element.name}{attributes}>" + ("" if element.name in text_browser.EMPTY else f"{inner}</{element.name}>")


@unittest.skipUnless(os.path.isdir(CORPUS), "../shared/corpus is not there")
@unittest.skipUnless(os.path.exists(PROGRAM), f"there is no program at {PROGRAM}: make site builds it")
class ImportRoundTripTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="casebook-round-trip-")
        originals = os.path.join(cls.folder, "originals")
        os.mkdir(originals)
        number = 0
        for folder, count in SETS:
            for path in sample(folder, count):
                number += 1
                shutil.copyfile(path, os.path.join(originals, f"d{number:02}.md"))
                if os.environ.get("ROUND_TRIP_DETAILS"):
                    print(f"d{number:02} is {os.path.relpath(path, CORPUS)}")
        cls.names = [f"d{n:02}" for n in range(1, number + 1)]
        cls.originals = Site(originals)
        cls.shown = cls.entities_that_texts_show(originals)
        cls.sources = {}
        for kind in ("html", "txt"):
            cls.write_sources(kind)

    @classmethod
    def entities_that_texts_show(cls, originals):
        """By document: plain text has a heading and no front matter, so what only that says is not in it."""
        folder = os.path.join(cls.folder, "shown")
        os.mkdir(folder)
        for name in cls.names:
            head, _, body = read(os.path.join(originals, name + ".md")).partition("\n---\n")
            head = re.sub(r"(?m)^(title|description):.*\n([ \t].*\n)*", "", head + "\n")
            title = json.dumps(text_browser.inline(cls.originals.page(name)[0]), ensure_ascii=False)
            with open(os.path.join(folder, name + ".md"), "w", encoding="utf-8") as file:
                file.write(f"{head}title: {title}\n---\n{body}")
        return Site.entities(folder)

    @classmethod
    def write_sources(cls, kind):
        folder = os.path.join(cls.folder, kind)
        os.mkdir(folder)
        for name in cls.names:
            heading, body = cls.originals.page(name)
            article = cls.originals.articles[name + ".md"]
            title = text_browser.inline(heading)
            if kind == "html":
                text = PAGE.format(
                    lang=article["lang"], title=html.escape(article["title"]), heading=html.escape(title), body=source_of(body),
                    description=html.escape(cls.originals.description(name)))
            else:
                text = title + "\n\n" + text_browser.text(body)
            with open(os.path.join(folder, f"{name}.{kind}"), "w", encoding="utf-8") as file:
                file.write(text)
        cls.sources[kind] = folder

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def round_trip(self, kind):
        output = os.path.join(self.folder, "from-" + kind)
        done = subprocess.run([PROGRAM, "import", self.sources[kind], "-o", output], check=False, capture_output=True)
        self.assertIn(done.returncode, {0, 1}, done.stderr[-2000:])
        self.lost = [line for line in done.stderr.decode("utf-8").splitlines() if "[CB1904]" in line]
        return Site(output)

    def measure(self, kind):
        """Shares that came through, over all documents; for each what did not."""
        imported, totals, details = self.round_trip(kind), {}, []

        def count(what, name, kept, total, lost=""):
            sums = totals.setdefault(what, [0, 0])
            sums[0] += kept
            sums[1] += total
            if kept != total:
                details.append(f"{name} {what}: {kept}/{total} {lost}")

        for name in self.names:
            before, after = self.originals.articles[name + ".md"], imported.articles[name + ".md"]
            (head, body), (new_head, new_body) = self.originals.page(name), imported.page(name)
            old = words(text_browser.inline(head) + "\n" + text_browser.raw_text(body))
            new = words(text_browser.inline(new_head) + "\n" + text_browser.raw_text(new_body))
            matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
            kept = sum(block.size for block in matcher.get_matching_blocks())
            lost = [old[a:b] for tag, a, b, _, _ in matcher.get_opcodes() if tag in ("delete", "replace")][:6]
            count("words", name, kept, len(old), lost)
            roles = list(before["sections"].values())
            found = common_length(roles, list(after["sections"].values()))
            count("roles", name, found, len(roles), f"{before['sections']} -> {after['sections']}")
            shown = before if kind == "html" else self.shown[name + ".md"]
            entities = [{(e["kind"], e["value"]) for e in a["entities"]} for a in (shown, after)]
            count("entities", name, len(entities[0] & entities[1]), len(entities[0] | entities[1]), entities[0] ^ entities[1])
            code, new_code = code_blocks(body), code_blocks(new_body)
            missing = [(block, below) for block, below in zip(code, code_below_code(body)) if block not in new_code]
            untold = [block for block, below in missing if below and kind == "txt"]
            missing = [block for block, below in missing if block not in untold]
            count("code", name, len(code) - len(untold) - len(missing), len(code) - len(untold), missing[:3])
            # Not asked for: no text tells where the one ends.
            count("code below code", name, 0, len(untold), untold)
            others = [block for block in new_code if block not in code]
            # Not asked for: a command that stood in a paragraph of its own is code, too.
            count("code that was code", name, len(new_code) - len(others), len(new_code), others[:6])
        if os.environ.get("ROUND_TRIP_DETAILS"):
            print("\n".join(details + self.lost))
        print(f"\n{kind}: " + ", ".join(f"{what} {kept}/{total} ({100 * kept / max(total, 1):.2f} %)" for what, (kept, total) in totals.items() if total))
        return {what: kept / max(total, 1) for what, (kept, total) in totals.items()}

    def assertComesThrough(self, shares):
        self.assertEqual(len(self.names), 40)
        self.assertGreaterEqual(shares["words"], 0.98)
        self.assertGreaterEqual(shares["roles"], 0.95)
        self.assertEqual(shares["entities"], 1)
        self.assertGreaterEqual(shares["code"], 0.95)
        self.assertEqual(self.lost, [])

    def test_pages(self):
        self.assertComesThrough(self.measure("html"))

    def test_plain_text(self):
        self.assertComesThrough(self.measure("txt"))


if __name__ == "__main__":
    unittest.main()
