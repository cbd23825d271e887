package dev.auditpath.behaviour;

import dev.auditpath.shell.Redirection;
import dev.auditpath.shell.ShellNode;
import dev.auditpath.shell.ShellNode.Simple;
import dev.auditpath.shell.ShellText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a simple command of the shell does (POSIX, XCU 2.9.1). Not for several threads. */
final class ShellSimple {
  private static final Set<String> DECLARING =
      Set.of("export", "declare", "local", "readonly", "typeset");

  /** They print their arguments. */
  private static final Set<String> PRINTING = Set.of("echo", "printf", "print", "logger");

  private static final int MOST_CALLS = 500;

  private static final Set<String> ENDING = Set.of("exec", "exit", "return");

  private final String command;
  private final ShellScope scope;
  private final ShellReport report;
  private final ShellWalk walk;
  private final ShellStarts starts;
  private final Set<String> calling = new HashSet<>();

  /** Functions with their arguments that were gone through. */
  private final Set<List<String>> called = new HashSet<>();

  private boolean wroteTyped;

  ShellSimple(String command, ShellScope scope, ShellReport report, ShellWalk walk) {
    this.command = command;
    this.scope = scope;
    this.report = report;
    this.walk = walk;
    this.starts = new ShellStarts(report, command);
  }

  /** Returns whether the last command may have printed or written what was typed. */
  boolean wroteTyped() {
    return wroteTyped;
  }

  /** Returns whether nothing after it in its list is reached. */
  boolean run(Simple simple, boolean typedIn) {
    int first = assignments(simple);
    List<String> words = simple.list().subList(first, simple.list().size());
    wroteTyped = typedIn;
    if (words.isEmpty()) {
      return false;
    }
    childVariables(simple, first);
    walk.expansion().takeOutside();
    boolean ends = false;
    for (List<String> argv : walk.expansion().fields(words)) {
      if (!argv.isEmpty()) {
        ends |= command(argv, simple);
      }
    }
    return ends;
  }

  List<String> withoutAssignments(List<String> words) {
    int first = 0;
    while (first < words.size() && isAssignment(words.get(first))) {
      first++;
    }
    return words.subList(first, words.size());
  }

  private int assignments(Simple simple) {
    int first = 0;
    while (first < simple.list().size() && isAssignment(simple.list().get(first))) {
      first++;
    }
    boolean alone = first == simple.list().size();
    for (String word : simple.list().subList(0, first)) {
      assign(word, alone, simple.line());
    }
    return first;
  }

  private static boolean isAssignment(String word) {
    int end = ShellText.endOfName(word, 0);
    int after = word.startsWith("[", end) ? word.indexOf(']', end) + 1 : end;
    return end > 0 && (word.startsWith("=", after) || word.startsWith("+=", after));
  }

  /** One word of the form {@code NAME=value}. */
  private void assign(String word, boolean lasting, int line) {
    int end = ShellText.endOfName(word, 0);
    String name = word.substring(0, end);
    int equals = word.indexOf('=', end);
    for (String value : walk.expansion().values(word.substring(equals + 1))) {
      if (word.charAt(equals - 1) == '+') {
        append(name, value, word.startsWith("(", equals + 1));
      } else {
        scope.add(name, value);
      }
      if (lasting && scope.isExported(name)) {
        setting(name, value, line);
      }
    }
  }

  private void append(String name, String value, boolean list) {
    for (String before : scope.isAssigned(name) ? scope.get(name) : List.of("")) {
      boolean grown = before.length() > 1_000 || before.endsWith(value);
      String between = list && !before.isEmpty() ? String.valueOf(ShellMarks.NEXT) : "";
      scope.add(name, grown ? before : before + between + value);
    }
  }

  private void setting(String name, String value, int line) {
    ChildVariables.of(name, ShellMarks.shown(value)).ifPresent(e -> report.setting(e, line));
  }

  private void childVariables(Simple simple, int first) {
    for (String word : simple.list().subList(0, first)) {
      String name = word.substring(0, ShellText.endOfName(word, 0));
      for (String value : walk.expansion().values(word.substring(word.indexOf('=') + 1))) {
        ChildVariables.of(name, ShellMarks.shown(value))
            .ifPresent(effect -> report.effect(effect, simple.line()));
      }
    }
  }

  private boolean command(List<String> argv, Simple simple) {
    String name = argv.get(0);
    boolean typed = argv.stream().skip(1).anyMatch(ShellMarks::isTyped);
    wroteTyped |= typed && PRINTING.contains(ProgramName.of(name));
    ShellNode body = scope.functions().get(name);
    if (body != null) {
      call(name, body, argv);
      return false;
    }
    List<String> rest = argv.subList(1, argv.size());
    Set<String> outside = walk.expansion().takeOutside();
    if (builtin(name, rest, simple)) {
      return name.equals("exit") || name.equals("return");
    }
    Optional<ShellStarts.Started> started = starts.of(argv, simple.line());
    started.ifPresent(program -> started(program, simple, outside));
    return ENDING.contains(name) && argv.size() > 1;
  }

  private void call(String name, ShellNode body, List<String> argv) {
    boolean fresh = called.add(argv);
    if (called.size() > MOST_CALLS) {
      report.unread("it calls more functions than are followed", 0);
      return;
    }
    if (fresh && calling.add(name)) {
      walk.call(body, argv.subList(1, argv.size()));
      calling.remove(name);
    }
  }

  private boolean builtin(String name, List<String> rest, Simple simple) {
    int line = simple.line();
    if (DECLARING.contains(name)) {
      declare(name, simple);
      return !rest.isEmpty() && !rest.get(0).startsWith("-p");
    }
    switch (name) {
      case "set" -> positionals(rest);
      case "eval" -> program(String.join(" ", rest), "eval", line);
      case ".", "source" -> sourced(rest, line);
      case "trap" -> trapped(rest, line);
      case "read", "mapfile", "readarray", "getopts" -> {
        assignRead(simple);
        askedSecretly(name, rest, line);
      }
      case "alias" -> rest.forEach(word -> alias(word, line));
      default -> {
        return name.equals("exit") || name.equals("return");
      }
    }
    return !name.equals("set") || !rest.isEmpty();
  }

  private void declare(String name, Simple simple) {
    for (String word : simple.list()) {
      if (isAssignment(word)) {
        if (name.equals("export") || simple.list().contains("-x")) {
          scope.export(word.substring(0, ShellText.endOfName(word, 0)));
        }
        assign(word, true, simple.line());
      } else if (ShellText.isName(word) && name.equals("export")) {
        scope.export(word);
      }
    }
  }

  private void positionals(List<String> rest) {
    int dashes = rest.indexOf("--");
    if (dashes >= 0) {
      scope.arguments(rest.subList(dashes + 1, Math.min(rest.size(), dashes + 200)));
    }
  }

  void assignRead(Simple simple) {
    for (String word : withoutAssignments(simple.list())) {
      if (ShellText.isName(word)) {
        scope.add(word, ShellMarks.UNKNOWN_TEXT);
      }
    }
  }

  private void askedSecretly(String name, List<String> rest, int line) {
    if (name.equals("read") && rest.stream().anyMatch(word -> word.matches("-[a-z]*s[a-z]*"))) {
      report.effect(new Effect(Effect.CREDENTIALS, "asks for something without showing it"), line);
    }
  }

  private void alias(String word, int line) {
    int equals = word.indexOf('=');
    if (equals > 0) {
      walk.text(word.substring(equals + 1), line);
    }
  }

  private void trapped(List<String> rest, int line) {
    if (rest.size() > 1 && !rest.get(0).startsWith("-")) {
      program(rest.get(0), "trap", line);
    }
  }

  /** Text that the shell runs as commands. */
  private void program(String text, String by, int line) {
    if (text.isBlank() || text.equals(ShellMarks.TYPED_TEXT)) {
      return;
    }
    if (text.indexOf(ShellMarks.UNKNOWN) >= 0) {
      report.unread("what " + by + " runs is not all known: " + shortened(text), line);
    }
    if (!text.equals(ShellMarks.UNKNOWN_TEXT)) {
      walk.text(text, line);
    }
  }

  private static String shortened(String text) {
    String shown = ShellMarks.shown(text);
    return shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
  }

  private void sourced(List<String> rest, int line) {
    String file = rest.isEmpty() ? "" : rest.get(0);
    boolean system = file.matches("/(etc|usr/lib|usr/share|lib)/[^\ue000\ue001]*");
    if (file.isEmpty() || file.startsWith("/dev/")) {
      return;
    }
    if (system && !file.contains("..")) {
      report.note(new Effect(Effect.PROCESS, "runs the commands in " + file), line);
    } else {
      report.unread("runs the commands in another file: " + shortened(file), line);
    }
  }

  private void started(ShellStarts.Started program, Simple simple, Set<String> outside) {
    int line = simple.line();
    if (!program.own() && !ShellStarts.isBuiltin(program.program())) {
      outside.stream()
          .filter(SecretNames::isSecret)
          .forEach(
              name ->
                  report.effect(
                      new Effect(Effect.ENVIRONMENT, "gives a secret variable on (" + name + ")"),
                      line));
    }
    if (wroteTyped && ProgramName.of(program.program()).equals("tee")) {
      program.arguments().stream()
          .filter(argument -> !argument.startsWith("-") && !argument.startsWith("/dev/"))
          .forEach(argument -> report.effect(ShellFiles.TYPED_WRITTEN, line));
    }
    Optional<InterpreterCode> code = InterpreterCode.of(program.program(), program.arguments());
    if (code.isPresent()) {
      given(program, code.get(), line);
    } else if (InterpreterCode.isInterpreter(program.program()) && !program.own()) {
      interpreted(program, simple);
    }
  }

  private void given(ShellStarts.Started program, InterpreterCode code, int line) {
    String name = ProgramName.of(program.program());
    if (code.language().equals("shell")) {
      program(code.text(), name + " -c", line);
    } else if (!code.text().equals(ShellMarks.TYPED_TEXT)) {
      report.unread("gives " + name + " a program as text: " + shortened(code.text()), line);
    }
  }

  /** An interpreter that runs a file or what it reads. */
  private void interpreted(ShellStarts.Started program, Simple simple) {
    String operand = "";
    for (String argument : program.arguments()) {
      if (!argument.startsWith("-")) {
        operand = argument;
        break;
      }
      if (argument.equals("-m")) {
        return;
      }
    }
    String name = ProgramName.of(program.program());
    boolean self = operand.endsWith(ShellMarks.UNKNOWN_TEXT + "/" + command);
    if (!operand.isEmpty() && !operand.startsWith("/dev/")) {
      if (!self && !operand.equals(ShellMarks.TYPED_TEXT)) {
        report.unread("has " + name + " run another file: " + shortened(operand), simple.line());
      }
      return;
    }
    if (operand.startsWith("/dev/fd")) {
      report.unread("has " + name + " run what another command prints", simple.line());
    }
    for (Redirection redirection : simple.redirections()) {
      if (redirection.isText() && PrefixCommands.isShell(name)) {
        walk.text(walk.hereText(redirection), redirection.line());
      } else if (redirection.isText()) {
        report.unread("gives " + name + " a program as text", redirection.line());
      }
    }
  }

  /** Returns whether a command runs what it reads from a pipe. */
  boolean readsProgram(Simple simple) {
    for (List<String> fields : walk.expansion().fields(withoutAssignments(simple.list()))) {
      List<String> argv = PrefixCommands.unwrap(fields).argv();
      if (argv.isEmpty()) {
        continue;
      }
      String name = ProgramName.of(argv.get(0));
      List<String> operands = new ArrayList<>(argv.subList(1, argv.size()));
      boolean code = InterpreterCode.of(name, operands).isPresent();
      operands.removeIf(word -> word.startsWith("-"));
      boolean stdin = operands.isEmpty() || operands.get(0).equals("/dev/stdin");
      boolean sources = name.equals(".") || name.equals("source");
      if (stdin && !code && (sources || InterpreterCode.isInterpreter(name))) {
        return true;
      }
    }
    return false;
  }

  /** A pipe into an interpreter. */
  void programFrom(Collection<String> texts, boolean fetched, Simple sink) {
    int line = sink.line();
    String name = ProgramName.of(withoutAssignments(sink.list()).get(0));
    if (fetched) {
      report.effect(new Effect(Effect.PROCESS, "runs what it fetched"), line);
    }
    for (String text : texts) {
      boolean shell = PrefixCommands.isShell(name) || name.equals("source") || name.equals(".");
      if (ShellMarks.isConstant(text) && shell) {
        walk.text(text, line);
      } else if (!text.equals(ShellMarks.TYPED_TEXT)) {
        report.unread("has " + name + " run what another command prints", line);
      }
    }
  }
}
