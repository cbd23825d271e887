#!/bin/sh
# Builds audit-path from this source tree, links it into ~/.local/bin and runs it once.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
. "$here/tools.sh"

usage() {
  cat <<'EOF'
Usage: installer/install.sh [--yes]

Builds audit-path, links it as ~/.local/bin/audit-path and audits this machine once.
  --yes   get a JDK and Maven with the system's package manager where they are missing
EOF
}

yes=0
for argument in "$@"; do
  case $argument in
    --yes) yes=1 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; die "\"$argument\" is no option of this script" ;;
  esac
done

need_build_tools "$yes"
say "Building with $JAVA_HOME and $MAVEN ..."
"$MAVEN" -B -q -f "$here/../pom.xml" -DskipTests package || die "the build failed; see above"

root=$(cd "$here/.." && pwd)
program=$root/agent/target/audit-path/bin/audit-path
if [ -f "$here/archive.sh" ]; then
  sh "$here/archive.sh" "$root/agent/target/audit-path" ||
    say "No class-data archive could be made; the program works, and starts more slowly."
fi

link=$HOME/.local/bin/audit-path
mkdir -p "$HOME/.local/bin"
if [ -e "$link" ] && [ ! -L "$link" ]; then
  die "$link is there already and is no link; move it away and call this again"
fi
ln -sfn "$program" "$link"
say "Linked $link. To be rid of it: rm $link"
say ""
status=0
"$program" --now || status=$?
[ "$status" -le 1 ] || exit "$status"
