# Sourced by the benches of the agent: a folder to work in that is taken away at the end, a home
# below it, and an agent that runs for that home. Not a program of its own.
#
# PROGRAM names another built program than agent/target/audit-path, for example a copy that later
# builds leave alone.
PATH=/usr/bin:/bin

bench=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
built=${PROGRAM:-$bench/../../target/audit-path}
program=$built/bin/audit-path
[ -x "$program" ] || { echo "${0##*/}: the program is not built: $program" >&2; exit 1; }
sh "$bench/../../../installer/archive.sh" "$built"

work=$(mktemp -d)
home=$work/home
mkdir "$home"
# As a login has it: nothing of the caller's variables.
user="/usr/bin/env -i HOME=$home PATH=/usr/bin:/bin LANG=C.UTF-8"
agent=
others=
finish() {
  local process
  for process in $agent $others; do kill "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# start_agent [OPTION]...: starts the agent, waits until its watches are armed, says how it is.
start_agent() {
  $user "$program" agent "$@" 2>>"$work/agent.err" &
  agent=$!
  local turn
  for turn in $(seq 1200); do
    if $user "$program" status >"$work/status"; then
      cat "$work/status"
      return
    fi
    kill -0 "$agent" || { cat "$work/agent.err" >&2; exit 1; }
    sleep 0.25
  done
  echo "${0##*/}: the agent is not up after five minutes" >&2
  exit 1
}
