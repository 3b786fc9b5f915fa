#!/usr/bin/env python3
"""usage: tree_digest.py SITE: one digest of all paths and contents of a built site; its own state (dot folders) left out."""
import hashlib
import os
import sys


def digest(site):
    total = hashlib.sha256()
    for folder, names, files in os.walk(site):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                content = hashlib.sha256(file.read()).hexdigest()
            total.update(f"{os.path.relpath(path, site)}\0{content}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


if __name__ == "__main__":
    print(digest(sys.argv[1]))
