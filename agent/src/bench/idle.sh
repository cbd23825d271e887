#!/bin/bash
# What the agent costs while nothing happens: CPU ticks, wake-ups of all its threads, memory, on the
# synthetic workstation; beside inotifywait on the directories of PATH.
#
#   idle.sh [SECONDS]      default 120
#
# Needs the program built: mvn -DskipTests package. Prints "within" or "over"; never fails on it.
set -euo pipefail
PATH=/usr/bin:/bin

here=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
program=$here/../../target/audit-path/bin/audit-path
seconds=${1:-120}
[ -x "$program" ] || { echo "idle.sh: the program is not built: $program" >&2; exit 1; }
sh "$here/../../../installer/archive.sh" "$here/../../target/audit-path"

work=$(mktemp -d)
agent=
floor=
finish() {
  for process in $agent $floor; do kill "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

/usr/bin/python3 "$here/workstation.py" "$work/x1" --scale 1
mkdir -p "$work/home/.config/audit-path"
printf 'PATH=%s\n' "$(<"$work/x1/PATH")" >"$work/home/.profile"
printf '{"schema":"audit-path/config/1","roots":["%s"]}\n' "$work/x1/venvs" >"$work/home/.config/audit-path/config.json"
user="/usr/bin/env -i HOME=$work/home PATH=/usr/bin:/bin LANG=C.UTF-8"
$user "$program" agent 2>"$work/agent.err" &
agent=$!
for _ in $(seq 600); do
  if $user "$program" status >"$work/status"; then break; fi
  kill -0 "$agent" || { cat "$work/agent.err" >&2; exit 1; }
  sleep 0.1
done
cat "$work/status"
IFS=: read -ra directories <"$work/x1/PATH"
if [ -x /usr/bin/inotifywait ]; then
  /usr/bin/inotifywait -m -q "${directories[@]}" >"$work/events" &
  floor=$!
fi

# ticks PID, wakeups PID: since the process began.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
wakeups() {
  cat /proc/"$1"/task/*/status | awk '/^voluntary_ctxt_switches/ { n += $2 } END { print n }'
}
memory() {
  awk '/^(Rss|Pss|Private_Dirty):/ { printf " %s %.1f MB", tolower($1), $2 / 1024 }' \
    "/proc/$1/smaps_rollup"
}

sleep 15
declare -A before_ticks before_wakeups
for process in $agent $floor; do
  before_ticks[$process]=$(ticks "$process")
  before_wakeups[$process]=$(wakeups "$process")
done
sleep "$seconds"
for process in $agent $floor; do
  name=agent
  if [ "$process" = "$floor" ]; then name=inotifywait; fi
  awk -v name="$name" -v s="$seconds" -v t=$(($(ticks "$process") - before_ticks[$process])) \
    -v w=$(($(wakeups "$process") - before_wakeups[$process])) -v m="$(memory "$process")" \
    'BEGIN { printf "%s: %d ticks of 10 ms in %d s, %.2f wake-ups/s,%s\n", name, t, s, w / s, m }'
done
rss=$(awk '/^Rss:/ { print int($2 / 1024) }' "/proc/$agent/smaps_rollup")
printf 'resident memory should be at most 96 MB: %s\n' \
  "$([ "$rss" -le 96 ] && echo within || echo over)"
