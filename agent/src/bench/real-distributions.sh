#!/bin/bash
# Installs widely used distributions (real-distributions.txt) and audits them, each environment in
# front of the system's directories: what honest software is told of.
#
#   real-distributions.sh DIR install [GROUP…]   into DIR/GROUP; takes hours of network when cold
#   real-distributions.sh DIR audit              prints what the program says of what is there
#
# What cannot be installed is listed in DIR/GROUP.failed and gone on from. AUDIT_OPTIONS are handed to
# the program, for example to have it read more than it would.
set -euo pipefail
here=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
program=${PROGRAM:-$here/../../target/audit-path/bin/audit-path}
python=${PYTHON:-python3}
list=$here/real-distributions.txt
[ $# -ge 2 ] || { sed -n '2,9s/^# \?//p' "$0" >&2; exit 2; }
mkdir -p "$1"
top=$(cd "$1" && pwd -P)
what=$2
shift 2

groups() { sed -n 's/^\[\([^ ]*\) .*/\1/p' "$list"; }
installer_of() { sed -n "s/^\[$1 \([a-z]*\)\]$/\1/p" "$list"; }
members() {
  awk -v group="$1" '/^\[/ { on = substr($1, 2) == group; next } on && !/^#/' "$list" | tr -s ' ' '\n'
}

tool() { # of a kind: the command line in front of "install"
  case $2 in
    uv) echo "$top/.tools/bin/uv pip install -q --python $top/$1/bin/python --only-binary :all:" ;;
    *) echo "$top/$1/bin/python -I -m pip install -q --disable-pip-version-check --only-binary :all:" ;;
  esac
}

# install_all GROUP NAME…: all at once; where that fails, each half alone.
install_all() {
  local group=$1 half
  shift
  # shellcheck disable=SC2046
  if timeout 420 $(tool "$group" "$(installer_of "$group")") "$@" >>"$top/$group.log" 2>&1; then
    return
  fi
  if [ $# -eq 1 ]; then
    echo "$1" >>"$top/$group.failed"
    return
  fi
  half=$(($# / 2))
  install_all "$group" "${@:1:half}"
  install_all "$group" "${@:half+1}"
}

install_group() {
  local group=$1
  [ ! -e "$top/$group.done" ] || return 0
  rm -rf "${top:?}/$group" "$top/$group.failed"
  "$python" -m venv "$top/$group"
  if [ "$(installer_of "$group")" = newest ]; then
    "$top/$group/bin/python" -I -m pip install -q --disable-pip-version-check --upgrade pip
  fi
  # shellcheck disable=SC2046
  install_all "$group" $(members "$group")
  touch "$top/$group.done"
  echo "$group: $(ls -d "$top/$group"/lib/python*/site-packages/*.dist-info | wc -l) distributions," \
    "$(cat "$top/$group.failed" 2>/dev/null | wc -l) failed"
}

case $what in
  install)
    if [ ! -x "$top/.tools/bin/uv" ]; then
      "$python" -m venv "$top/.tools"
      "$top/.tools/bin/python" -I -m pip install -q --disable-pip-version-check uv
    fi
    for group in ${*:-$(groups)}; do install_group "$group"; done
    ;;
  audit)
    mkdir -p "$top/.home"
    for group in $(groups); do
      [ -e "$top/$group.done" ] || continue
      # shellcheck disable=SC2086
      /usr/bin/env -i HOME="$top/.home" LANG=C.UTF-8 PATH=/usr/bin:/bin \
        "$program" --now --format json --no-search --min-severity info --fail-on never \
        --path "$top/$group/bin:/usr/local/bin:/usr/bin:/bin" --env "$top/$group" \
        ${AUDIT_OPTIONS:-} >"$top/$group.json"
    done
    "$python" "$here/real-distributions.py" "$top" "$list"
    ;;
  *) echo "real-distributions.sh: install or audit, not $what" >&2; exit 2 ;;
esac
