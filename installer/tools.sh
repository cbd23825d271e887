# Sourced by install.sh and test.sh: finds a JDK and Maven, or says how to get them.
# Programs are looked for where systems keep them; the caller's PATH is not asked, since a hostile
# entry on it is what this project is about.
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/homebrew/bin:/home/linuxbrew/.linuxbrew/bin
export PATH
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT
# Java reads names of files, such as a home with letters beyond ASCII, as the locale says.
LC_ALL=C.UTF-8
export LC_ALL

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

# find_jdk: sets JAVA_HOME to a JDK of version 17 or later, or fails.
find_jdk() {
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/default-java /usr/lib/jvm/default /usr/lib/jvm/* \
      "$HOME"/.sdkman/candidates/java/current /opt/homebrew/opt/openjdk \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && jdk_is_new_enough "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

jdk_is_new_enough() {
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] && [ "$version" -ge 17 ]
}

# find_maven: sets MAVEN to a Maven that runs, or fails.
find_maven() {
  for candidate in "${MAVEN_HOME:-/nonexistent}/bin/mvn" /usr/bin/mvn /usr/local/bin/mvn \
      /usr/share/maven/bin/mvn /opt/maven/bin/mvn /opt/homebrew/bin/mvn \
      "$HOME"/.sdkman/candidates/maven/current/bin/mvn; do
    if [ -x "$candidate" ]; then
      MAVEN=$candidate
      return 0
    fi
  done
  return 1
}

# install_command PACKAGE_KIND...: prints the command that gets them here; kinds: jdk maven.
install_command() {
  if [ -x /usr/bin/apt-get ]; then
    names=$(echo " $* " | sed 's/ jdk / openjdk-17-jdk-headless /')
    say "$(as_root)apt-get install -y$(echo " $names" | sed 's/  */ /g; s/ $//')"
  elif [ -x /usr/bin/dnf ]; then
    names=$(echo " $* " | sed 's/ jdk / java-17-openjdk-devel /')
    say "$(as_root)dnf install -y$(echo " $names" | sed 's/  */ /g; s/ $//')"
  elif [ -x /usr/bin/pacman ]; then
    names=$(echo " $* " | sed 's/ jdk / jdk17-openjdk /')
    say "$(as_root)pacman -S --noconfirm$(echo " $names" | sed 's/  */ /g; s/ $//')"
  elif [ -x /usr/bin/zypper ]; then
    names=$(echo " $* " | sed 's/ jdk / java-17-openjdk-devel /')
    say "$(as_root)zypper install -y$(echo " $names" | sed 's/  */ /g; s/ $//')"
  elif [ -x /opt/homebrew/bin/brew ] || [ -x /usr/local/bin/brew ]; then
    names=$(echo " $* " | sed 's/ jdk / openjdk /')
    say "brew install$(echo " $names" | sed 's/  */ /g; s/ $//')"
  else
    return 1
  fi
}

as_root() {
  [ "$(id -u)" -eq 0 ] || printf 'sudo '
}

# need_build_tools YES: finds a JDK and Maven, gets them where YES is 1, else says how and stops.
need_build_tools() {
  missing=
  find_jdk || missing="jdk"
  find_maven || missing="$missing maven"
  [ -z "$missing" ] && return 0
  command=$(install_command $missing) ||
    die "needs a JDK of version 17 or later and Maven; install them and call this again"
  if [ "$1" -ne 1 ]; then
    die "needs a JDK of version 17 or later and Maven. To get what is missing:
  $command
or call this again with --yes, which runs that."
  fi
  say "$command"
  refresh_packages
  sh -c "$command" || die "that failed; get the packages by hand and call this again"
  find_jdk && find_maven || die "still no JDK of version 17 or later, or no Maven"
}

refresh_packages() {
  if [ -x /usr/bin/apt-get ]; then sh -c "$(as_root)apt-get update -qq" || true; fi
}
