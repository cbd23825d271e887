package dev.auditpath.searchpaths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands of fish that matter to PATH: {@code set}, {@code fish_add_path} and tests. */
final class FishCommands {
  private static final String USER_PATHS = "fish_user_paths";

  private static final int DEEPEST = 40;

  private final FishRun run;
  private final FishWords words;
  private final ShellVariables variables;
  private final MachineFiles files;
  private final CommandSearch search;
  private final KnownAnswers answers;
  private final KnownInitializers initializers;
  private int depth;

  FishCommands(FishRun run, ShellVariables variables, MachineFiles files) {
    this.run = run;
    this.variables = variables;
    this.files = files;
    this.search = new CommandSearch(variables, files);
    this.answers = new KnownAnswers(variables, files, search);
    this.initializers = new KnownInitializers(variables, files, answers);
    this.words = new FishWords(variables, this::output);
  }

  FishWords words() {
    return words;
  }

  private String output(String command) {
    List<FishStatement> statements = FishStatement.of(command);
    return statements.size() == 1
        ? answers.output(words.expanded(statements.get(0).words()))
        : String.valueOf(ShellVariables.UNKNOWN);
  }

  /** Takes {@code fish_user_paths} from the file of universal variables. */
  void universal(String text) {
    String key = "SETUVAR " + USER_PATHS + ":";
    text.lines()
        .map(line -> line.replace("SETUVAR --export ", "SETUVAR "))
        .filter(line -> line.startsWith(key))
        .map(line -> unescaped(line.substring(key.length())))
        .forEach(value -> userPaths(List.of(value.split("\u001e", -1))));
  }

  /** {@code \xHH} stands for a character; a list's elements are parted by U+001E. */
  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      boolean escape = value.startsWith("\\x", at) && at + 4 <= value.length();
      int code = escape ? hex(value.charAt(at + 2)) * 16 + hex(value.charAt(at + 3)) : -1;
      plain.append(code > 0 ? (char) code : value.charAt(at));
      at += code > 0 ? 4 : 1;
    }
    return plain.toString();
  }

  private static int hex(char c) {
    int digit = Character.digit(c, 16);
    return digit < 0 ? -1_000 : digit;
  }

  Verdict run(FishStatement statement) {
    if (++depth > DEEPEST) {
      depth--;
      return Verdict.UNKNOWN;
    }
    Verdict verdict = command(statement);
    depth--;
    return verdict;
  }

  private Verdict command(FishStatement statement) {
    List<String> rest = statement.words().subList(1, statement.words().size());
    return switch (statement.first()) {
      case "set" -> set(words.expanded(rest), statement.line());
      case "fish_add_path" -> addPath(words.expanded(rest), statement.line());
      case "test", "[" -> test(rest);
      case "contains" -> contains(words.expanded(rest));
      case "source", "." -> source(words.expanded(rest), statement.line());
      case "eval" -> eval(rest, statement);
      case "not", "!" -> rest.isEmpty() ? Verdict.YES : run(shortened(statement)).negated();
      case "builtin", "command" -> prefixed(rest, statement);
      case "type", "which" -> lookedUp(rest);
      case "status" -> status(rest);
      case "true" -> Verdict.YES;
      case "false" -> Verdict.NO;
      case "exec" -> {
        run.note(statement.line(), "another program takes the shell's place");
        yield Verdict.YES;
      }
      default -> Verdict.UNKNOWN;
    };
  }

  /** {@code program … | source}. */
  Verdict initialize(FishStatement statement) {
    List<String> fields = words.expanded(statement.words());
    if (!initializers.evaluated(fields)) {
      run.note(statement.line(), "sources what \"" + String.join(" ", fields) + "\" prints");
      return Verdict.UNKNOWN;
    }
    return Verdict.YES;
  }

  private static FishStatement shortened(FishStatement statement) {
    List<String> rest = statement.words().subList(1, statement.words().size());
    return new FishStatement(rest, "", false, statement.line());
  }

  private Verdict prefixed(List<String> rest, FishStatement statement) {
    boolean asks =
        !rest.isEmpty()
            && Stream.of("-v", "-q", "-s", "--query", "--search").anyMatch(rest.get(0)::equals);
    return rest.isEmpty() || asks ? lookedUp(rest) : run(shortened(statement));
  }

  private Verdict lookedUp(List<String> rest) {
    List<String> names =
        words.expanded(rest).stream().filter(word -> !word.startsWith("-")).toList();
    return names.isEmpty() ? Verdict.UNKNOWN : search.has(names.get(0));
  }

  private static Verdict status(List<String> rest) {
    String question = rest.isEmpty() ? "" : rest.get(0).replace("--", "");
    return switch (question) {
      case "is-interactive", "is-login" -> Verdict.YES;
      default -> Verdict.UNKNOWN;
    };
  }

  private Verdict set(List<String> arguments, int line) {
    List<String> options = arguments.stream().takeWhile(word -> word.startsWith("-")).toList();
    List<String> rest = arguments.subList(options.size(), arguments.size());
    if (rest.isEmpty()) {
      return Verdict.YES;
    }
    String name = rest.get(0);
    if (has(options, 'q', "--query")) {
      return Verdict.of(variables.find(name).isPresent());
    }
    if (has(options, 'e', "--erase")) {
      if (name.equals("PATH") || name.startsWith("PATH[")) {
        run.note(line, "takes something out of PATH");
      } else {
        variables.unset(name);
      }
      return Verdict.YES;
    }
    List<String> before = words.expanded("$" + name);
    List<String> value = new ArrayList<>(rest.subList(1, rest.size()));
    if (has(options, 'p', "--prepend")) {
      value.addAll(before);
    } else if (has(options, 'a', "--append")) {
      value.addAll(0, before);
    }
    assign(name, value, line);
    return Verdict.YES;
  }

  private void assign(String name, List<String> value, int line) {
    boolean known = true;
    if (name.equals("PATH")) {
      known = variables.set("PATH", String.join(":", value));
    } else if (name.equals(USER_PATHS)) {
      known = value.stream().noneMatch(ShellVariables::isUnknown);
      userPaths(value.stream().filter(element -> !ShellVariables.isUnknown(element)).toList());
    } else {
      variables.set(name, String.join(FishWords.BETWEEN, value));
    }
    if (!known) {
      run.note(line, "PATH holds what only running a command tells");
    }
  }

  /** fish keeps them in front of PATH, whenever they change. */
  private void userPaths(List<String> paths) {
    words.expanded("$" + USER_PATHS).forEach(variables::remove);
    variables.set(USER_PATHS, String.join(FishWords.BETWEEN, paths));
    for (int i = paths.size() - 1; i >= 0; i--) {
      variables.remove(paths.get(i));
      variables.prepend(paths.get(i));
    }
  }

  /** Adds existing directories only; those that are there already stay where they are. */
  private Verdict addPath(List<String> arguments, int line) {
    List<String> options = arguments.stream().filter(word -> word.startsWith("-")).toList();
    boolean direct = has(options, 'P', "--path");
    boolean move = has(options, 'm', "--move");
    boolean append = has(options, 'a', "--append");
    String target = direct ? "PATH" : USER_PATHS;
    List<String> now = new ArrayList<>(words.expanded("$" + target));
    List<String> added = new ArrayList<>();
    for (String written : arguments) {
      String argument = withoutSlash(written);
      if (ShellVariables.isUnknown(argument)) {
        run.note(line, "adds a directory that only running a command tells");
      } else if (files.isDirectory(argument)
          && (move || !now.contains(argument))
          && !added.contains(argument)) {
        added.add(argument);
      }
    }
    if (!added.isEmpty()) {
      now.removeAll(added);
      now.addAll(append ? now.size() : 0, added);
      assign(target, now, line);
    }
    return Verdict.of(!added.isEmpty());
  }

  private static String withoutSlash(String name) {
    return name.length() > 1 && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean has(List<String> options, char letter, String name) {
    return options.stream()
        .anyMatch(
            option -> option.startsWith("--") ? option.equals(name) : option.indexOf(letter) > 0);
  }

  /** fish's test is that of POSIX; its words are expanded first. */
  private Verdict test(List<String> rest) {
    List<String> plain = new ArrayList<>();
    for (String word : rest) {
      if (!word.equals("]")) {
        plain.add("'" + String.join(" ", words.expanded(word)).replace("'", "") + "'");
      }
    }
    plain.replaceAll(word -> word.matches("'(-[a-z]+|[!=()]|!=)'") ? word.replace("'", "") : word);
    ShellWords posix = new ShellWords(variables, files, this::output, false);
    return new ShellConditions(posix, files, variables).answer(plain, false);
  }

  private static Verdict contains(List<String> arguments) {
    List<String> plain = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    return plain.isEmpty()
        ? Verdict.NO
        : Verdict.of(plain.subList(1, plain.size()).contains(plain.get(0)));
  }

  private Verdict source(List<String> arguments, int line) {
    String name = arguments.isEmpty() ? "" : arguments.get(0);
    if (ShellVariables.isUnknown(name)) {
      run.note(line, "reads a file whose name only running a command tells");
      return Verdict.UNKNOWN;
    }
    String file = name.startsWith("/") ? name : files.home() + "/" + name;
    boolean known = files.isFile(file) && initializers.sourced(file, arguments);
    return known ? Verdict.YES : Verdict.of(run.source(file));
  }

  /** {@code eval (brew shellenv)}. */
  private Verdict eval(List<String> rest, FishStatement statement) {
    String whole = String.join(" ", rest).replace("\"", "");
    int open = whole.indexOf('(');
    if (open < 0 || !whole.endsWith(")")) {
      return Verdict.UNKNOWN;
    }
    List<FishStatement> inner = FishStatement.of(whole.substring(open + 1, whole.length() - 1));
    return Optional.of(inner)
        .filter(list -> list.size() == 1)
        .map(list -> new FishStatement(list.get(0).words(), "", true, statement.line()))
        .map(this::initialize)
        .orElse(Verdict.UNKNOWN);
  }
}
