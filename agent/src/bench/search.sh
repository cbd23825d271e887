#!/bin/sh
# Times the search for project environments: a home with 100 environments of 300 distributions and
# 250,000 other entries; against find(1) and against the same directory reads in C.
# Usage: agent/src/bench/search.sh [DIRECTORY]   after mvn -DskipTests package; needs python3, cc,
# javac. Builds the home below DIRECTORY (default: a temporary one) unless it is there. Of each time
# the least of RUNS (default 5). Fails on no time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../target/audit-path/lib/audit-path.jar
runs=${RUNS:-5}
[ -f "$jar" ] || { echo "$jar is missing; run mvn -DskipTests package first" >&2; exit 2; }

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
top=${1:-$made}
home=$top/home
state=$made/state
mkdir -p "$made/classes" "$state"
if [ ! -d "$home" ]; then python3 "$here/search-home.py" "$home"; sleep 3; fi
cc -O2 -o "$made/floor" "$here/search-floor.c"
javac -cp "$jar" -d "$made/classes" "$here/SearchBench.java"

now() { date +%s%N; }
least() { sort -n | head -n 1; }
milliseconds() { # of a command, the least of all runs
  i=0
  while [ "$i" -lt "$runs" ]; do
    start=$(now); "$@" >/dev/null; end=$(now)
    echo $(((end - start) / 1000000)); i=$((i + 1))
  done | least
}
search() {
  HOME=$home XDG_STATE_HOME=$state java -XX:TieredStopAtLevel=1 -Xshare:auto -XX:-UsePerfData \
    -cp "$jar:$made/classes" SearchBench
}
first() { rm -rf "$state/audit-path"; search; }
least_search() { # of one column of SearchBench's line
  i=0
  while [ "$i" -lt "$runs" ]; do "$1" | cut -d ' ' -f "$2"; i=$((i + 1)); done | least
}
all_stamps() { "$made/floor" - <"$made/folders"; }
row() { # name, milliseconds, find's, floor's
  awk -v n="$1" -v t="$2" -v f="$3" -v c="$4" \
    'BEGIN { printf "%-34s %7d ms  %6.2f x find  %6.2f x C\n", n, t, t / f, t / (c ? c : 1) }'
}
cold() { sync; echo 3 >/proc/sys/vm/drop_caches; }

echo "load $(cut -d ' ' -f 1-3 /proc/loadavg); $("$made/floor" "$home")"
find "$home" \( -name node_modules -o -name .git -o -name bin -o -name lib -o -name include \) \
  -prune -o -type d -print >"$made/folders"
find=$(milliseconds find "$home" -type d)
floor=$(milliseconds "$made/floor" "$home")
stamps=$(milliseconds all_stamps)
row "find HOME -type d" "$find" "$find" "$floor"
row "C, the same folders listed" "$floor" "$find" "$floor"
row "C, the same folders' stamps" "$stamps" "$find" "$stamps"
row "search, first run" "$(least_search first 1)" "$find" "$floor"
row "  of it, its memory" "$(least_search first 2)" "$find" "$floor"
search >/dev/null
row "search, second run" "$(least_search search 1)" "$find" "$stamps"
row "  of it, its memory" "$(least_search search 2)" "$find" "$stamps"

if [ "$(id -u)" -eq 0 ] && [ -w /proc/sys/vm/drop_caches ] && cold 2>/dev/null; then
  runs=1
  cold; cold_find=$(milliseconds find "$home" -type d)
  cold; cold_floor=$(milliseconds "$made/floor" "$home")
  cold; cold_stamps=$(milliseconds all_stamps)
  row "cold: find HOME -type d" "$cold_find" "$cold_find" "$cold_floor"
  row "cold: C, the same folders listed" "$cold_floor" "$cold_find" "$cold_floor"
  cold; row "cold: search, first run" "$(least_search first 1)" "$cold_find" "$cold_floor"
  cold; row "cold: search, second run" "$(least_search search 1)" "$cold_find" "$cold_stamps"
else
  echo "cold: not measured; only root may drop the caches of the disk"
fi
echo "load $(cut -d ' ' -f 1-3 /proc/loadavg)"
