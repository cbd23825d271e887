#!/bin/bash
# How many programs are read in a second, what share of an audit that is, and what it takes again
# when nothing has changed. Real distributions are installed into one environment, and each of their
# console scripts is taken for a known tool of somebody else's, so that the code behind all is read.
#
#   throughput.sh [DISTRIBUTION…]      KEEP=DIR keeps the environment there for the next time
set -euo pipefail
here=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
lib=$here/../../target/audit-path/lib
[ -f "$lib/audit-path.jar" ] || { echo "throughput.sh: the program is not built: $lib" >&2; exit 1; }
[ $# -gt 0 ] ||
  set -- black build cookiecutter flask httpie isort mypy pre-commit pygments pytest tox twine \
    virtualenv yt-dlp

if [ -n "${KEEP:-}" ]; then
  mkdir -p "$KEEP"
  work=$(cd "$KEEP" && pwd -P)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM HUP
fi
if [ ! -f "$work/.made" ]; then
  /usr/bin/python3 -m venv "$work/venv"
  "$work/venv/bin/python" -I -m pip install -q --disable-pip-version-check "$@"
  touch "$work/.made"
fi
echo "load $(cut -d ' ' -f 1-3 /proc/loadavg)"
/usr/bin/env -i HOME="$work" LANG=C.UTF-8 "${JAVA:-/usr/bin/java}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m -Duser.home="$work" -cp "$lib/*" \
  "$here/ThroughputBench.java" "$work/venv/bin"
