#!/bin/bash
# Whether the agent stays as it is while much happens: installs and removals by real pip,
# environments made and deleted, links set to lead elsewhere, files replaced, folders of PATH taken
# away and made again, start-up files edited, a few seconds apart. A line a minute says what the
# process holds; at the end what it knows is compared with a full audit's.
#
#   soak.sh [MINUTES]      default 60
#
# Needs the program built (mvn -DskipTests package) and python3 with venv. Exit code 1 where the
# agent and the full audit differ.
set -euo pipefail
minutes=${1:-60}
# shellcheck source=agent/src/bench/watched-home.sh
. "${BASH_SOURCE[0]%/*}/watched-home.sh"

/usr/bin/python3 -m venv "$home/project/.venv"
mkdir -p "$home/bin" "$home/extra/bin"
printf 'PATH=%s:%s:%s:$PATH\n' "$home/project/.venv/bin" "$home/bin" "$home/extra/bin" >"$home/.profile"
start_agent
status=0
/usr/bin/nice -n 10 /usr/bin/python3 -B "$bench/soak.py" "$home" "$program" "$agent" "$minutes" || status=$?
kill "$agent"
wait "$agent" || echo "the agent ended with $?"
agent=
exit "$status"
