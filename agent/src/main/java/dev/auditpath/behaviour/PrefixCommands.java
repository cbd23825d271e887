package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands that run the command which their arguments are: {@code env}, {@code nice}, … */
final class PrefixCommands {
  private static final int DEEPEST = 10;

  /** {@code name operands: options that take an argument}, operands being those in front. */
  private static final String TABLE =
      """
      env 0: -u --unset -C --chdir --block-signal --default-signal --ignore-signal -P
      nice 0: -n --adjustment
      nohup 0:
      setsid 0:
      sudo 0: -u --user -g --group -h --host -p --prompt -C -r --role -t --type -T -U -D --chdir -R
      sudo-rs 0: -u --user -g --group -p --prompt -D --chdir
      doas 0: -u -C -a
      run0 0: -u --user -g --group -D --chdir
      pkexec 0: --user
      gosu 1:
      su-exec 1:
      setpriv 0: --reuid --regid --groups --inh-caps --bounding-set --pdeathsig
      timeout 1: -s --signal -k --kill-after
      gtimeout 1: -s --signal -k --kill-after
      xargs 0: -I -L -n -P -s -d -E -a --arg-file --delimiter --max-args --max-procs --max-lines
      time 0: -f --format -o --output
      gtime 0: -f --format -o --output
      command 0:
      builtin 0:
      exec 0: -a
      stdbuf 0: -i -o -e --input --output --error
      ionice 0: -c --class -n --classdata -p
      chrt 1: -T -P -D
      taskset 1:
      numactl 0: -m -N -C -i --membind --cpunodebind --physcpubind --interleave
      prlimit 0:
      chroot 1: --userspec --groups
      unshare 0: -S -G -R -w --root --wd --setuid --setgid --propagation --map-user --map-group
      nsenter 0: -t --target -S -G
      proot 0: -r -b -w -q -k
      fakeroot 0: -l -s -i -b
      fakechroot 0:
      firejail 0:
      bwrap 0: --setenv --unsetenv --chdir --dev --proc --tmpfs
      flock 1: -w --wait --timeout -E --conflict-exit-code
      strace 0: -e -o -p -s -u -E -a -b -O -S -P -I
      ltrace 0: -e -o -p -s -u -a -l -n -x -A -D -F
      gdb 0: -ex -x -p
      perf 1: -e -o
      valgrind 0:
      catchsegv 0:
      linux32 0:
      linux64 0:
      setarch 1:
      arch 0: -e -d
      rlwrap 0: -f -b -c -C -g -H -p -P -s -S -t
      unbuffer 0:
      winpty 0:
      caffeinate 0: -t -w
      dbus-run-session 0: --config-file --dbus-daemon
      dbus-launch 0: --config-file
      systemd-run 0: -p --property --unit -u --slice -M -E --setenv --uid --gid --on-active
      systemd-inhibit 0: --what --who --why --mode
      systemd-cat 0: -t --identifier -p --priority
      tini 0: -p -e
      dumb-init 0:
      xvfb-run 0: -n --server-num -s --server-args -f -e -p -w
      busybox 0:
      toybox 0:
      watch 0: -n --interval
      entr 0:
      parallel 0: -j --jobs -a --arg-file
      torsocks 0:
      torify 0:
      proxychains 0: -f
      proxychains4 0: -f
      direnv 2:
      ccache 0:
      start 0:
      """;

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "zsh", "ksh", "mksh", "ash", "fish", "rbash", "csh", "tcsh");

  private static final Map<String, Prefix> PREFIXES = prefixes();

  private PrefixCommands() {}

  /**
   * What an argument vector comes to.
   *
   * @param argv what runs in the end; empty when nothing but the prefix does
   * @param variables those that are set for it, by {@code env} or in the shell's manner
   * @param prefixes the names of the commands in front, the first first
   */
  record Unwrapped(List<String> argv, Map<String, String> variables, List<String> prefixes) {}

  /** Returns whether a program, with or without its directory, is a shell that takes {@code -c}. */
  static boolean isShell(String program) {
    return SHELLS.contains(ProgramName.of(program));
  }

  /** Returns what really runs when an argument vector does. */
  static Unwrapped unwrap(List<String> argv) {
    Map<String, String> variables = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    List<String> rest = argv;
    for (int depth = 0; depth < DEEPEST; depth++) {
      rest = withoutAssignments(rest, variables);
      List<String> next = rest.isEmpty() ? rest : step(rest);
      if (next.equals(rest)) {
        break;
      }
      seen.add(ProgramName.of(rest.get(0)));
      rest = next;
    }
    return new Unwrapped(List.copyOf(rest), Map.copyOf(variables), List.copyOf(seen));
  }

  private static List<String> withoutAssignments(List<String> argv, Map<String, String> variables) {
    int first = 0;
    while (first < argv.size() && isAssignment(argv.get(first))) {
      String word = argv.get(first++);
      int equals = word.indexOf('=');
      variables.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return argv.subList(first, argv.size());
  }

  static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    for (int i = 0; i < equals; i++) {
      char c = word.charAt(i);
      boolean letter = c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return equals > 0;
  }

  private static List<String> step(List<String> argv) {
    String name = ProgramName.of(argv.get(0));
    if (name.equals("script") || name.equals("su") || name.equals("runuser")) {
      return shellText(argv);
    }
    if (name.equals("find") || name.equals("fd")) {
      return afterExec(argv);
    }
    if (name.startsWith("ld-linux") || name.startsWith("ld-musl") || name.equals("ld.so")) {
      return loaded(argv);
    }
    Prefix prefix = PREFIXES.get(name);
    if (prefix == null) {
      return argv;
    }
    if (name.equals("command") && argv.size() > 1 && argv.get(1).matches("-[vV]+")) {
      return argv;
    }
    return name.equals("env") && argv.size() > 1 && splits(argv.get(1))
        ? split(argv)
        : prefix.after(argv);
  }

  private static boolean splits(String option) {
    return option.startsWith("-S")
        || option.startsWith("--split-string")
        || option.startsWith("-vS");
  }

  /** {@code env -S 'A=b program argument'}. */
  private static List<String> split(List<String> argv) {
    String option = argv.get(1);
    boolean attached = option.startsWith("-S") && option.length() > 2;
    String text = attached ? option.substring(2) : option.substring(option.indexOf('=') + 1);
    int next = 2;
    if (!attached && option.indexOf('=') < 0) {
      text = argv.size() > 2 ? argv.get(2) : "";
      next = 3;
    }
    List<String> rest = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      rest.add(word.replace("\"", "").replace("'", ""));
    }
    rest.addAll(argv.subList(Math.min(next, argv.size()), argv.size()));
    return rest;
  }

  /** {@code script -c TEXT}, {@code su -c TEXT}: the same as {@code sh -c TEXT}. */
  private static List<String> shellText(List<String> argv) {
    for (int i = 1; i < argv.size(); i++) {
      String word = argv.get(i);
      boolean command = word.equals("--command") || word.matches("-[a-zA-Z]*c");
      if (command && i + 1 < argv.size()) {
        return List.of("sh", "-c", argv.get(i + 1));
      }
      if (word.startsWith("--command=")) {
        return List.of("sh", "-c", word.substring("--command=".length()));
      }
    }
    int own = argv.indexOf("--");
    return own > 0 ? argv.subList(own + 1, argv.size()) : argv;
  }

  private static List<String> afterExec(List<String> argv) {
    for (int i = 1; i < argv.size() - 1; i++) {
      if (argv.get(i).matches("-(exec|execdir|ok|okdir|x|X)|--exec(-batch)?")) {
        List<String> run = new ArrayList<>(argv.subList(i + 1, argv.size()));
        run.removeIf(word -> word.equals(";") || word.equals("+"));
        int name = argv.indexOf("-name");
        if (!run.isEmpty() && run.get(0).equals("{}") && name > 0 && name < i) {
          run.set(0, argv.get(name + 1));
        }
        return run;
      }
    }
    return argv;
  }

  /** The dynamic linker runs a program that it is given (ld.so(8)). */
  private static List<String> loaded(List<String> argv) {
    int at = 1;
    while (at < argv.size() && argv.get(at).startsWith("--")) {
      at += argv.get(at).matches("--(library-path|preload|audit|argv0|inhibit-rpath)") ? 2 : 1;
    }
    return argv.subList(Math.min(at, argv.size()), argv.size());
  }

  private record Prefix(int operands, Set<String> withArgument) {
    List<String> after(List<String> argv) {
      int at = 1;
      int skipped = 0;
      while (at < argv.size()) {
        String word = argv.get(at);
        if (word.equals("--")) {
          at++;
        } else if (word.startsWith("-") && word.length() > 1) {
          at += withArgument.contains(word) ? 2 : 1;
        } else if (skipped < operands && !isAssignment(word)) {
          skipped++;
          at++;
        } else {
          break;
        }
      }
      return argv.subList(Math.min(at, argv.size()), argv.size());
    }
  }

  private static Map<String, Prefix> prefixes() {
    Map<String, Prefix> prefixes = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      int colon = line.indexOf(':');
      String[] head = line.substring(0, colon).split(" ", -1);
      Set<String> options = Set.of(line.substring(colon + 1).strip().split(" +", -1));
      prefixes.put(head[0], new Prefix(Integer.parseInt(head[1]), options));
    }
    return prefixes;
  }
}
