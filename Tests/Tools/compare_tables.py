#!/usr/bin/env python3
"""Compares the pipe tables of a built site with what cmark-gfm (PyPI: cmarkgfm) reads from the same articles.

usage: compare_tables.py ARTICLES SITE [--show N]
Prints how many articles with tables have the same tables, rows and cell texts; exit code 1 below 99.5 %.
"""
import argparse
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

# Without raw HTML: its tables are none of pipes.
SAFE = Options.CMARK_OPT_DEFAULT


class Tables(HTMLParser):
    """Collects cell texts as [table][row][cell]; of a built page only tables that come from pipes."""

    def __init__(self, wrapped):
        super().__init__()
        self.wrapped, self.tables, self.cell, self.depth, self.skip = wrapped, [], None, 0, 0

    def handle_starttag(self, tag, attributes):
        if tag == "div" and ("class", "table") in attributes:
            self.depth += 1
        if self.wrapped and not self.depth:
            return
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.cell = []
        elif tag == "img" and self.cell is not None:
            self.cell.append(dict(attributes).get("alt") or "")

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1].append(plain("".join(self.cell)))
            self.cell = None
        elif tag == "table" and self.wrapped:
            self.depth = 0

    def handle_data(self, data):
        # The frame of an image without alternative text holds words of ours.
        if self.cell is not None and data not in ("画像がありません", "Image not available"):
            self.cell.append(data)


def plain(text):
    """A cell's text without blanks, and without what the two sides show apart on purpose: what looks like a tag but is none of
    HTML's (text here, dropped there) and the marks around an alert's name."""
    return re.sub(r"\[!([A-Z]+)\]", r"\1", re.sub(r"</?\w[^<>]*>", "", "".join(text.split())))


def tables(html, wrapped):
    parser = Tables(wrapped)
    parser.feed(html)
    return parser.tables


INCLUDE = re.compile(r"\[!INCLUDE *\[[^]]*\]\(([^)]*)\)\]", re.I)


def body(path, depth=0):
    text = path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    text = re.sub(r"\A---\n.*?\n---[ \t]*\n", "", text, count=1, flags=re.S)
    # Our images of colons, in the form that cmark-gfm knows.
    text = re.sub(r':::image [^\n]*?alt-text="([^"\n]*)"[^\n]*?:::', r"![\1](image.png)", text)

    def included(match):
        file = (path.parent / match[1].split("#")[0]).resolve()
        return body(file, depth + 1).strip() if depth < 4 and file.is_file() else match[0]

    return INCLUDE.sub(included, text)


def page(site, relative):
    name = str(relative.with_suffix("")).lower()
    for candidate in (name, name.removesuffix("/index"), re.sub(r"[^\w/.-]+", "-", name)):
        for path in site.glob(f"{'articles'}/{candidate}/index.html"):
            return path.read_text(encoding="utf-8")
        for path in site.glob(f"??/articles/{candidate}/index.html"):
            return path.read_text(encoding="utf-8")
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("--show", type=int, default=5, help="differences to print")
    options = parser.parse_args()
    same, different, missing = 0, [], 0
    for path in sorted(options.articles.rglob("*.md")):
        text = body(path)
        theirs = tables(cmarkgfm.markdown_to_html_with_extensions(text, extensions=["table", "strikethrough"], options=SAFE), wrapped=False)
        html = page(options.site, path.relative_to(options.articles))
        if html is None:
            missing += 1
            continue
        ours = tables(html, wrapped=True)
        if not theirs and not ours:
            continue
        if ours == theirs:
            same += 1
        else:
            different.append((path, ours, theirs))
    total = same + len(different)
    print(
        f"{same} of {total} articles with tables are the same ({100 * same / max(total, 1):.2f} %); "
        f"{missing} without a page")
    for path, ours, theirs in different[: options.show]:
        print(f"\n{path}: {len(ours)} tables here, {len(theirs)} in cmark-gfm")
        for number, (a, b) in enumerate(zip(ours, theirs)):
            for row, (x, y) in enumerate(zip(a, b)):
                if x != y:
                    print(f"  table {number} row {row}:\n    here      {x}\n    cmark-gfm {y}")
                    break
            else:
                if len(a) != len(b):
                    print(f"  table {number}: {len(a)} rows here, {len(b)} in cmark-gfm")
                continue
            break
    return 0 if same >= 0.995 * total else 1


if __name__ == "__main__":
    sys.exit(main())
