#!/bin/bash
# How long after pip's exit a hijack stands in the history, while the agent runs as a process; and
# how long after the last event that inotifywait saw in the same directory.
#
#   latency.sh [INSTALLS]      default 20
#
# Needs the program built (mvn -DskipTests package), python3 with venv, and inotifywait
# (inotify-tools). Prints the distribution; never fails on a clock.
set -euo pipefail
[ -x /usr/bin/inotifywait ] || { echo "latency.sh: needs /usr/bin/inotifywait" >&2; exit 1; }
# shellcheck source=agent/src/bench/watched-home.sh
. "${BASH_SOURCE[0]%/*}/watched-home.sh"

/usr/bin/python3 -m venv "$home/project/.venv"
printf 'PATH=%s:$PATH\n' "$home/project/.venv/bin" >"$home/.profile"
start_agent
/usr/bin/inotifywait -m -q --timefmt '%s' --format '%T %e %f' \
  -e create,attrib,close_write,moved_to,delete "$home/project/.venv/bin" >"$work/events" &
others=$!
/usr/bin/python3 -B "$bench/latency.py" "$home" "$work/events" "${1:-20}"
