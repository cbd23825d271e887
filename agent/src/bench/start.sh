#!/bin/bash
# What installing buys: the start of whole processes and the agent's memory, as installed, as plain
# "java -jar" on the JDK, and as the floor, a Java that says hello or only waits.
#
#   start.sh               ROUNDS=7 rounds
#
# Needs the program built: mvn -DskipTests package. Prints "within" or "over" beside each target and
# never fails on a clock.
set -euo pipefail
PATH=/usr/bin:/bin

here=$(cd "${BASH_SOURCE[0]%/*}" && pwd -P)
root=$(cd "$here/../../.." && pwd -P)
work=$(mktemp -d)
processes=()
finish() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

mkdir "$work/home"
env -i HOME="$work/home" LANG=C.UTF-8 /bin/sh "$root/installer/install.sh" --no-build --no-service >"$work/log"
installed=$work/home/.local/share/audit-path/current
jar=$installed/lib/audit-path.jar
jdk=$(LC_ALL=C sed -n 's/^for candidate in "[^"]*" "\([^"]*\)".*/\1/p' "$installed/bin/audit-path")
cat >"$work/Hello.java" <<'J'
class Hello {
  public static void main(String[] a) throws Exception {
    System.out.println("hello");
    if (a.length > 0) Thread.sleep(Long.MAX_VALUE);
  }
}
J
"$jdk/bin/javac" -d "$work" "$work/Hello.java"
"$jdk/bin/jar" -c -f "$work/hello.jar" -e Hello -C "$work" Hello.class

/usr/bin/python3 "$here/workstation.py" "$work/x1" --scale 1
user="/usr/bin/env -i HOME=$work/home PATH=/usr/bin:/bin LANG=C.UTF-8"
call="--now --path $(<"$work/x1/PATH") --root $work/x1/venvs --format json"
du -sh "$(readlink -f "$installed")" | sed 's/\t.*/ on disk/'
/usr/bin/python3 "$here/timing.py" --rounds "${ROUNDS:-7}" \
  --case 'Java says hello' "$user $jdk/bin/java -jar $work/hello.jar" \
  --case 'installed --version' "$user $installed/bin/audit-path --version" \
  --case 'java -jar --version' "$user $jdk/bin/java -jar $jar --version" \
  --case 'installed --now' "$user $installed/bin/audit-path $call" \
  --case 'java -jar --now' "$user $jdk/bin/java -jar $jar $call" \
  --limit 'installed --version' 2 'Java says hello' \
  --limit 'installed --now' 0.6 'java -jar --now'

# rss NAME COMMAND...: the memory of a process that waits.
rss() {
  local name=$1 home=$work/home.$1 process
  mkdir -p "$home"
  shift
  /usr/bin/env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$@" >"$work/$name.out" 2>&1 &
  process=$!
  processes+=("$process")
  for _ in $(seq 300); do
    grep -qE 'armed|hello' "$work/$name.out" && break
    kill -0 "$process" || { cat "$work/$name.out" >&2; exit 1; }
    sleep 0.2
  done
  sleep 30
  awk -v name="$name" '/^(Rss|Private_Dirty):/ { printf " %s %.1f MB", tolower($1), $2 / 1024 }
    END { print "  " name }' "/proc/$process/smaps_rollup"
  kill "$process"
}
rss waiting-java "$jdk/bin/java" -XX:+UseSerialGC -jar "$work/hello.jar" wait
rss installed-agent "$installed/bin/audit-path" agent
rss java-jar-agent "$jdk/bin/java" -jar "$jar" agent
