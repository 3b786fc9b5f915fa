"""HTML as plain text, as a browser that saves text writes it: a line a block, marks before items, code indented by four.

Headings are lines of their own with no mark, links show their address behind them in angle brackets, cells are parted by tabs.
"""
import re
from html.parser import HTMLParser

BLOCKS = {"p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "dl", "dt", "dd", "figure", "blockquote", "details", "summary", "hr"}
EMPTY = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "source"}


class Element:
    def __init__(self, name, attributes=(), parent=None):
        self.name, self.attributes, self.parent, self.children = name, dict(attributes), parent, []


class Tree(HTMLParser):
    """Well-formed HTML as a tree of elements and strings."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("root")
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs, self.open)
        self.open.children.append(element)
        if tag not in EMPTY:
            self.open = element

    def handle_startendtag(self, tag, attrs):
        self.open.children.append(Element(tag, attrs, self.open))

    def handle_endtag(self, tag):
        element = self.open
        while element and element.name != tag:
            element = element.parent
        if element and element.parent:
            self.open = element.parent

    def handle_data(self, data):
        self.open.children.append(data)


def find(element, test):
    """The first element, in the order of the text, that passes the test."""
    for child in element.children:
        if isinstance(child, Element):
            found = child if test(child) else find(child, test)
            if found:
                return found
    return None


def all_of(element, name):
    for child in element.children:
        if isinstance(child, Element):
            if child.name == name:
                yield child
            yield from all_of(child, name)


def raw_text(element):
    return "".join(child if isinstance(child, str) else "\n" if child.name == "br" else raw_text(child) for child in element.children)


def inline(element):
    """The text of running content on one line; breaks are line feeds."""
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(re.sub(r"\s+", " ", child))
        elif child.name == "br":
            parts.append("\n")
        elif child.name == "img":
            parts.append(f"[image: {child.attributes.get('alt', '')}]" if child.attributes.get("alt") else "")
        elif child.name == "a" and child.attributes.get("href", "").startswith("http"):
            text, address = inline(child), child.attributes["href"]
            parts.append(f"<{address}>" if text.strip() == address else f"{text} <{address}>")
        elif child.name not in {"script", "style", "button", "input"}:
            parts.append(inline(child))
    return "".join(parts)


def lines_of(text):
    return [re.sub(r" +", " ", line).strip() for line in text.strip().split("\n")]


def block_lines(element):
    """The lines of an element's content, blank lines between blocks."""
    blocks, run = [], Element("run")

    def flush():
        if inline(run).strip():
            blocks.append(lines_of(inline(run)))
        run.children.clear()

    for child in element.children:
        if isinstance(child, str) or not is_block(child):
            run.children.append(child)
            continue
        flush()
        lines = lines_of_block(child)
        if lines:
            blocks.append(lines)
    flush()
    result = []
    for number, block in enumerate(blocks):
        result += ([""] if number else []) + block
    return result


def is_block(element):
    return element.name in BLOCKS or element.name in {"ul", "ol", "pre"} or any(isinstance(child, Element) and is_block(child) for child in element.children)


def lines_of_block(element):
    if element.name == "pre":
        return ["    " + line for line in raw_text(element).strip("\n").split("\n")]
    if element.name in {"ul", "ol"}:
        return list_lines(element)
    if element.name == "table":
        rows = [[" ".join(block_lines(cell)).replace("\n", " ") for cell in row.children if isinstance(cell, Element) and cell.name in {"td", "th"}] for row in all_of(element, "tr")]
        return ["\t".join(row) for row in rows if any(row)]
    if element.name == "hr":
        return ["-" * 20]
    return block_lines(element)


def list_lines(element):
    result, number = [], int(element.attributes.get("start") or 1)
    for item in element.children:
        if not isinstance(item, Element) or item.name != "li":
            continue
        mark = f"{number}. " if element.name == "ol" else "* "
        number += 1
        lines = block_lines(item) or [""]
        result += [mark + lines[0]] + [(" " * len(mark) + line if line else "") for line in lines[1:]]
    return result


def text(element):
    return "\n".join(block_lines(element)) + "\n"
