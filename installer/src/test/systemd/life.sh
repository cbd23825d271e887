#!/bin/bash
# The life of an installation, as its user sees it; prints a line for each thing that is so.
#
#   life.sh [INSTALL OPTIONS]
set -euo pipefail
unit=audit-path.service
audit_path=$HOME/.local/bin/audit-path

fail() {
  echo "FAILED: $1"
  systemctl --user --no-pager --full status "$unit" || true
  journalctl --user -u "$unit" --no-pager -n 40 || true
  exit 1
}
so() { echo "so: $1"; }
property() { systemctl --user show "$unit" -p "$1" --value; }

# until_so SECONDS WHAT COMMAND...: waits until a command succeeds.
until_so() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "not so in time: $what"
    sleep 0.3
  done
  so "$what"
}
again() { [ "$(property ActiveState)" = active ] && [ "$(property MainPID)" != "$1" ]; }
listing() { find "$HOME" -path "$HOME/project" -prune -o -print | sort; }

# A project that was there before.
python3 -m venv "$HOME/project/.venv"

listing >/tmp/before
/srv/clone/installer/install.sh --yes "$@" || fail "install.sh: exit code $?"
[ "$(property ActiveState)" = active ] || fail "the service is not active"
[ "$(property Type)" = notify ] && [ -n "$(property StatusText)" ] || fail "no notice of readiness"
so "active, and said that it is ready: $(property StatusText)"
[ "$(systemctl --user is-enabled "$unit")" = enabled ] || fail "not enabled"
[ -e "$HOME/.config/systemd/user/$unit.d/hardening.conf" ] || fail "it does not start hardened"
so "enabled and hardened"
systemd-analyze --user verify --man=no --recursive-errors=no \
  "$HOME/.config/systemd/user/$unit" || fail "systemd-analyze verify"
so "verified by systemd-analyze"
cmp <(readlink -f "/proc/$(property MainPID)/exe") \
  <(echo "$(readlink -f "$HOME/.local/share/audit-path/current")/runtime/bin/java") ||
  fail "another Java than its own"
so "running on its own runtime"

before=$(property MainPID)
kill -KILL "$before"
until_so 60 "up again after kill -9" again "$before"

printf '[Service]\nWatchdogSec=4\nTimeoutStopSec=2\n' \
  >"$HOME/.config/systemd/user/$unit.d/short.conf"
systemctl --user daemon-reload
systemctl --user restart "$unit"
before=$(property MainPID)
kill -STOP "$before"
until_so 90 "killed by the watchdog and up again" again "$before"
journalctl --user -u "$unit" --no-pager | grep -q 'Watchdog timeout' || fail "it was no watchdog"
rm "$HOME/.config/systemd/user/$unit.d/short.conf"
systemctl --user daemon-reload

python3 - "$HOME/project/net_fetch_helper-1.0-py3-none-any.whl" <<'P'
import sys, zipfile
info = "net_fetch_helper-1.0.dist-info/"
with zipfile.ZipFile(sys.argv[1], "w") as wheel:
    wheel.writestr("net_fetch.py", "def main():\n    print('hello')\n")
    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: net-fetch-helper\nVersion: 1.0\n")
    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(info + "entry_points.txt", "[console_scripts]\ncurl = net_fetch:main\n")
    wheel.writestr(info + "RECORD", "")
P
"$HOME/project/.venv/bin/pip" --no-cache-dir -q install --no-index "$HOME"/project/*.whl
told() { "$audit_path" history | grep -q 'curl'; }
until_so 60 "a hijacking pip install is in the history" told
"$audit_path" history | grep curl | head -3

before=$(property MainPID)
/srv/clone/installer/install.sh "$@" || fail "the upgrade: exit code $?"
again "$before" || fail "not restarted by the upgrade"
told || fail "the upgrade lost the history"
[ "$(find "$HOME/.local/share/audit-path" -mindepth 1 -maxdepth 1 -type d | wc -l)" -eq 1 ] ||
  fail "the upgrade left the build before it"
so "replaced and restarted by an upgrade, its history kept"

/srv/clone/installer/install.sh --uninstall --purge || fail "uninstall: exit code $?"
[ "$(property LoadState)" = not-found ] || fail "the unit is still there"
! pgrep -u "$(id -u)" -x java >/dev/null || fail "something still runs"
listing >/tmp/after
diff /tmp/before /tmp/after || fail "the home is not as it was"
so "gone without a trace"
