#!/bin/bash
# How long after pip's exit the desktop is called to show that a command was hijacked: a real
# notification server on a screen that nobody sees, and a monitor on its bus. Each install meets an
# agent that has just begun, since one that runs on shows no more than six an hour.
#
#   notice-latency.sh [INSTALLS]      default 20
#
# Needs the program built (mvn -DskipTests package), python3 with venv, dbus-daemon, dbus-monitor,
# Xvfb and dunst. Prints the distribution; never fails on a clock.
set -euo pipefail
for tool in dbus-daemon dbus-monitor Xvfb dunst; do
  [ -x "/usr/bin/$tool" ] || { echo "${0##*/}: needs /usr/bin/$tool" >&2; exit 1; }
done
# shellcheck source=agent/src/bench/watched-home.sh
. "${BASH_SOURCE[0]%/*}/watched-home.sh"

/usr/bin/python3 -m venv "$home/project/.venv"
printf 'PATH=%s:$PATH\n' "$home/project/.venv/bin" >"$home/.profile"

cat >"$work/bus.conf" <<EOF
<busconfig><type>session</type><listen>unix:path=$work/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
EOF
/usr/bin/dbus-daemon --config-file="$work/bus.conf" --nofork 2>/dev/null &
others=$!
/usr/bin/Xvfb -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
others="$others $!"
for _ in $(seq 100); do
  if [ -s "$work/display" ] && [ -S "$work/bus" ]; then break; fi
  sleep 0.1
done
address=unix:path=$work/bus
printf '[global]\n' >"$work/dunstrc"
/usr/bin/env -i HOME="$home" DISPLAY=":$(cat "$work/display")" \
  DBUS_SESSION_BUS_ADDRESS="$address" /usr/bin/dunst -conf "$work/dunstrc" 2>/dev/null &
others="$others $!"
/usr/bin/dbus-monitor --profile --address "$address" "member='Notify'" >"$work/calls" &
others="$others $!"

user="$user DBUS_SESSION_BUS_ADDRESS=$address"
: >"$work/seconds"
for _ in $(seq "${1:-20}"); do
  # What was shown within the hour counts.
  rm -f "$home/.local/state/audit-path/notices.json"
  start_agent >/dev/null
  /usr/bin/python3 -B "$bench/notice-latency.py" "$home" "$work/calls" >>"$work/seconds"
  kill "$agent"
  wait "$agent" || true
  agent=
done
sort -n "$work/seconds" | awk '
  { seconds[NR] = $1 }
  function at(part) { i = int(part * NR) + 1; return seconds[i > NR ? NR : i] }
  END {
    printf "Notify on the bus after pip'"'"'s exit: p50 %.2f s, p95 %.2f s, max %.2f s (n=%d)\n",
      at(0.5), at(0.95), seconds[NR], NR
  }'
echo "load $(cut -d' ' -f1 /proc/loadavg)"
