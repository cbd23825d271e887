#!/bin/bash
# What the agent costs while nothing happens: CPU ticks, wake-ups of all its threads, memory, on the
# synthetic workstation; beside inotifywait on the directories of PATH.
#
#   idle.sh [SECONDS]      default 120
#
# Needs the program built: mvn -DskipTests package. Prints "within" or "over"; never fails on it.
set -euo pipefail
seconds=${1:-120}
# shellcheck source=agent/src/bench/watched-home.sh
. "${BASH_SOURCE[0]%/*}/watched-home.sh"

/usr/bin/python3 -B "$bench/workstation.py" "$work/x1" --scale 1
mkdir -p "$home/.config/audit-path"
printf 'PATH=%s\n' "$(<"$work/x1/PATH")" >"$home/.profile"
printf '{"schema":"audit-path/config/1","roots":["%s"]}\n' "$work/x1/venvs" \
  >"$home/.config/audit-path/config.json"
start_agent
IFS=: read -ra directories <<<"$(<"$work/x1/PATH")"
floor=
if [ -x /usr/bin/inotifywait ]; then
  /usr/bin/inotifywait -m -q "${directories[@]}" >"$work/events" &
  floor=$!
  others=$floor
fi

# ticks PID, wakeups PID [THREAD-NAME]: since the process began.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
wakeups() {
  local task
  for task in /proc/"$1"/task/*; do
    if [ $# -eq 1 ] || grep -qxE "$2" "$task/comm"; then cat "$task/status"; fi
  done | awk '/^voluntary_ctxt_switches/ { n += $2 } END { print n + 0 }'
}
memory() {
  awk '/^(Rss|Pss|Private_Dirty):/ { printf " %s %.1f MB", tolower($1), $2 / 1024 }' \
    "/proc/$1/smaps_rollup"
}

# The program's own threads; all others are the runtime's, or wait for the kernel's events, of which
# there are as many as others make in the directories above what is watched.
own='main|java|poll|notify|worker-watchdog'
events='watch|FileSystemWatch'
sleep 45
declare -A before_ticks before_wakeups
own_before=$(wakeups "$agent" "$own")
events_before=$(wakeups "$agent" "$events")
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

# target WHAT VALUE MOST UNIT
target() {
  awk -v what="$1" -v value="$2" -v most="$3" -v unit="$4" 'BEGIN {
    printf "%s: %.2f %s; should be at most %s: %s\n", what, value, unit, most,
      value <= most ? "within" : "over" }'
}
used=$(($(ticks "$agent") - before_ticks[$agent]))
target "CPU" "$(awk -v t="$used" -v s="$seconds" 'BEGIN { print t * 60 / s }')" 1 "ticks/60 s"
woken=$(($(wakeups "$agent" "$own") - own_before))
target "wake-ups of its own threads" "$(awk -v w="$woken" -v s="$seconds" 'BEGIN { print w / s }')" \
  0.05 "/s"
woken=$(($(wakeups "$agent" "$events") - events_before))
awk -v w="$woken" -v s="$seconds" 'BEGIN { printf "wake-ups by events: %.2f /s\n", w / s }'
target "resident memory" "$(awk '/^Rss:/ { print $2 / 1024 }' "/proc/$agent/smaps_rollup")" 96 MB
printf 'watches: %s; threads: %s; descriptors: %s; peak resident: %s\n' \
  "$(cat /proc/"$agent"/fdinfo/* 2>/dev/null | grep -c '^inotify ')" \
  "$(find /proc/"$agent"/task -mindepth 1 -maxdepth 1 | wc -l)" \
  "$(find /proc/"$agent"/fd -mindepth 1 | wc -l)" \
  "$(awk '/^VmHWM:/ { printf "%.1f MB", $2 / 1024 }' "/proc/$agent/status")"
