#!/bin/bash
# How long after pip's exit a hijack stands in the history, while the agent runs as a process; and
# how long after the last event that inotifywait saw in the same directory.
#
#   latency.sh [INSTALLS]      default 20
#
# Needs the program built (mvn -DskipTests package), python3 with venv, and inotifywait
# (inotify-tools). Prints the distribution; never fails on a clock.
set -euo pipefail
PATH=/usr/bin:/bin

here=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
program=$here/../../target/audit-path/bin/audit-path
[ -x "$program" ] || { echo "latency.sh: the program is not built: $program" >&2; exit 1; }
[ -x /usr/bin/inotifywait ] || { echo "latency.sh: needs /usr/bin/inotifywait" >&2; exit 1; }
sh "$here/../../../installer/archive.sh" "$here/../../target/audit-path"

work=$(mktemp -d)
agent=
watcher=
finish() {
  for process in $agent $watcher; do kill "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

mkdir "$work/home"
/usr/bin/python3 -m venv "$work/home/project/.venv"
printf 'PATH=%s:$PATH\n' "$work/home/project/.venv/bin" >"$work/home/.profile"
user="/usr/bin/env -i HOME=$work/home PATH=/usr/bin:/bin LANG=C.UTF-8"
$user "$program" agent 2>"$work/agent.err" &
agent=$!
for _ in $(seq 300); do
  if $user "$program" status >"$work/status"; then break; fi
  kill -0 "$agent" || { cat "$work/agent.err" >&2; exit 1; }
  sleep 0.1
done
cat "$work/status"
/usr/bin/inotifywait -m -q --timefmt '%s' --format '%T %e %f' \
  -e create,attrib,close_write,moved_to,delete "$work/home/project/.venv/bin" >"$work/events" &
watcher=$!
/usr/bin/python3 "$here/latency.py" "$work/home" "$work/events" "${1:-20}"
