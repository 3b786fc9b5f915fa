#!/usr/bin/env python3
"""Shows that the leak test can fail: takes one filter after another out of a copy of the sources, builds, and expects leaks.

usage: leak_mutations.py [--work FOLDER] [--only NAME]

A long run (a build for each mutation), and no part of the tests. Exit code 0 when every mutation was caught.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.realpath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
#: Name → (source, its text, what stands there instead). Each opens one way out.
MUTATIONS = {
    "audience of articles": ("Sources/Articles/Audience.swift", "return (names.contains(name) ? shows(name) : true, [])", "return (true, [])"),
    "unknown audiences": ("Sources/Articles/Audience.swift", "return (reader == nil, [problem]) }", "return (true, [problem]) }"),
    "keys of other tools": ("Sources/Articles/Audience.swift", "if let key = metadata.misspelledAudience, !isFree", "if let key = metadata.misspelledAudience, false, !isFree"),
    "keys within others": ("Sources/Articles/MetadataReader.swift", "for entry in entries { restrict(", "for entry in entries.prefix(0) { restrict("),
    "slips beside keys of Microsoft Learn": ("Sources/Articles/Audience.swift", "|| isFree && !names(in: name) { return nil }", "|| isFree { return nil }"),
    "front matter that is text": ("Sources/Articles/FrontMatter.swift", "let problem = misplaced(in: file, from: start)", "let problem: Diagnostic? = nil"),
    "blocks": ("Sources/Articles/AudienceBlocks.swift", "if node.kind == .directive, isHidden(document.primary(of: index)) {", "if false, isHidden(document.primary(of: index)) {"),
    "unclear blocks": ("Sources/Articles/AudienceBlocks.swift", "return (audience.reader == nil ? file : nil, problems)", "return (file, problems)"),
    "blocks without an end": ("Sources/Markdown/DirectivePass.swift", "} else if audiences.contains(mark.name) {", "} else if false {"),
    "ends without a block": ("Sources/Markdown/DirectivePass.swift", "guard marks.values.contains(where: { audiences.contains($0.name) }) else { return }", "return"),
    "marks that are no blocks": ("Sources/Articles/AudienceBlocks.swift", "problems += strayMarks(in: document, of: file)", ""),
    "misspelled blocks": ("Sources/Articles/AudienceBlocks.swift", "if audience.isStrict {", "if false {"),
    "marks of other tools": ("Sources/Articles/AudienceMarks.swift", "return found ?? otherMark(text)", "return found"),
    "marks in raw HTML": ("Sources/Articles/AudienceBlocks.swift", "mark = marks.mark(inHTML: document.primary(of: index))", "mark = nil"),
    "marks of fences": ("Sources/Articles/AudienceBlocks.swift", "mark = marks.mark(ofFence: document.secondary(of: index))", "mark = nil"),
    "full-width marks": ("Sources/Articles/AudienceMarks.swift", "guard text.contains(0xEF) || text.contains(0xE3) else { return text }", "return text"),
    "rules for includes": ("Sources/Articles/ArticleReader.swift", "let part = include(name).map(included) ?? .missing", "let part = include(name).map { IncludedFile.file($0) } ?? .missing"),
    "dates and states of includes": ("Sources/Articles/ArticleReader.swift", "if let publication, !publication.includes(metadata) {", "if let publication, false, !publication.includes(metadata) {"),
    "blocks of includes": ("Sources/Articles/ArticleReader.swift", "return visible.map { .file($0.file) }", "return visible.map { _ in .file(file) }"),
    "text of the parsed file": ("Sources/Articles/ArticleReader.swift", "parser.parse(visible.file, from: frontMatter.bodyStart)", "parser.parse(file, from: frontMatter.bodyStart)"),
    "blocks in front matter": ("Sources/Articles/ArticleReader.swift", "return ((visible, texts), unclear + marks + more)", "return ((visible, metadata), unclear + marks + more)"),
    "marks in front matter": ("Sources/Articles/ArticleReader.swift", "guard let visible, let texts else", "guard let visible, let texts = texts ?? Optional(metadata) else"),
    "names in front matter": ("Sources/Articles/ArticleReader.swift", "names.isEmpty ? visible.metadata : filter.filtered(visible.metadata)", "visible.metadata"),
    "names in texts": ("Sources/Articles/NameFilter.swift", "guard let text = filtered(document.primary(of: index), at: { $0.position(at: place) }) else { return nil }", "guard let text = nil as [UInt8]? else { return nil }"),
    "names in titles of boxes": ("Sources/Articles/NameFilter.swift", "guard let title = filtered(document.secondary(of: index), at: { $0.position(at: place) }) else { return nil }", "guard let title = nil as [UInt8]? else { return nil }"),
    "names in raw HTML": ("Sources/Articles/NameFilter.swift", "guard let html = filtered(html: document.primary(of: index), at: { $0.position(at: place) }) else { return nil }", "guard let html = nil as [UInt8]? else { return nil }"),
    "names that links show": ("Sources/Articles/NameFilter.swift", "guard tells(document.plainText(of: index).utf8, of: article) else { return index + 1 }", "guard false else { return index + 1 }"),
    "links by full addresses": ("Sources/Articles/WithheldNames.swift", "if let path = LinkAddress.path(of: address, below: base) {", "if false, let path = LinkAddress.path(of: address, below: base) {"),
    "old addresses": ("Sources/Articles/WithheldNames.swift", "for alias in article.aliases { for", "for alias in article.aliases.prefix(0) { for"),
    "articles that name withheld ones": ("Sources/SiteBuild/SiteStages.swift", "let naming = names.isEmpty ? [] :", "let naming = true ? [] :"),
    "drafts and dates": ("Sources/SiteBuild/ArticleStage.swift", "guard publication.includes(parsed.article.metadata) else {", "guard true || publication.includes(parsed.article.metadata) else {"),
    "comments in trusted HTML": ("Sources/Rendering/RawHTML/RawHTMLWriter.swift", "case .comment where page.dropsComments:", "case .comment where false:"),
    "files of the site: every asset is copied": ("Sources/SiteBuild/SiteBuilder.swift", "for path in used.sorted() {", "for path in Set(used).union(allAssets).sorted() {"),
    "what a killed build left": ("Sources/SiteBuild/BuildCache.swift", 'guard !own.contains(where: { $0?.hasPrefix("next") ?? false }) else { return nil }', ""),
    "audience in the fingerprint": ("Sources/SiteBuild/InputFingerprint.swift", 'print.combine("\\(audience.reader ?? "")|\\(audience.isStrict)")', ""),
}
#: Lines that a mutation needs beside its own.
HELP = {
    "files of the site: every asset is copied": ("Sources/SiteBuild/SiteBuilder.swift", "    var used: Set<String> = []\n",
        "    var used: Set<String> = []\n    let allAssets = try stages.read().assets.map(\\.sitePath)\n"),
}


def replace(folder, path, old, new):
    full = os.path.join(folder, path)
    with open(full, encoding="utf-8") as file:
        text = file.read()
    if text.count(old) < 1:
        sys.exit(f"{path} no longer holds: {old}")
    with open(full, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new, 1))
    return text


def build(folder):
    done = subprocess.run(["swift", "build", "--product", "casebook"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-3000:])
    return done.returncode == 0


def test(folder, module="audience_test"):
    variables = {**os.environ, "CASEBOOK": os.path.join(folder, ".build/debug/casebook"), "CASEBOOK_LEAK_ARTICLES": "256"}
    return subprocess.run([sys.executable, "-m", "unittest", module], cwd=os.path.join(folder, "Tests/Tools"), env=variables,
                          capture_output=True, text=True, check=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "casebook-mutations"))
    parser.add_argument("--only")
    options = parser.parse_args()
    folder = os.path.join(options.work, "copy")
    if not os.path.exists(folder):
        shutil.copytree(REPOSITORY, folder, ignore=shutil.ignore_patterns(".git", ".build", ".build-tools", "public"), symlinks=True)
    if not build(folder) or test(folder).returncode:
        sys.exit("The tests fail without a mutation.")
    escaped = []
    for name, (path, old, new) in MUTATIONS.items():
        if options.only and options.only not in name:
            continue
        saved = [(path, replace(folder, path, old, new))]
        if name in HELP:
            more = HELP[name]
            saved.append((more[0], replace(folder, *more)))
        if not build(folder):
            verdict = "DOES NOT BUILD"
        else:
            done = test(folder)
            verdict = "caught" if done.returncode else "ESCAPED"
            tests = [line.split()[1] for line in done.stderr.splitlines() if line.startswith(("FAIL:", "ERROR:"))]
            verdict += f" by {', '.join(tests)}" if tests else ""
        print(f"{name}: {verdict}", flush=True)
        if not verdict.startswith("caught"):
            escaped.append(name)
        for file, text in reversed(saved):
            with open(os.path.join(folder, file), "w", encoding="utf-8") as target:
                target.write(text)
    print(f"{len(escaped)} escaped" if escaped else "every mutation was caught")
    sys.exit(1 if escaped else 0)


if __name__ == "__main__":
    main()
