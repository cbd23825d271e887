#!/bin/bash
# Measures audit-path as a whole process, beside the floor, a Java that only says hello, and what
# one would use instead; then how it grows, and how many files it asks the kernel for.
#
#   bench.sh [--quick]      --quick: no growth
#
# Needs the program built: mvn -DskipTests package. Prints "within" or "over" beside each target and
# never fails on a clock. KEEP=DIR makes the workstations in DIR and leaves them there.
set -euo pipefail
PATH=/usr/bin:/bin

here=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
target=$here/../../target/audit-path
program=$target/bin/audit-path
rounds=${ROUNDS:-7}
scales=(1 3 10)
case ${1:-} in
  --quick) scales=(1) ;;
  '') ;;
  *) echo "usage: bench.sh [--quick]" >&2; exit 2 ;;
esac

fail() {
  echo "bench.sh: $1" >&2
  exit 1
}

[ -x "$program" ] || fail "the program is not built: $program"
cc=
for candidate in /usr/bin/cc /usr/bin/gcc; do
  if [ -x "$candidate" ]; then cc=$candidate; break; fi
done
[ -n "$cc" ] || fail "no C compiler: /usr/bin/cc"

if [ -n "${KEEP:-}" ]; then
  mkdir -p "$KEEP"
  work=$(cd "$KEEP" && pwd -P)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM HUP
fi

"$cc" -O2 -Wall -o "$work/floor" "$here/floor.c"
sh "$here/../../../installer/archive.sh" "$target"
java=$(LC_ALL=C sed -n 's/^for candidate in "[^"]*" "\([^"]*\)".*/\1/p' "$program")/bin/java
[ -x "$java" ] || fail "the launcher's Java is not there: $java"
flags='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m -XX:-UsePerfData -Xshare:auto'
grep -qF -- "$flags" "$program" || fail "the launcher has other flags than this script"

if [ ! -f "$work/hello.jar" ]; then
  mkdir -p "$work/hello"
  printf '%s\n' 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }' \
    >"$work/hello/Hello.java"
  "${java%/*}/javac" -d "$work/hello" "$work/hello/Hello.java"
  "${java%/*}/jar" -c -f "$work/hello.jar" -e Hello -C "$work/hello" Hello.class
fi

# workstation N: makes the workstation of that scale, once.
workstation() {
  if [ ! -f "$work/x$1/.made" ]; then
    /usr/bin/python3 "$here/workstation.py" "$work/x$1" --scale "$1"
    touch "$work/x$1/.made"
  fi
}

# calls FILE: how many calls of a run's strace summary ask for a file or list a directory.
calls() {
  awk '$NF ~ /^(statx|newfstatat|lstat|stat|access|faccessat2?|readlink|openat|getdents64)$/ {
         sum += $4
       } END { print sum + 0 }' "$1"
}

native_calls() {
  if [ ! -x /usr/bin/strace ]; then
    echo "native calls: not counted, there is no /usr/bin/strace"
    return
  fi
  /usr/bin/strace -f -c -o "$work/strace.version" $user "$program" --version >"$work/out"
  /usr/bin/strace -f -c -o "$work/strace.now" "${now[@]}" >"$work/out" || [ $? -eq 1 ]
  local asked entries
  asked=$(($(calls "$work/strace.now") - $(calls "$work/strace.version")))
  entries=$("$work/floor" lazy "$base" | awk '$1 == "entries" { print $2 }')
  awk -v asked="$asked" -v entries="$entries" 'BEGIN {
    printf "native calls: %d for %d entries, %.2f each; should be at most 1.15: %s\n",
      asked, entries, asked / entries, asked <= 1.15 * entries ? "within" : "over" }'
}

for scale in "${scales[@]}"; do
  workstation "$scale"
  base=$work/x$scale
  searched=$(<"$base/PATH")
  user="/usr/bin/env -i HOME=$work/home LANG=C.UTF-8"
  # shellcheck disable=SC2206
  now=($user "$program" --now --path "$searched" --root "$base/venvs" --format json)
  loop="while read -r name; do type -aP \$name; done <$base/names"
  echo
  echo "workstation x $scale: $(wc -l <"$base/names") commands on PATH"
  # shellcheck disable=SC2016
  /usr/bin/python3 "$here/timing.py" --rounds "$rounds" \
    --case floor "$work/floor lazy $base" \
    --case 'floor, PATH only' "$work/floor path $base" \
    --case hello "$java $flags -jar $work/hello.jar" \
    --case 'audit-path --version' "$user $program --version" \
    --case 'audit-path --now' "${now[*]@Q}" \
    --case 'type -aP loop' "/usr/bin/env PATH=$searched /bin/bash -c ${loop@Q}" \
    --case 'Python script' "/usr/bin/env PATH=$searched /usr/bin/python3 $here/prototype.py" \
    --limit 'audit-path --version' 2 hello \
    --limit 'audit-path --now' 4 floor \
    --limit 'audit-path --now' 0.6 'type -aP loop'
  native_calls
done
