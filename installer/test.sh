#!/bin/sh
# Gets what the tests need and runs them: mvn verify.
set -eu

case $0 in
  */*) here=$(CDPATH='' cd -P -- "${0%/*}" && pwd -P) ;;
  *) here=$(pwd -P) ;;
esac
. "$here/tools.sh"

usage() {
  cat <<'EOF'
Usage: installer/test.sh [--yes] [MAVEN OPTIONS]

Runs all tests. Those that need a program which is not here are skipped, with the reason.
  --yes   get those programs, a JDK and Maven with the system's package manager (Debian's only)
EOF
}

yes=0
if [ "${CI:-}" = true ]; then yes=1; fi
case ${1:-} in
  --yes) yes=1; shift ;;
  -h | --help) usage; exit 0 ;;
esac

need_build_tools "$yes"

# What the tests run for real: access lists, rpm's own database, shells, pip, a system curl, manual
# pages; a desktop without a screen, with two notification servers and a terminal.
packages='acl bash-completion bsdutils curl fish man-db mandoc rpm sqlite3 python3-venv python3-pip
  util-linux zsh dbus-daemon dbus-user-session libpam-systemd procps systemd
  dunst fonts-dejavu-core imagemagick libnotify-bin xdotool xfce4-notifyd xterm xvfb'
if [ "$yes" -eq 1 ] && [ -x /usr/bin/apt-get ]; then
  missing=
  for package in $packages; do
    /usr/bin/dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' ||
      missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    refresh_packages
    say "$(as_root)apt-get install -y --no-install-recommends$missing"
    DEBIAN_FRONTEND=noninteractive \
      sh -c "$(as_root)apt-get install -y -qq --no-install-recommends$missing" >/dev/null
  fi
fi

exec "$MAVEN" -B -f "$here/../pom.xml" verify "$@"
