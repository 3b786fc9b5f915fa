#!/usr/bin/env python3
"""Checks a built site: every internal link resolves, nothing of the Markdown is left as text, no page needs another host.

usage: check_site.py SITE [--limit N]

Prints `file:line: problem` for each problem (at most N, 200 by default), then a summary with counts. Exit code 0 when there
is none, 1 when there are some, 2 when SITE cannot be read. Standard library only; all cores.
"""
import collections
import concurrent.futures
import html
import os
import posixpath
import re
import sys
import urllib.parse
import xml.etree.ElementTree

TAG = re.compile(r"""<!--.*?-->|<(/?)([A-Za-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.S)
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: Markdown that a reader must never see outside code, and what to call it.
LEFTOVERS = [
    (re.compile(r":::[ \t]*(?=[a-z])"), "a ::: fence is left as text"),
    (re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|INCLUDE|VIDEO|DIV)\b", re.I), "an alert or include is left as text"),
    (re.compile(r"(?:^|(?<=<p>)|(?<=<td>|<li>))[ \t]*\|[ \t]*:?-{3,}:?[ \t]*\|", re.M), "a table's delimiter row is left as text"),
    (re.compile(r"&amp;nbsp;"), "a reference is escaped twice"),
]
SUSPICIOUS = re.compile(r":::|\[!|---|&amp;nbsp;")
#: Elements whose text is shown as it is, or not at all.
VERBATIM = {"code", "pre", "kbd", "samp", "script", "style", "textarea", "template"}
LINKS = {"href", "src", "action", "poster", "formaction", "data", "cite", "srcset"}
#: What `<link rel>` may name on another host: nothing there is loaded.
NOT_LOADED = {"canonical", "alternate", "search", "license", "author", "prev", "next"}

files = frozenset()  # of the site, relative; set before the workers are forked
root = ""


class Page:
    """What one page holds: its problems, its ids and the fragments that it links to."""

    def __init__(self, path, text):
        self.path, self.text = path, text
        self.problems, self.ids, self.fragments, self.links = [], set(), set(), 0
        self.resolved = {}
        depth = 0
        suspicious = SUSPICIOUS.search(text) is not None
        end = 0
        for tag in TAG.finditer(text):
            if suspicious and depth == 0:
                self.read_text(end, tag.start())
            end = tag.end()
            name = (tag[2] or "").lower()
            if tag[1]:
                depth = max(0, depth - (name in VERBATIM))
                continue
            depth += name in VERBATIM
            if name and (tag[3] or name in {"script", "style"}):
                self.read_tag(name, tag)
        if suspicious and depth == 0:
            self.read_text(end, len(text))

    def report(self, offset, problem):
        self.problems.append((self.path, self.text.count("\n", 0, offset) + 1, problem))

    def read_text(self, start, end):
        for pattern, problem in LEFTOVERS:
            for match in pattern.finditer(self.text, start, end):
                self.report(match.start(), f"{problem}: {self.text[match.start():match.start() + 40].strip()!r}")

    def read_tag(self, name, tag):
        attributes = {}
        for match in ATTRIBUTE.finditer(tag[3]):
            value = next((group for group in match.groups()[1:] if group is not None), "")
            attributes.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.report(tag.start(), f"the id {attributes['id']!r} stands twice")
            self.ids.add(attributes["id"])
        if name == "a" and "name" in attributes:
            self.ids.add(attributes["name"])
        if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            target = re.search(r"url\s*=\s*(.*)$", attributes.get("content", ""), re.I)
            if target:
                self.follow(target[1].strip("'\" "), "refresh", tag, False)
        self.check_policy(name, attributes, tag)
        for key in LINKS & attributes.keys():
            if key == "data" and name != "object":
                continue
            loads = name not in {"a", "area", "form", "blockquote", "q", "del", "ins"} and not (
                name == "link" and NOT_LOADED & set(attributes.get("rel", "").lower().split()))
            targets = attributes[key].split(",") if key == "srcset" else [attributes[key]]
            for target in targets:
                self.follow(target.split()[0] if key == "srcset" and target.split() else target.strip(), key, tag, loads)

    def check_policy(self, name, attributes, tag):
        """`default-src 'self'` blocks inline scripts and styles."""
        if name == "script" and "src" not in attributes and attributes.get("type", "text/javascript") in {"text/javascript", "module", ""}:
            self.report(tag.start(), "an inline script")
        if name == "style" or "style" in attributes:
            self.report(tag.start(), "an inline style")
        for key in attributes:
            if key.startswith("on"):
                self.report(tag.start(), f"an inline event handler {key}")

    def follow(self, target, key, tag, loads):
        self.links += 1
        known = self.resolved.get((target, loads))
        if known is None:
            known = self.resolved[target, loads] = self.problem(target, loads) or ""
        if known:
            self.report(tag.start(), f"{key} {target!r} {known}")

    def problem(self, target, loads):
        if target.startswith("//") or SCHEME.match(target):
            scheme = target.partition(":")[0].lower()
            if loads and scheme != "data":
                return "is loaded from another host"
            if not target.startswith("//") and scheme not in {"http", "https", "mailto", "data"}:
                return "has a scheme that is not allowed"
            return None
        address, _, fragment = target.partition("#")
        address = address.partition("?")[0]
        if address.startswith("/"):
            if self.path != "404.html":
                return "is absolute"
            # The 404 page is shown at any address: its links count from the host's root.
            address = posixpath.relpath(address, "/") + ("/" if address.endswith("/") else "")
        path = urllib.parse.unquote(address)
        if not path:
            found = self.path
        else:
            joined = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
            if joined.startswith(".."):
                return "leaves the site"
            found = joined
            if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
                found = "index.html" if joined == "." else joined + "/index.html"
            elif joined not in files and joined + "/index.html" in files:
                return "lacks the slash at its end"
        if found not in files:
            return "leads to nothing"
        if fragment and fragment != "top" and found.endswith(".html"):
            self.fragments.add((found, urllib.parse.unquote(fragment), target))
        return None


def check_file(path):
    """(problems, ids, fragments, links) of one file. Runs in a worker."""
    with open(os.path.join(root, path), "rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8")], set(), set(), 0
    if path.endswith(".html"):
        page = Page(path, text)
        return page.problems, page.ids, page.fragments, page.links
    problems = []
    if path.endswith(".xml"):
        try:
            xml.etree.ElementTree.fromstring(data)
        except xml.etree.ElementTree.ParseError as error:
            problems.append((path, error.position[0], f"is not well-formed XML: {error}"))
    if path.endswith(".css"):
        for match in re.finditer(r"""(?:url\(\s*['"]?|@import\s+['"])(?:https?:)?//""", text):
            problems.append((path, text.count("\n", 0, match.start()) + 1, "loads from another host"))
    return problems, set(), set(), 0


def served_files(site):
    """Relative paths of all files; a folder with a dot holds the generator's own state."""
    for folder, folders, names in os.walk(site):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), site).replace(os.sep, "/")


def check(site):
    """All problems of a site, sorted, and the counts of pages and links."""
    global files, root
    root = site
    files = frozenset(served_files(site))
    problems = []
    seen = collections.defaultdict(list)
    for path in files:
        seen[path.lower()].append(path)
    for paths in seen.values():
        if len(paths) > 1:
            problems.append((sorted(paths)[0], 1, f"differs only in case from {', '.join(sorted(paths)[1:])}"))
    checked = sorted(path for path in files if path.endswith((".html", ".xml", ".css")))
    ids, fragments, links = {}, {}, 0
    with concurrent.futures.ProcessPoolExecutor() as workers:
        for path, result in zip(checked, workers.map(check_file, checked, chunksize=64)):
            problems += result[0]
            ids[path], fragments[path] = result[1], result[2]
            links += result[3]
    for path in checked:
        for found, fragment, target in sorted(fragments[path]):
            if fragment not in ids[found]:
                problems.append((path, 1, f"href {target!r} names an id that {found} does not have"))
    pages = sum(path.endswith(".html") for path in checked)
    return sorted(problems), pages, links


def main(arguments):
    limit = 200
    if "--limit" in arguments:
        at = arguments.index("--limit")
        limit = int(arguments[at + 1])
        del arguments[at:at + 2]
    if len(arguments) != 1 or not os.path.isdir(arguments[0]):
        print(__doc__, file=sys.stderr)
        return 2
    problems, pages, links = check(os.path.abspath(arguments[0]))
    for path, line, problem in problems[:limit]:
        print(f"{path}:{line}: {problem}")
    if len(problems) > limit:
        kinds = collections.Counter(re.sub(r"'[^']*'|\"[^\"]*\"", "…", problem) for _, _, problem in problems)
        print(f"… and {len(problems) - limit} more; by kind:")
        for kind, count in kinds.most_common(12):
            print(f"{count:8} {kind}")
    print(f"{pages} pages, {links} links, {len(problems)} problems")
    return 1 if problems or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
