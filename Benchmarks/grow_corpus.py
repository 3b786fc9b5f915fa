#!/usr/bin/env python3
"""Grows a folder of articles as a real site grows: copies with other file names, event IDs, KB numbers and codes.

usage: grow_corpus.py SOURCE DEST TIMES

Copy 0 is SOURCE itself below DEST/copy-0. In each further copy the digits of long numbers (KB numbers, event IDs, error
codes) are replaced by others of the same length, the same in every file of that copy, so that entities multiply with the
articles and still connect them as before. Relative links hold: a copy keeps its folder structure. The same arguments give
the same bytes.
"""
import hashlib
import os
import re
import shutil
import sys

#: Numbers that name something: hexadecimal codes, KB numbers, event IDs behind their words. Years and versions stay.
NUMBER = re.compile(
    rb"0x[0-9A-Fa-f]{4,8}\b|(?:/kb/|/help/|KB\s?)[1-9]\d{5,6}\b|(?<![0-9.A-Za-z/-])[1-9]\d{5,6}(?![0-9.])"
    rb"|(?i:event ids?:?|\xe3\x82\xa4\xe3\x83\x99\xe3\x83\xb3\xe3\x83\x88 ?ID ?:?)\s*\d{2,5}\b")


def other(token, copy):
    """Another token of the same shape: each run of digits is changed, what stands before it is kept."""
    head = re.match(rb"0x|.*?(?=\d+$)", token, re.S).group()
    number = token[len(head):]
    drawn = hashlib.blake2b(b"%d %s" % (copy, number.lower()), digest_size=16).digest()
    if head == b"0x":
        # The facility and severity of a code (its first four digits) say what family it is of: they stay.
        kept = number[:4] if len(number) == 8 else b""
        return head + kept + b"".join(b"%X" % (byte % 16) for byte in drawn[:len(number) - len(kept)])
    if len(number) <= 5:
        least = 10 ** (len(number) - 1)
        return head + b"%d" % (least + int.from_bytes(drawn[:4], "big") % min(9 * least, 55_000))
    return head + number[:1] + b"".join(b"%d" % (byte % 10) for byte in drawn[:len(number) - 1])


def grow(source, dest, times):
    count = 0
    for copy in range(times):
        target = os.path.join(dest, f"copy-{copy}")
        for folder, names, files in os.walk(source):
            names.sort()
            here = os.path.join(target, os.path.relpath(folder, source))
            os.makedirs(here, exist_ok=True)
            for name in sorted(files):
                path = os.path.join(folder, name)
                if not name.endswith(".md"):
                    shutil.copyfile(path, os.path.join(here, name))
                    continue
                with open(path, "rb") as file:
                    text = file.read()
                if copy:
                    text = NUMBER.sub(lambda match: other(match[0], copy), text)
                with open(os.path.join(here, name), "wb") as file:
                    file.write(text)
                count += 1
    return count


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    print(grow(sys.argv[1], sys.argv[2], int(sys.argv[3])), "articles")
