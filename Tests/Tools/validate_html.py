#!/usr/bin/env python3
"""Runs the Nu HTML checker on pages of built sites.

usage: validate_html.py --jar VNU.JAR SITE[:COUNT]…

Takes COUNT pages evenly from each site (in order of path), or all of them. Prints each kind of error once, with its number
and up to three places. Exit code 0 without errors, 1 with some, 2 when the checker could not run.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import urllib.parse


def pages(site, count):
    """Paths of HTML files, evenly taken; all where count is None."""
    found = sorted(
        os.path.join(folder, name) for folder, _, names in os.walk(site) for name in names
        if name.endswith(".html") and not os.path.relpath(folder, site).startswith(".casebook"))
    if count is None or count >= len(found):
        return found
    return [found[index * len(found) // count] for index in range(count)]


def messages(jar, paths):
    """The checker's errors and warnings of the files, a dictionary each."""
    result = []
    for start in range(0, len(paths), 400):  # a command line has its limits
        command = ["java", "-Xss16m", "-jar", jar, "--format", "json", "--exit-zero-always", *paths[start:start + 400]]
        done = subprocess.run(command, capture_output=True, check=False)
        try:
            result += json.loads(done.stderr)["messages"]
        except (ValueError, KeyError):
            sys.exit(f"the checker failed: {done.stderr[-400:].decode('utf-8', 'replace')}")
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", required=True)
    parser.add_argument("sites", nargs="+", metavar="SITE[:COUNT]")
    options = parser.parse_args()
    paths = []
    for argument in options.sites:
        site, _, count = argument.partition(":")
        chosen = pages(os.path.abspath(site), int(count) if count else None)
        if not chosen:
            print(f"{site} has no pages", file=sys.stderr)
            return 2
        paths += chosen
    groups = collections.defaultdict(list)
    for message in messages(options.jar, paths):
        if message["type"] != "info" or message.get("subType") == "warning":
            severity = "warning" if message["type"] == "info" else "error"
            place = os.path.relpath(urllib.parse.unquote(message.get("url", "")).removeprefix("file:"))
            groups[severity, re.sub(r"“[^”]*”", "“…”", message["message"])].append(
                f"{place}:{message.get('lastLine', 0)}: {message['message']}")
    errors = 0
    for (severity, text), places in sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]))):
        errors += len(places) * (severity == "error")
        print(f"{len(places):5} × {severity}: {text}")
        for place in places[:3]:
            print(f"        {place}")
    print(f"{len(paths)} pages, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
