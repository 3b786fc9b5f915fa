#!/usr/bin/env bash
# usage: run.sh [CASEBOOK] [ARTICLES]
# How fast and how large: the full and the unchanged build, against the floor and Hugo + Pagefind where ../shared is there,
# then ten times the articles. Prints medians and a verdict on each bound; exit code 1 where one is missed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
casebook=$(realpath "${1:-$here/../.build/release/casebook}")
shared=$here/../../shared
articles=$(realpath "${2:-$shared/corpus/microsoft-support-en}")
runs=${RUNS:-3}
work=$(mktemp -d "${TMPDIR:-/tmp}/casebook-measure.XXXXXX")
trap 'rm -rf "$work"' EXIT
status=0

bound() { # bound NAME VALUE OPERATOR LIMIT
  if awk "BEGIN { exit !($2 $3 $4) }"; then echo "ok      $1: $2 (bound $3 $4)"; else echo "MISSED  $1: $2 (bound $3 $4)"; status=1; fi
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
measure() { # measure NAME COMMAND...: wall seconds and MB into $work/NAME
  local name=$1
  shift
  /usr/bin/time -o "$work/time" -f '%e %M' "$@" >/dev/null 2>"$work/log" || (($? == 1)) || { tail -n 5 "$work/log"; exit 2; }
  awk 'END { printf "%s %.0f\n", $1, $2 / 1024 }' "$work/time" >>"$work/$name"
}
seconds() { awk '{ print $1 }' "$work/$1" | median; }
megabytes() { awk '{ print $2 }' "$work/$1" | median; }

if [[ -x $shared/bench/compare_build.sh ]]; then
  "$shared/bench/compare_build.sh" "$casebook" "$articles" "$runs" | tee "$work/comparison"
  bound "times as fast as Hugo + Pagefind" "$(grep -oP 'casebook is \K[0-9.]+' "$work/comparison")" '>=' 7
else
  echo "skipped the comparison with the floor and Hugo + Pagefind: ../shared is not there"
fi

for ((run = 0; run < runs; run++)); do
  rm -rf "$work/site"
  measure full "$casebook" build "$articles" --output-dir "$work/site"
  measure again "$casebook" build "$articles" --output-dir "$work/site"
done
"$here/grow_corpus.py" "$articles" "$work/grown" 10
measure grown "$casebook" build "$work/grown" --output-dir "$work/grown-site"

printf '%-10s %6s s %5s MB\n' full "$(seconds full)" "$(megabytes full)" unchanged "$(seconds again)" "$(megabytes again)" \
  "ten times" "$(seconds grown)" "$(megabytes grown)"
ratio() { awk "BEGIN { printf \"%.2f\", $1 / $2 }"; }
bound "unchanged / full time" "$(ratio "$(seconds again)" "$(seconds full)")" '<=' 0.3
bound "peak memory, MB" "$(megabytes full)" '<=' 350
bound "time at ten times" "$(ratio "$(seconds grown)" "$(seconds full)")" '<=' 11
bound "memory at ten times" "$(ratio "$(megabytes grown)" "$(megabytes full)")" '<=' 7
exit $status
