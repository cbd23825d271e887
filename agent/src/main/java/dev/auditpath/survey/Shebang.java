package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.model.MachineCode;
import dev.auditpath.model.Runnability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the first line of a program as the Linux kernel does (execve(2), fs/binfmt_script.c): 256
 * bytes at most, blanks skipped, the interpreter up to the next blank. Safe for use by several
 * threads; remembers the interpreters it met, so one serves one audit.
 */
final class Shebang {
  private static final int KERNEL_BUFFER = 256;

  private final Host host;
  private final Map<String, Boolean> interpreters = new ConcurrentHashMap<>();

  Shebang(Host host) {
    this.host = host;
  }

  /** Returns whether an executable regular file would start. */
  Runnability runnability(Path program) {
    byte[] head;
    try {
      byte[] beginning = host.program(program);
      head = Arrays.copyOf(beginning, Math.min(beginning.length, KERNEL_BUFFER));
    } catch (IOException unreadable) {
      // Mode 0111, or changing just now: it may be run all the same.
      return Runnability.RUNS;
    }
    if (MachineCode.beginsIn(head)) {
      return Runnability.RUNS;
    }
    if (head.length < 2 || head[0] != '#' || head[1] != '!') {
      return Runnability.RUNS_BY_SHELL;
    }
    String interpreter = interpreter(head);
    if (interpreter.isEmpty()) {
      return Runnability.RUNS_BY_SHELL;
    }
    return interpreters.computeIfAbsent(interpreter, this::mayRun)
        ? Runnability.RUNS
        : Runnability.BAD_INTERPRETER;
  }

  private boolean mayRun(String interpreter) {
    Path path = host.path(interpreter);
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  /** Returns the interpreter; empty where the kernel would answer ENOEXEC. */
  private static String interpreter(byte[] head) {
    int start = 2;
    while (start < head.length && isBlank(head[start])) {
      start++;
    }
    int end = start;
    while (end < head.length && !isBlank(head[end]) && head[end] != '\n' && head[end] != 0) {
      end++;
    }
    // A name that fills the buffer is cut off; the kernel refuses it rather than guess.
    boolean cutOff = end == head.length && head.length == KERNEL_BUFFER;
    return cutOff ? "" : Host.decode(Arrays.copyOfRange(head, start, end));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
