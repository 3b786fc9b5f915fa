#!/usr/bin/env bash
# usage: determinism.sh CASEBOOK ARTICLES
# Two builds in two folders, with different time zone, locale, umask, number of threads, environment and order of files on
# disk: the sites must be byte-equal. Exit code 1 where they are not; prints the first differences.
set -euo pipefail
casebook=$(realpath "$1") articles=$(realpath "$2")
work=$(mktemp -d "${TMPDIR:-/tmp}/casebook-twice.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/one/articles" "$work/another folder/somewhere/articles"
# The order in which a folder lists its files follows their creation here, or its hash: both differ.
(cd "$articles" && find . -type f | sort | tar -cf - --no-recursion -T -) | tar -xf - -C "$work/one/articles"
(cd "$articles" && find . -type f | sort -r | tar -cf - --no-recursion -T -) | tar -xf - --touch -C "$work/another folder/somewhere/articles"
build() { "$casebook" build "$@" >/dev/null 2>&1 || (($? == 1)); }
(cd "$work/one" && umask 022 && TZ=Asia/Tokyo LANG=ja_JP.UTF-8 LC_ALL=C.UTF-8 build articles --output-dir site --jobs 2)
(cd / && umask 077 && env -i TZ=America/Los_Angeles LANG=C LC_ALL=POSIX HOME=/nonexistent \
  "$casebook" build "$work/another folder/somewhere/articles" --output-dir "$work/another folder/site" --jobs 7 >/dev/null 2>&1) || (($? == 1))
if diff -rq --exclude='.casebook' "$work/one/site" "$work/another folder/site" >"$work/differences"; then
  echo "byte-equal: $(find "$work/one/site" -type f | wc -l) files"
else
  echo "DIFFERENT: $(wc -l <"$work/differences") files"
  head -n 5 "$work/differences"
  exit 1
fi
