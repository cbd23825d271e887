#!/bin/bash
# Whether anything is torn or lost where the agent is killed again and again: SIGKILL at random
# instants while the home changes, then one more start that is left alone.
#
#   kill-loop.sh [SECONDS]      default 300
#
# Needs the program built (mvn -DskipTests package) and python3 with venv. Exit code 1 where what
# the agent knows in the end is not a full audit's, a file is torn, or a gap is missing.
set -euo pipefail
seconds=${1:-300}
# shellcheck source=agent/src/bench/watched-home.sh
. "${BASH_SOURCE[0]%/*}/watched-home.sh"

/usr/bin/python3 -m venv "$home/project/.venv"
mkdir -p "$home/bin" "$home/extra/bin"
printf 'PATH=%s:%s:%s:$PATH\n' "$home/project/.venv/bin" "$home/bin" "$home/extra/bin" >"$home/.profile"
/usr/bin/nice -n 5 /usr/bin/python3 -B "$bench/kill-loop.py" "$home" "$program" "$seconds"
