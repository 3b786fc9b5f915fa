#!/usr/bin/env python3
"""Shows that the leak test can fail: takes one filter after another out of a copy of the sources and expects leaks; then hands
one writer after another the unfiltered articles.

usage: leak_mutations.py [--work FOLDER] [--only NAME]

All mutations are built once, each behind a switch that a variable of the environment sets; a mutation without `MUTATED` in its text is built
by itself. A long run, and no part of the tests. Exit code 0 when every mutation was caught.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

import leak_writers

HERE = os.path.dirname(os.path.realpath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
#: Where the switch is read, in the target that all others import.
SWITCH = ("Sources/Diagnostics/Mutation.swift", """import Glibc

private let active = getenv("CASEBOOK_MUTATION").map { String(cString: $0) }

package func mutated(_ name: String) -> Bool { active == name }
""")
#: Name → (source, its text, what stands there instead). Each opens one way out; `MUTATED` is true while it is switched on.
MUTATIONS = {
    "audience of articles": ("Sources/Articles/Audience.swift", "return (names.contains(name) ? shows(name) : true, [])",
        "return (MUTATED || (names.contains(name) ? shows(name) : true), [])"),
    "unknown audiences": ("Sources/Articles/Audience.swift", "return (reader == nil, [problem]) }",
        "return (MUTATED || reader == nil, [problem]) }"),
    "keys of other tools": ("Sources/Articles/Audience.swift", "if let key = metadata.misspelledAudience, ",
        "if let key = metadata.misspelledAudience, !MUTATED, "),
    "keys within others": ("Sources/Articles/MetadataReader.swift", "for entry in entries { restrict(",
        "for entry in entries where !MUTATED { restrict("),
    "slips beside keys of Microsoft Learn": ("Sources/Articles/Audience.swift", "|| isFree && !names(in: name) { return nil }",
        "|| isFree && (MUTATED || !names(in: name)) { return nil }"),
    "front matter that is text": ("Sources/Articles/FrontMatter.swift", "let problem = misplaced(in: file, from: start)",
        "let problem = (MUTATED ? nil : misplaced(in: file, from: start))"),
    "blocks": ("Sources/Articles/AudienceBlocks.swift", "if node.kind == .directive, ",
        "if node.kind == .directive, !MUTATED, "),
    "unclear blocks": ("Sources/Articles/AudienceBlocks.swift", "return (audience.reader == nil ? file : nil, problems)",
        "return (MUTATED || audience.reader == nil ? file : nil, problems)"),
    "blocks without an end": ("Sources/Markdown/DirectivePass.swift", "} else if audiences.contains(mark.name) {",
        "} else if !MUTATED, audiences.contains(mark.name) {"),
    "ends without a block": ("Sources/Markdown/DirectivePass.swift", "guard marks.values.contains(where: {",
        "guard !MUTATED, marks.values.contains(where: {"),
    "marks that are no blocks": ("Sources/Articles/AudienceBlocks.swift", "problems += strayMarks(in: document, of: file)",
        "if !MUTATED { problems += strayMarks(in: document, of: file) }"),
    "misspelled blocks": ("Sources/Articles/AudienceBlocks.swift", "if audience.isStrict {",
        "if audience.isStrict, !MUTATED {"),
    "marks of other tools": ("Sources/Articles/AudienceMarks.swift", "return found ?? otherMark(text)",
        "return found ?? (MUTATED ? nil : otherMark(text))"),
    "marks in raw HTML": ("Sources/Articles/AudienceBlocks.swift", "mark = marks.mark(inHTML:",
        "mark = MUTATED ? nil : marks.mark(inHTML:"),
    "marks of fences": ("Sources/Articles/AudienceMarks.swift", "firstName(in: Self.folded(info), isAlone: false)",
        "MUTATED ? nil : firstName(in: Self.folded(info), isAlone: false)"),
    "fences without an end": ("Sources/Articles/AudienceBlocks.swift", "(Self.isClosed(node, in: file) ? nil",
        "(MUTATED || Self.isClosed(node, in: file) ? nil"),
    "full-width marks": ("Sources/Articles/AudienceMarks.swift", "guard text.contains(0xEF) ||",
        "guard !MUTATED, text.contains(0xEF) ||"),
    "rules for includes": ("Sources/Articles/ArticleReader.swift", "include(name).map(included) ?? .missing",
        "include(name).map { MUTATED ? .file($0) : included($0) } ?? .missing"),
    "dates and states of includes": ("Sources/Articles/ArticleReader.swift", "if let publication, !publication.includes(metadata) {",
        "if let publication, !MUTATED, !publication.includes(metadata) {"),
    "blocks of includes": ("Sources/Articles/ArticleReader.swift", "return visible.map { .file($0.file) }",
        "return visible.map { .file(MUTATED ? file : $0.file) }"),
    "names of includes": ("Sources/Markdown/IncludePass.swift", "    else { return }\n    let inlines",
        "    else {\n      if mutated(\"names of includes\") { builder.copy(link + 1..<Int(source.nodes[link].end), of: source.nodes) }\n      return\n    }\n    let inlines"),
    "text of the parsed file": ("Sources/Articles/ArticleReader.swift", "parser.parse(visible.file, from:",
        "parser.parse(MUTATED ? file : visible.file, from:"),
    "blocks in front matter": ("Sources/Articles/ArticleReader.swift", "return ((visible, texts), ",
        "return ((visible, MUTATED ? metadata : texts), "),
    "marks in front matter": ("Sources/Articles/ArticleReader.swift", "guard let visible, let texts else",
        "guard let visible, let texts = texts ?? (MUTATED ? metadata : nil) else"),
    "names in front matter": ("Sources/Articles/ArticleReader.swift", "names.isEmpty ? visible.metadata :",
        "MUTATED || names.isEmpty ? visible.metadata :"),
    "names in texts": ("Sources/Articles/NameFilter.swift", "guard let text = filtered(document.primary",
        "guard !MUTATED, let text = filtered(document.primary"),
    "names in titles of boxes": ("Sources/Articles/NameFilter.swift", "guard let title = filtered(",
        "guard !MUTATED, let title = filtered("),
    "names in raw HTML": ("Sources/Articles/NameFilter.swift", "guard let html = filtered(",
        "guard !MUTATED, let html = filtered("),
    "names that links show": ("Sources/Articles/NameFilter.swift", "guard tells(document.plainText(of: index).utf8,",
        "guard !MUTATED, tells(document.plainText(of: index).utf8,"),
    "links by full addresses": ("Sources/Articles/WithheldNames.swift", "      if let path = LinkAddress.path(of: address, below: base) {",
        "      if !MUTATED, let path = LinkAddress.path(of: address, below: base) {"),
    "old addresses": ("Sources/Articles/WithheldNames.swift", "for alias in article.aliases { for",
        "for alias in article.aliases where !MUTATED { for"),
    "articles that name withheld ones": ("Sources/SiteBuild/SiteStages.swift", "let naming = names.isEmpty ? [] :",
        "let naming = MUTATED || names.isEmpty ? [] :"),
    "drafts and dates": ("Sources/SiteBuild/ArticleStage.swift", "guard publication.includes(parsed.article.metadata) else {",
        "guard MUTATED || publication.includes(parsed.article.metadata) else {"),
    "comments in trusted HTML": ("Sources/Rendering/RawHTML/RawHTMLWriter.swift", "case .comment where page.dropsComments:",
        "case .comment where page.dropsComments && !MUTATED:"),
    "files of the site: every asset is copied": ("Sources/SiteBuild/SiteBuilder.swift", "for path in used.sorted() {",
        "for path in used.union(MUTATED ? try stages.read().assets.map(\\.sitePath) : []).sorted() {"),
    "what a killed build left": ("Sources/SiteBuild/BuildCache.swift", "guard !own.contains(where:",
        "guard MUTATED || !own.contains(where:"),
    "audience in the fingerprint": ("Sources/SiteBuild/InputFingerprint.swift", "print.combine(\"\\(audience.reader ?? \"\")|\\(audience.isStrict)\")",
        "if !MUTATED { print.combine(\"\\(audience.reader ?? \"\")|\\(audience.isStrict)\") }"),
}


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def replace(folder, name):
    """Puts a mutation into the copy; gives the source as it was."""
    path, old, new = MUTATIONS[name]
    full = os.path.join(folder, path)
    text = read(full)
    if text.count(old) < 1:
        sys.exit(f"{path} no longer holds: {old}")
    new = new.replace("MUTATED", f'mutated("{name}")')
    head = "" if "\nimport Diagnostics\n" in "\n" + text or "mutated(" not in new else "import Diagnostics\n"
    write(full, head + text.replace(old, new, 1))
    return full, text


def is_switched(name):
    return "MUTATED" in MUTATIONS[name][2] or "mutated(" in MUTATIONS[name][2]


def build(folder):
    done = subprocess.run(["swift", "build", "--product", "casebook"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-3000:])
    return done.returncode == 0


def test(folder, mutation="", module="audience_test", articles=256, **more):
    """The tests of a module; the one that is likely to fail comes first and alone."""
    if "." not in module:
        first = test(folder, mutation, module + ".AudienceTest.test_no_canary_in_a_public_site")
        if first.returncode:
            return first
    variables = {**os.environ, "CASEBOOK": os.path.join(folder, ".build/debug/casebook"), "CASEBOOK_LEAK_ARTICLES": str(articles),
                 "CASEBOOK_MUTATION": mutation, **more}
    return subprocess.run([sys.executable, "-m", "unittest", module], cwd=os.path.join(folder, "Tests/Tools"), env=variables,
                          capture_output=True, text=True, check=False)


def writers(folder, only):
    """The names of writers whose leak nobody saw."""
    escaped = []
    for name in leak_writers.WRITERS:
        if only and only not in f"writer of {name}":
            continue
        done = test(folder, f"writer of {name}", "audience_test.AudienceTest.test_no_canary_in_a_public_site", 54)
        files = sorted(set(re.findall(r"\('[^']*', '[^']*', '([^']*)'\)", done.stderr)))
        print(f"writer of {name}: {'caught in ' + ', '.join(files[:2]) if files else 'ESCAPED'}", flush=True)
        if not files:
            escaped.append(name)
    return escaped


def verdict(folder, mutation=""):
    done = test(folder, mutation)
    tests = [line.split()[1] for line in done.stderr.splitlines() if line.startswith(("FAIL:", "ERROR:"))]
    return ("caught" if done.returncode else "ESCAPED") + (f" by {', '.join(tests)}" if tests else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "casebook-mutations"))
    parser.add_argument("--only")
    options = parser.parse_args()
    folder = os.path.join(options.work, "copy")
    if not os.path.exists(folder):
        shutil.copytree(REPOSITORY, folder, ignore=shutil.ignore_patterns(".git", ".build", ".build-tools", "public"), symlinks=True)
        write(os.path.join(folder, SWITCH[0]), SWITCH[1])
        for name in filter(is_switched, MUTATIONS):
            replace(folder, name)
        for path, old, new in leak_writers.edits():
            full = os.path.join(folder, path)
            if old not in read(full):
                sys.exit(f"{path} no longer holds: {old}")
            write(full, read(full).replace(old, new, 1))
    if not build(folder) or test(folder).returncode:
        sys.exit("The tests fail without a mutation.")
    escaped = []
    for name in MUTATIONS:
        if options.only and options.only not in name:
            continue
        if is_switched(name):
            result = verdict(folder, name)
        else:
            full, text = replace(folder, name)
            result = verdict(folder) if build(folder) else "DOES NOT BUILD"
            write(full, text)
        print(f"{name}: {result}", flush=True)
        if not result.startswith("caught"):
            escaped.append(name)
    escaped += writers(folder, options.only)
    print(f"{len(escaped)} escaped" if escaped else "every mutation was caught")
    sys.exit(1 if escaped else 0)


if __name__ == "__main__":
    main()
