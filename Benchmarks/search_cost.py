#!/usr/bin/env python3
"""What `casebook search` costs a query: bytes and files of the index that it reads, milliseconds with the start of the process.

usage: search_cost.py CASEBOOK SITE QUERIES.jsonl [CORPUS]

With CORPUS, a folder of articles, also for pasted messages: 150 times 30 words of them, the same for the same corpus.
"""
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time

READ = re.compile(r"(\d+) files, (\d+) bytes read")


def cost(casebook, site, query):
    command = [casebook, "search", "--index", site]
    start = time.perf_counter()
    subprocess.run([*command, "--", query], capture_output=True)
    elapsed = (time.perf_counter() - start) * 1000
    result = subprocess.run([*command, "--explain", "--", query], capture_output=True, text=True)
    files, read = READ.search(result.stderr + result.stdout).groups()
    return int(read), int(files), elapsed, query


def pasted(corpus):
    paths = sorted(os.path.join(folder, name) for folder, _, names in os.walk(corpus) for name in names if name.endswith(".md"))
    draw = random.Random(5)
    while True:
        with open(draw.choice(paths), encoding="utf-8", errors="replace") as file:
            words = file.read().split()
        if len(words) >= 60:
            start = draw.randrange(len(words) - 30)
            yield " ".join(words[start:start + 30])[:900]


def report(name, rows):
    rows.sort()
    print(f"{name}: n {len(rows)}; kB read median {rows[len(rows) // 2][0] / 1000:.0f} worst {rows[-1][0] / 1000:.0f}; "
          f"files median {statistics.median(row[1] for row in rows):.0f} worst {max(row[1] for row in rows)}; "
          f"ms median {statistics.median(row[2] for row in rows):.1f} worst {max(row[2] for row in rows):.1f}; "
          f"most read by {rows[-1][3]!r}")


if __name__ == "__main__":
    if not 4 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    casebook, site, path = sys.argv[1:4]
    with open(path, encoding="utf-8") as file:
        queries = [json.loads(line)["q"] for line in file]
    report("queries", [cost(casebook, site, query) for query in queries])
    if len(sys.argv) > 4:
        messages = pasted(sys.argv[4])
        report("pasted", [cost(casebook, site, next(messages)) for _ in range(150)])
