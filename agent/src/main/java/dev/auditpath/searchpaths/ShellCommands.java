package dev.auditpath.searchpaths;

import dev.auditpath.searchpaths.ShellRun.Flow;
import dev.auditpath.shell.ShellNode.Apart;
import dev.auditpath.shell.ShellNode.Simple;
import dev.auditpath.shell.ShellText;
import dev.auditpath.shell.ShellToken;
import dev.auditpath.shell.ShellTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The built-in commands of bash, dash and zsh that matter to PATH. */
final class ShellCommands {
  private static final Set<String> PREFIXES = Set.of("builtin", "command", "noglob", "nocorrect");

  private final ShellRun run;
  private final ShellWords words;
  private final ShellVariables variables;
  private final MachineFiles files;
  private final CommandSearch search;
  private final KnownAnswers answers;
  private final KnownInitializers initializers;
  private final ShellConditions conditions;

  /** Variables that hold the whole output of a command, with that command. */
  private final Map<String, String> outputs = new HashMap<>();

  ShellCommands(ShellRun run, ShellWords words, ShellVariables variables, MachineFiles files) {
    this.run = run;
    this.words = words;
    this.variables = variables;
    this.files = files;
    this.search = new CommandSearch(variables, files);
    this.answers = new KnownAnswers(variables, files, search);
    this.initializers = new KnownInitializers(variables, files, answers);
    this.conditions = new ShellConditions(words, files, variables);
  }

  /** Returns what {@code $( … )} gives. */
  String output(String command) {
    List<String> list = simpleWords(command);
    return list.isEmpty() ? "" + ShellVariables.UNKNOWN : answers.output(words.fields(list));
  }

  /** Runs one simple command, words with their quotes. */
  Verdict run(List<String> list, int line) {
    int first = 0;
    while (first < list.size() && isAssignment(list.get(first))) {
      first++;
    }
    if (first == list.size()) {
      Verdict verdict = Verdict.YES;
      for (String assignment : list) {
        verdict = assign(assignment, line);
      }
      return verdict;
    }
    String name = words.text(list.get(first));
    return command(name, list.subList(first + 1, list.size()), line);
  }

  private Verdict command(String name, List<String> rest, int line) {
    if (name.startsWith("((")) {
      return arithmetic(name);
    }
    return switch (name) {
      case ":", "true", "alias", "echo", "printf", "setopt", "unsetopt", "bindkey", "umask" ->
          Verdict.YES;
      case "false" -> Verdict.NO;
      case "[" -> conditions.answer(withoutLast(rest, "]"), false);
      case "[[" -> conditions.answer(withoutLast(rest, "]]"), true);
      case "test" -> conditions.answer(rest, false);
      case "export", "declare", "typeset", "local", "readonly", "integer" -> declare(rest, line);
      case ".", "source" -> source(rest, line);
      case "builtin", "command", "noglob", "nocorrect" -> prefixed(rest, line);
      case "eval" -> eval(rest, line);
      case "emulate" -> emulate(rest, line);
      case "which", "whence", "hash", "type" -> lookedUp(rest);
      case "shopt" -> rest.size() > 1 && rest.get(0).contains("q") ? option(rest) : Verdict.YES;
      default -> control(name, rest, line);
    };
  }

  private Verdict control(String name, List<String> rest, int line) {
    switch (name) {
      case "return" -> run.flow(Flow.RETURN);
      case "break" -> run.flow(Flow.BREAK);
      case "exit" -> leave(line, "the shell ends here");
      case "exec" -> {
        if (!rest.isEmpty()) {
          leave(line, "another program takes the shell's place");
        }
      }
      case "unset" -> words.fields(rest).forEach(variables::unset);
      case "set" -> {
        if (!rest.isEmpty() && rest.get(0).equals("--")) {
          variables.arguments(words.fields(rest.subList(1, rest.size())));
        }
      }
      case "shift" -> {
        List<String> now = variables.arguments();
        variables.arguments(now.subList(Math.min(1, now.size()), now.size()));
      }
      case "conda", "nvm", "module", "workon" -> run.note(line, "\"" + name + "\" may change PATH");
      default -> {
        return run.call(name, words.fields(rest)).orElse(Verdict.UNKNOWN);
      }
    }
    return Verdict.YES;
  }

  private void leave(int line, String why) {
    run.note(line, why);
    run.flow(Flow.EXIT);
  }

  private Verdict arithmetic(String text) {
    String inner = text.substring(2, Math.max(2, text.length() - 2)).strip();
    if (inner.startsWith("$+commands[") && inner.endsWith("]")) {
      return search.has(inner.substring("$+commands[".length(), inner.length() - 1));
    }
    long user = files.host().userId();
    return switch (inner.replace(" ", "").replace("$", "")) {
      case "EUID==0", "UID==0" -> Verdict.of(user == 0);
      case "EUID!=0", "UID!=0", "EUID", "UID" -> Verdict.of(user != 0);
      default -> Verdict.UNKNOWN;
    };
  }

  private static List<String> withoutLast(List<String> list, String last) {
    boolean closed = !list.isEmpty() && list.get(list.size() - 1).equals(last);
    return closed ? list.subList(0, list.size() - 1) : list;
  }

  private static Verdict option(List<String> rest) {
    return switch (rest.get(rest.size() - 1)) {
      case "login_shell" -> Verdict.YES;
      case "posix" -> Verdict.NO;
      default -> Verdict.UNKNOWN;
    };
  }

  private Verdict declare(List<String> rest, int line) {
    boolean unique = false;
    for (String word : rest) {
      unique |= word.startsWith("-") && word.indexOf('U') > 0;
      if (isAssignment(word)) {
        assign(word, line);
      }
      if (unique && (word.equalsIgnoreCase("path") || word.startsWith("path="))) {
        variables.keepUnique();
      }
    }
    return Verdict.YES;
  }

  static boolean isAssignment(String word) {
    int end = ShellText.endOfName(word, 0);
    return end > 0 && (word.startsWith("=", end) || word.startsWith("+=", end));
  }

  private Verdict assign(String assignment, int line) {
    int end = ShellText.endOfName(assignment, 0);
    String name = assignment.substring(0, end);
    boolean append = assignment.startsWith("+", end);
    String word = assignment.substring(end + (append ? 2 : 1));
    if (word.startsWith("(")) {
      return assignList(name, word, append, line);
    }
    Optional<String> command = wholeSubstitution(word);
    command.ifPresentOrElse(text -> outputs.put(name, text), () -> outputs.remove(name));
    String value = words.text(word);
    if (!variables.set(name, append ? variables.get(name) + value : value)) {
      run.note(line, "PATH holds what only running a command tells");
    }
    List<String> program = words.fields(command.map(ShellCommands::simpleWords).orElse(List.of()));
    return program.isEmpty() ? Verdict.YES : search.has(program.get(0));
  }

  private Verdict assignList(String name, String word, boolean append, int line) {
    List<String> raw =
        ShellTokens.of(word.substring(1, Math.max(1, word.length() - 1)), line).stream()
            .filter(token -> !token.isOperator())
            .map(ShellToken::text)
            .toList();
    List<String> fields = words.fields(raw);
    boolean path = name.equals("path") && variables.isTied();
    String value = String.join(path ? ":" : " ", fields);
    String separator = path ? ":" : " ";
    String before = path ? variables.path() : variables.get(name);
    String all = append && !before.isEmpty() ? before + separator + value : value;
    if (!variables.set(path ? "PATH" : name, all)) {
      run.note(line, "path holds what only running a command tells");
    }
    return Verdict.YES;
  }

  private Verdict source(List<String> rest, int line) {
    if (rest.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (rest.get(0).startsWith("<(")) {
      return initialize(rest.get(0).substring(2, Math.max(2, rest.get(0).length() - 1)), line);
    }
    List<String> fields = words.fields(rest);
    String name = fields.isEmpty() ? "" : fields.get(0);
    if (ShellVariables.isUnknown(name)) {
      run.note(line, "reads a file whose name only running a command tells");
      return Verdict.UNKNOWN;
    }
    String file = name.startsWith("/") ? name : files.home() + "/" + name;
    if (files.isFile(file) && initializers.sourced(file, fields)) {
      return Verdict.YES;
    }
    return Verdict.of(run.source(file));
  }

  private Verdict prefixed(List<String> rest, int line) {
    int first = 0;
    while (first < rest.size() && PREFIXES.contains(rest.get(first))) {
      first++;
    }
    List<String> list = rest.subList(first, rest.size());
    if (list.isEmpty()) {
      return Verdict.YES;
    }
    boolean asks = list.get(0).equals("-v") || list.get(0).equals("-V");
    boolean nests = PREFIXES.contains(words.text(list.get(0)));
    return asks ? lookedUp(list) : nests ? Verdict.UNKNOWN : run(new ArrayList<>(list), line);
  }

  private Verdict lookedUp(List<String> rest) {
    List<String> names = words.fields(rest).stream().filter(word -> !word.startsWith("-")).toList();
    return names.isEmpty() ? Verdict.YES : search.has(names.get(0));
  }

  private Verdict eval(List<String> rest, int line) {
    String whole = String.join(" ", rest);
    Optional<String> command = wholeSubstitution(whole).or(() -> storedCommand(whole));
    if (command.isPresent()) {
      return initialize(command.get(), line);
    }
    String text = String.join(" ", words.fields(rest));
    if (ShellVariables.isUnknown(text)) {
      run.note(line, "evaluates what only running a command tells");
      return Verdict.UNKNOWN;
    }
    return run.evaluate(text, line);
  }

  private Optional<String> storedCommand(String word) {
    String plain = word.replace("\"", "").replace("{", "").replace("}", "");
    return plain.startsWith("$")
        ? Optional.ofNullable(outputs.get(plain.substring(1)))
        : Optional.empty();
  }

  /** Returns the command of a word that is one substitution and nothing else. */
  private static Optional<String> wholeSubstitution(String word) {
    boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
    String plain = (quoted ? word.substring(1, word.length() - 1) : word).strip();
    boolean whole = plain.startsWith("$(") || plain.startsWith("`");
    if (!whole || ShellText.endOfPiece(plain, 0) != plain.length() || plain.length() < 3) {
      return Optional.empty();
    }
    return Optional.of(plain.substring(plain.startsWith("`") ? 1 : 2, plain.length() - 1));
  }

  private Verdict initialize(String command, int line) {
    List<String> fields = words.fields(simpleWords(command));
    if (!initializers.evaluated(fields)) {
      run.note(line, "evaluates what \"" + String.join(" ", fields) + "\" prints");
      return Verdict.UNKNOWN;
    }
    return Verdict.YES;
  }

  /** {@code eval "$(SHELL=/bin/sh lesspipe)"}: assignments in front are left out. */
  private static List<String> simpleWords(String command) {
    List<String> list = new ArrayList<>();
    for (ShellToken token : ShellTokens.of(command, 1)) {
      if (token.isOperator() && !token.is("\n")) {
        return token.is("||") ? list : List.of();
      }
      if (!token.isOperator() && !(list.isEmpty() && isAssignment(token.text()))) {
        list.add(token.text());
      }
    }
    return list;
  }

  private Verdict emulate(List<String> rest, int line) {
    int option = rest.indexOf("-c");
    return option >= 0 && option + 1 < rest.size()
        ? run.evaluate(words.text(rest.get(option + 1)), line)
        : Verdict.YES;
  }

  /** fish: {@code pyenv init - | source}. */
  boolean isPipedToSource(Apart apart) {
    int last = apart.nodes().size() - 1;
    return last > 0
        && apart.nodes().get(last) instanceof Simple sink
        && sink.list().equals(List.of("source"))
        && apart.nodes().get(0) instanceof Simple;
  }

  Verdict pipedToSource(Apart apart) {
    if (!(apart.nodes().get(0) instanceof Simple command)) {
      return Verdict.UNKNOWN;
    }
    return initialize(String.join(" ", command.list()), command.line());
  }
}
