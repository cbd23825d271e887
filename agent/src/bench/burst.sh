#!/bin/bash
# Whether the agent keeps up where files come and go as fast as the disk takes them, in a directory of
# PATH: at 10,000 creates and deletes a second, with its process stopped for part of it so that the
# kernel's queue overflows for sure. What it knows in the end is compared with a full audit's.
#
#   burst.sh [SECONDS]      default 30
#
# Needs the program built: mvn -DskipTests package. Exit code 1 where the two differ, or where no gap
# is in the history.
set -euo pipefail
seconds=${1:-30}
# shellcheck source=agent/src/bench/watched-home.sh
. "${BASH_SOURCE[0]%/*}/watched-home.sh"

mkdir -p "$home/bin"
printf 'PATH=%s:$PATH\n' "$home/bin" >"$home/.profile"
start_agent
/usr/bin/python3 -B "$bench/burst.py" "$home" "$program" "$agent" "$seconds"
$user "$program" status
