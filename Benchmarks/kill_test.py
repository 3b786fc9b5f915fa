#!/usr/bin/env python3
"""Kills builds with SIGKILL at random moments and looks at what visitors would see.

usage: kill_test.py CASEBOOK ARTICLES [--times 20] [--seed 1] [--articles 1500] [--at START END]

A site of the articles is built in state A; then the articles change to B (every one a little, some gone, some new), and the
build of B is killed at a random moment of its usual duration (or between the fractions START and END of it). After each kill
the site must be byte-equal to that of A or that of B, and the next undisturbed build must give B. Exit code 1 where a site
was neither.
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import tree_digest


def copy_articles(source, dest, limit, changed):
    paths = sorted(os.path.relpath(os.path.join(folder, name), source)
                   for folder, _, names in os.walk(source) for name in names if name.endswith(".md"))
    paths = paths[::max(1, len(paths) // limit)]
    for number, path in enumerate(paths):
        if number % 50 == (7 if changed else 23):
            continue
        target = os.path.join(dest, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(os.path.join(source, path), "rb") as file:
            text = file.read()
        with open(target, "wb") as file:
            file.write(text + (b"\n\nChanged: event ID 4242.\n" if changed else b""))


def build(casebook, articles, output):
    done = subprocess.run([casebook, "build", articles, "--output-dir", output], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"a build failed: {done.stderr[-500:].decode('utf-8', 'replace')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("casebook")
    parser.add_argument("articles")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=1500, help="articles taken, evenly")
    parser.add_argument("--at", nargs=2, type=float, default=(0.0, 1.05), metavar=("START", "END"))
    options = parser.parse_args()
    casebook = os.path.realpath(options.casebook)
    draw = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="casebook-kill-") as work:
        first, second, site, good = (os.path.join(work, name) for name in ("a", "b", "site", "good"))
        copy_articles(options.articles, first, options.limit, changed=False)
        copy_articles(options.articles, second, options.limit, changed=True)
        # Both states have the same path, so that nothing but the articles differs.
        source = os.path.join(work, "source")

        def use(state):
            shutil.rmtree(source, ignore_errors=True)
            shutil.copytree(state, source)

        use(second)
        build(casebook, source, good)
        digest_b = tree_digest.digest(good)
        use(first)
        build(casebook, source, site)
        digest_a = tree_digest.digest(site)
        use(second)
        shutil.rmtree(good)
        shutil.copytree(site, good, symlinks=True)
        start = time.monotonic()
        build(casebook, source, good)
        duration = time.monotonic() - start
        assert tree_digest.digest(good) == digest_b, "a rebuild differs from a fresh build"
        print(f"a build takes {duration:.2f} s; {options.times} kills")
        outcomes = {"A": 0, "B": 0, "neither": 0}
        for number in range(options.times):
            moment = duration * draw.uniform(*options.at)
            run = subprocess.Popen([casebook, "build", source, "--output-dir", site], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(moment)
            run.send_signal(signal.SIGKILL)
            run.wait()
            seen = {digest_a: "A", digest_b: "B"}.get(tree_digest.digest(site), "neither")
            outcomes[seen] += 1
            print(f"{number + 1:3} killed after {moment:.3f} s: {seen}")
            if seen != "A":
                build(casebook, source, site)
                if tree_digest.digest(site) != digest_b:
                    sys.exit("the build after the kill does not give the new site")
                shutil.rmtree(site)
                use(first)
                build(casebook, source, site)
                assert tree_digest.digest(site) == digest_a
                use(second)
        build(casebook, source, site)
        healed = tree_digest.digest(site) == digest_b
        print(f"old site {outcomes['A']}, new site {outcomes['B']}, neither {outcomes['neither']}; "
              f"the next build {'gives the new site' if healed else 'DOES NOT GIVE THE NEW SITE'}")
        return 0 if healed and not outcomes["neither"] else 1


if __name__ == "__main__":
    sys.exit(main())
