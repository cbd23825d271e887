#!/bin/sh
# Builds audit-path from this source tree (a release brings it along), puts it in place with its own runtime, makes its agent
# start at login, and runs it once.
set -eu

case $0 in
  */*) here=$(CDPATH='' cd -P -- "${0%/*}" && pwd -P) ;;
  *) here=$(pwd -P) ;;
esac
. "$here/tools.sh"

usage() {
  cat <<'EOF'
Usage: installer/install.sh [--yes] [--prefix DIR] [--no-service] [--no-build] [--dry-run]
       installer/install.sh --uninstall [--purge] [--prefix DIR] [--dry-run]

Builds audit-path, installs it for you alone (~/.local/share/audit-path, ~/.local/bin/audit-path),
starts its agent now and at each login, and audits this machine once.
  --yes          get a JDK and Maven with the system's package manager where they are missing
  --prefix DIR   install below DIR instead of ~/.local
  --no-service   start no agent
  --no-build     install what was built before
  --dry-run      print what would be done
  --uninstall    take it away again; --purge: its settings and its memory too
EOF
}

yes=0
uninstall=0
dry=0
build=1
prefix=$HOME/.local
data=${XDG_DATA_HOME:-$HOME/.local/share}
before=
for argument in "$@"; do
  if [ "$before" = --prefix ]; then
    prefix=$argument
    data=$prefix/share
    before=
    continue
  fi
  case $argument in
    --yes) yes=1 ;;
    --uninstall) uninstall=1 ;;
    --dry-run) dry=1 ;;
    --no-build) build=0 ;;
    --purge | --no-service) ;;
    --prefix) before=--prefix ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; die "\"$argument\" is no option of this script" ;;
  esac
done
[ -z "$before" ] || die "--prefix needs a folder after it"

# The installer does not know --yes and --no-build.
count=$#
while [ "$count" -gt 0 ]; do
  case $1 in
    --yes | --no-build) ;;
    *) set -- "$@" "$1" ;;
  esac
  shift
  count=$((count - 1))
done

if [ "$uninstall" -eq 1 ]; then
  current=$data/audit-path/current
  [ -x "$current/runtime/bin/java" ] || die "nothing is installed in $data/audit-path"
  exec "$current/runtime/bin/java" -jar "$current/lib/audit-path-installer.jar" "$@"
fi

root=${here%/*}
program=$root/agent/target/audit-path
jar=$here/target/audit-path-installer.jar
if [ -x "$here/program/runtime/bin/java" ]; then
  # A release, which has all that it needs beside this script.
  program=$here/program
  jar=$program/lib/audit-path-installer.jar
  JAVA_HOME=$program/runtime
elif [ "$build" -eq 1 ]; then
  need_build_tools "$yes"
  say "Building with $JAVA_HOME and $MAVEN ..."
  "$MAVEN" -B -q -f "$root/pom.xml" -DskipTests package || die "the build failed; see above"
elif ! find_jdk || [ ! -x "$program/bin/audit-path" ]; then
  die "--no-build needs a build of before, and a JDK of version 17 or later"
fi

status=0
"$JAVA_HOME/bin/java" -jar "$jar" --program "$program" --archiver "$here/archive.sh" "$@" || status=$?
[ "$status" -eq 0 ] || exit "$status"
[ "$dry" -eq 0 ] || exit 0

say "Installed $prefix/bin/audit-path. To be rid of it: installer/install.sh --uninstall"
say ""
"$prefix/bin/audit-path" --now || status=$?
[ "$status" -le 1 ] || exit "$status"
