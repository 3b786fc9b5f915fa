#!/usr/bin/env python3
"""Draws found entities for a reader to judge: python3 Benchmarks/sample_entities.py FOUND.jsonl DIR [-n 200] [-s SEED]

FOUND.jsonl is what `casebook entities DIR --format jsonl --explain` printed. Each drawn entity is shown with its place, kind, value,
rule, and the lines around. A judgement file has a line `NUMBER [reason]` for each one that is wrong by the label rules; given
with -j, the share that is right is printed by kind instead.
"""
import argparse
import collections
import json
import pathlib
import random


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("found")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("-s", "--seed", type=int, default=1)
    parser.add_argument("-c", "--context", type=int, default=1, help="lines before and after")
    parser.add_argument("-j", "--judged", help="file with the numbers of the wrong ones")
    return parser.parse_args()


def draw(path, count, seed):
    with open(path, encoding="utf-8") as lines:
        found = [(article["path"], entity) for article in map(json.loads, lines) for entity in article["entities"]]
    found.sort(key=lambda pair: (pair[0], pair[1]["line"], pair[1]["column"], pair[1]["kind"], pair[1]["value"]))
    return random.Random(seed).sample(found, min(count, len(found)))


def show(number, path, entity, options):
    lines = (options.folder / path).read_text(encoding="utf-8", errors="replace").splitlines()
    source = f" ({entity['source']})" if entity.get("source") else ""
    rule = f" by {entity['rule']}" if "rule" in entity else ""
    place = f"{path}:{entity['line']}:{entity['column']}"
    print(f"#{number} {entity['kind']} {entity['value']}{source}{rule} «{entity['written']}» {place}")
    at = entity["line"] - 1
    for index in range(max(0, at - options.context), min(len(lines), at + options.context + 1)):
        text = lines[index]
        if index == at:
            middle = len(text.encode()[: entity["column"] - 1].decode(errors="ignore"))
            text = text[max(0, middle - 140) : middle + 100]
        print(("  > " if index == at else "    ") + text[:240])


def report(drawn, judged):
    with open(judged, encoding="utf-8") as lines:
        wrong = {int(line.split()[0]) for line in lines if line.strip()}
    kinds = collections.Counter(entity["kind"] for _, entity in drawn)
    bad = collections.Counter(drawn[number - 1][1]["kind"] for number in wrong)
    for kind in [*sorted(kinds), "all"]:
        total, errors = (len(drawn), len(wrong)) if kind == "all" else (kinds[kind], bad[kind])
        print(f"{kind:8} {total - errors:4d} of {total:4d}  {(total - errors) / total:.3f}")


def main():
    options = arguments()
    drawn = draw(options.found, options.n, options.seed)
    if options.judged:
        return report(drawn, options.judged)
    for number, (path, entity) in enumerate(drawn, 1):
        show(number, path, entity, options)


main()
