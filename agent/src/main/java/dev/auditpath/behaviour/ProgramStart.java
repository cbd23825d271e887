package dev.auditpath.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One call that starts a program, or one of several: hand-overs, effects, what comes back. */
final class ProgramStart {
  private static final int MOST_PROGRAMS = 8;
  private static final Pattern PYTHON = Pattern.compile("(python|pypy)[0-9.]*w?|py");

  private final Call call;
  private final Findings findings;
  private final Site site;
  private boolean isOwnCommand;
  private boolean forwards;

  ProgramStart(Call call) {
    this.call = call;
    this.findings = call.findings();
    this.site = call.site();
    variables();
  }

  private void variables() {
    for (Value value : environment().options()) {
      if (value instanceof Mapping mapping) {
        Map.copyOf(mapping.entries())
            .forEach(
                (name, text) ->
                    call.interpreter().externals().environment().setForChild(name, text, site));
      }
    }
  }

  /** Returns the variables that the program gets, as far as they are an argument. */
  private Values environment() {
    Values named = call.arguments().named("env");
    int count = call.arguments().positional().size();
    return switch (call.name()) {
      case "os.execve", "os.execvpe", "os.posix_spawn", "os.posix_spawnp" -> named.or(call.at(2));
      case "os.spawnve", "os.spawnvpe" -> named.or(call.at(3));
      case "os.execle", "os.execlpe", "os.spawnle", "os.spawnlpe" ->
          count == 0 ? named : named.or(call.arguments().positional().get(count - 1));
      default -> named;
    };
  }

  /** Returns what the call returns. */
  Values result() {
    Values result = Values.external(Canonical.shortened("subprocess.run()"));
    return isOwnCommand && forwards ? result.tainted(Taint.OUTPUT) : result;
  }

  /** An argument vector. */
  void sequence(Sequence argv, int taints) {
    Values first = argv.get(0);
    if (first.isNothing()) {
      first = Values.OPEN;
    }
    program(first.tainted(taints), argv.slice(1, Integer.MAX_VALUE));
  }

  /** A program, and the arguments behind its name. */
  void program(Values program, Sequence arguments) {
    List<String> words = ProgramFunctions.texts(arguments);
    List<String> programs = program.texts();
    for (int i = 0; i < programs.size() && i < MOST_PROGRAMS; i++) {
      List<String> argv = new ArrayList<>();
      argv.add(programs.get(i));
      argv.addAll(words);
      vector(argv);
    }
    background();
  }

  private void background() {
    boolean detached = false;
    for (String name : new String[] {"start_new_session", "creationflags", "preexec_fn"}) {
      Values value = call.arguments().named(name);
      detached |=
          value.options().contains(Value.Constant.TRUE)
              || value.options().contains(new Value.External("os.setsid"))
              || value.options().contains(new Value.External("os.setpgrp"))
              || value.options().contains(new Value.External("subprocess.DETACHED_PROCESS"))
              || value.options().contains(new Value.External("subprocess.CREATE_NO_WINDOW"));
    }
    if (detached && !isOwnCommand) {
      findings.effect(Effect.PROCESS, site, "starts a program that goes on by itself");
    }
  }

  private void vector(List<String> argv) {
    if (isOwn(argv.get(0))) {
      // A prefix command that is the command itself is what is handed over to.
      started(ProgramName.of(argv.get(0)), argv.get(0), argv.subList(1, argv.size()));
      return;
    }
    PrefixCommands.Unwrapped unwrapped = PrefixCommands.unwrap(argv);
    unwrapped
        .variables()
        .forEach(
            (name, value) ->
                call.interpreter()
                    .externals()
                    .environment()
                    .setForChild(name, Values.text(value), site));
    List<String> rest = unwrapped.argv();
    if (rest.isEmpty()) {
      return;
    }
    List<String> arguments = rest.subList(1, rest.size());
    if (PrefixCommands.isShell(rest.get(0))) {
      int script = script(arguments);
      if (script >= 0) {
        new ShellStart(call, this).text(arguments.get(script));
        return;
      }
      firstOperand(arguments).ifPresent(file -> scriptFile(file));
    }
    call.interpreter().written().run(call, rest.get(0), false);
    if (rest.get(0).equals(String.valueOf(Marks.PYTHON))) {
      interpreter(arguments);
    }
    for (String name : new Originals(call.interpreter().subject()).commands(rest.get(0))) {
      started(name, rest.get(0), arguments);
    }
    unnamed(rest.get(0), arguments);
  }

  /** A shell is given a file: one that the package brings, or one that was just written. */
  private void scriptFile(String file) {
    if (file.indexOf(Marks.FOLDER) >= 0) {
      new ShippedScript(call).run(file);
    }
    call.interpreter().written().run(call, file, false);
  }

  private static Optional<String> firstOperand(List<String> arguments) {
    return arguments.stream().filter(argument -> !argument.startsWith("-")).findFirst();
  }

  /** The running interpreter is what a command named python is another name of. */
  private void interpreter(List<String> arguments) {
    for (String own : List.copyOf(call.interpreter().subject().commands())) {
      boolean typed = arguments.stream().anyMatch(word -> word.indexOf(Marks.TYPED) >= 0);
      if (typed && PYTHON.matcher(own).matches()) {
        started(own, String.valueOf(Marks.PYTHON), arguments);
      }
    }
  }

  private boolean isOwn(String program) {
    boolean exact = !program.isEmpty() && Marks.isExact(program);
    return exact && call.interpreter().subject().commands().contains(ProgramName.of(program));
  }

  private static int script(List<String> arguments) {
    for (int i = 0; i + 1 < arguments.size(); i++) {
      String option = arguments.get(i);
      if (option.matches("-[a-zA-Z]*c")
          || option.equalsIgnoreCase("/c")
          || option.equalsIgnoreCase("-Command")) {
        return i + 1;
      }
    }
    return -1;
  }

  /** A program that has no name of its own: Python, what the package brings, what is not known. */
  private void unnamed(String program, List<String> arguments) {
    String path = PathTexts.normal(program);
    String base = ProgramName.of(path);
    boolean python = path.equals(String.valueOf(Marks.PYTHON)) || PYTHON.matcher(base).matches();
    if (python) {
      new PythonStart(call).run(arguments);
    } else if (path.indexOf(Marks.FOLDER) >= 0) {
      findings.note(
          Effect.PROCESS, site, "runs a program that the package ships: " + Places.shown(path));
      new ShippedScript(call).run(path);
    } else if (path.startsWith(Marks.SCRIPTS + "/")) {
      findings.note(
          Effect.PROCESS, site, "runs a program of its environment: " + Places.shown(path));
    } else if (path.indexOf(Marks.TYPED) >= 0 || path.equals(Marks.ANYTHING)) {
      findings.note(Effect.PROCESS, site, "starts a program that is named when it runs");
    }
  }

  /** Something within a shell's text is the command itself. */
  void handedOver() {
    isOwnCommand = true;
    forwards = true;
  }

  /** A program of this name is started. */
  void started(String name, String program, List<String> arguments) {
    Set<String> own = Set.copyOf(call.interpreter().subject().commands());
    findings.handOver(name, site, "starts " + Places.shown(program));
    if (own.contains(name)) {
      isOwnCommand = true;
      tampering(name, arguments);
      return;
    }
    List<String> known = new ArrayList<>();
    for (String argument : arguments) {
      known.add(argument.replace(Marks.HOLE, '*').replace(Marks.TYPED, '*'));
    }
    Optional<Effect> effect = StartedPrograms.of(name, known);
    effect.ifPresent(found -> told(found, name));
  }

  private void told(Effect effect, String name) {
    if (effect.kind().equals(Effect.NETWORK)) {
      Network.use(call, name, call.arguments());
    } else {
      findings.effect(effect.kind(), site, effect.what() + " (" + name + ")");
    }
  }

  private void tampering(String name, List<String> arguments) {
    boolean typed = false;
    List<String> added = new ArrayList<>();
    for (String argument : arguments) {
      typed |= argument.indexOf(Marks.TYPED) >= 0;
      if (Marks.isExact(argument)) {
        added.add(argument);
      }
    }
    forwards |= typed || arguments.contains(Marks.ANYTHING);
    if (typed) {
      NeutralArguments.of(name, added)
          .ifPresent(effect -> findings.effect(effect.kind(), site, effect.what()));
    }
  }

  /** A shell's text. */
  void shell(Values text) {
    for (String one : text.texts()) {
      boolean typed = Taint.ARGUMENTS.in(text.taints());
      new ShellStart(call, this).text(typed ? one.replace(Marks.HOLE, Marks.TYPED) : one);
    }
    background();
  }
}
