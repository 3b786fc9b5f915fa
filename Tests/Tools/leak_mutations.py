#!/usr/bin/env python3
"""Shows that the leak test can fail: takes one filter after another out of a copy of the sources, builds, and expects leaks; then hands
one writer after another the unfiltered articles.

usage: leak_mutations.py [--work FOLDER] [--only NAME]

A long run (a build for each mutation), and no part of the tests. Exit code 0 when every mutation was caught.
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
#: Name → (source, its text, what stands there instead). Each opens one way out.
MUTATIONS = {
    "audience of articles": ("Sources/Articles/Audience.swift", "return (names.contains(name) ? shows(name) : true, [])", "return (true, [])"),
    "unknown audiences": ("Sources/Articles/Audience.swift", "return (reader == nil, [problem]) }", "return (true, [problem]) }"),
    "misspelled keys": ("Sources/Articles/Audience.swift", "if let key = metadata.misspelledAudience, !isFree", "if let key = metadata.misspelledAudience, false, !isFree"),
    "front matter that is text": ("Sources/Articles/FrontMatter.swift", "let problem = misplaced(in: file, from: start)", "let problem: Diagnostic? = nil"),
    "blocks": ("Sources/Articles/AudienceBlocks.swift", "if node.kind == .directive, isHidden(document.primary(of: index)) {", "if false, isHidden(document.primary(of: index)) {"),
    "unclear blocks": ("Sources/Articles/AudienceBlocks.swift", "return (audience.reader == nil ? file : nil, problems)", "return (file, problems)"),
    "blocks without an end": ("Sources/Markdown/DirectivePass.swift", "} else if audiences.contains(mark.name) {", "} else if false {"),
    "ends without a block": ("Sources/Markdown/DirectivePass.swift", "guard marks.values.contains(where: { audiences.contains($0.name) }) else { return }", "return"),
    "marks that are no blocks": ("Sources/Articles/AudienceBlocks.swift", "problems += strayMarks(in: document, of: file)", ""),
    "misspelled blocks": ("Sources/Articles/AudienceBlocks.swift", "if audience.isStrict {", "if false {"),
    "audience of includes": ("Sources/Articles/ArticleReader.swift", "let isAdmitted = metadata.map { audience.admits($0, in: file).0 } ?? (audience.reader == nil)", "let isAdmitted = true"),
    "blocks of includes": ("Sources/Articles/ArticleReader.swift", "if isAdmitted, let visible = blocks.visible(file, from: frontMatter?.bodyStart ?? 0).0 { return visible }", "if isAdmitted { return file }"),
    "text of the parsed file": ("Sources/Articles/ArticleReader.swift", "parser.parse(visible, from: frontMatter.bodyStart)", "parser.parse(file, from: frontMatter.bodyStart)"),
    "files of the site: every asset is copied": ("Sources/SiteBuild/SiteBuilder.swift", "for path in used.sorted() {", "for path in Set(used).union(allAssets).sorted() {"),
    "what a killed build left": ("Sources/SiteBuild/BuildCache.swift", 'guard !own.contains(where: { $0?.hasPrefix("next") ?? false }) else { return nil }', ""),
    "audience in the fingerprint": ("Sources/SiteBuild/InputFingerprint.swift", 'print.combine("\\(audience.reader ?? "")|\\(audience.isStrict)")', ""),
    "ids that links show": ("Sources/SiteBuild/SiteStages.swift", "let naming = names.isEmpty ? [] :", "let naming = true ? [] :"),
    "drafts and dates": ("Sources/SiteBuild/ArticleStage.swift", "guard publication.includes(parsed.article.metadata) else {", "guard true || publication.includes(parsed.article.metadata) else {"),
    "links to withheld articles": ("Sources/CrossReferences/LinkResolver.swift", "if let article = withheld.article(named: path) { return (.broken, .withheld(path, article)) }", ""),
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


def test(folder, module="audience_test", articles=144, **more):
    variables = {**os.environ, "CASEBOOK": os.path.join(folder, ".build/debug/casebook"), "CASEBOOK_LEAK_ARTICLES": str(articles), **more}
    return subprocess.run([sys.executable, "-m", "unittest", module], cwd=os.path.join(folder, "Tests/Tools"), env=variables,
                          capture_output=True, text=True, check=False)


def writers(folder, only):
    """The names of writers whose leak nobody saw."""
    names = [name for name in leak_writers.WRITERS if not only or only in f"writer of {name}"]
    if not names:
        return []
    saved = [(path, replace(folder, path, old, new)) for path, old, new in leak_writers.edits()]
    escaped = names
    module = "audience_test.AudienceTest.test_no_canary_in_a_public_site"
    if not build(folder) or test(folder, module, 45).returncode:
        print("writers: DOES NOT BUILD, or leaks without a mutation")
    else:
        escaped = []
        for name in names:
            done = test(folder, module, 45, CASEBOOK_LEAKING_WRITER=name)
            files = sorted(set(re.findall(r"\('[^']*', '[^']*', '([^']*)'\)", done.stderr)))
            print(f"writer of {name}: {'caught in ' + ', '.join(files[:2]) if files else 'ESCAPED'}", flush=True)
            if not files:
                escaped.append(name)
    for file, text in reversed(saved):
        with open(os.path.join(folder, file), "w", encoding="utf-8") as target:
            target.write(text)
    return escaped


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
    escaped += writers(folder, options.only)
    print(f"{len(escaped)} escaped" if escaped else "every mutation was caught")
    sys.exit(1 if escaped else 0)


if __name__ == "__main__":
    main()
