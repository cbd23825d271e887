package dev.auditpath.searchpaths;

import dev.auditpath.model.Platform;
import dev.auditpath.shell.Glob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows fish's start-up files as far as PATH is concerned, running nothing. In fish's documented
 * order: universal variables, {@code conf.d} of user, system and vendors, each name once, {@code
 * /etc/fish/config.fish}, {@code ~/.config/fish/config.fish}. Functions are not followed.
 */
final class FishRun {
  private static final int DEEPEST = 8;
  private static final int MOST_STEPS = 100_000;

  private final MachineFiles files;
  private final NotUnderstood notes;
  private final ShellVariables variables;
  private final FishCommands commands;
  private final Deque<String> sourcing = new ArrayDeque<>();
  private int depth;
  private int steps;

  FishRun(MachineFiles files, NotUnderstood notes, ShellVariables variables) {
    this.files = files;
    this.notes = notes;
    this.variables = variables;
    this.commands = new FishCommands(this, variables, files);
  }

  /** Follows all start-up files. */
  void start() {
    String configHome = variables.get("XDG_CONFIG_HOME");
    String own = (configHome.isEmpty() ? files.home() + "/.config" : configHome) + "/fish";
    if (files.host().platform() == Platform.MACOS) {
      variables.set("PATH", PathHelper.applied(variables.path(), files));
    }
    commands.universal(files.read(own + "/fish_variables"));
    Map<String, String> fragments = new LinkedHashMap<>();
    for (String directory :
        List.of(
            own + "/conf.d",
            "/etc/fish/conf.d",
            files.home() + "/.local/share/fish/vendor_conf.d",
            "/usr/local/share/fish/vendor_conf.d",
            "/usr/share/fish/vendor_conf.d")) {
      for (String name : files.names(directory)) {
        if (name.endsWith(".fish")) {
          fragments.putIfAbsent(name, directory + "/" + name);
        }
      }
    }
    fragments.values().forEach(this::source);
    source("/etc/fish/config.fish");
    source(own + "/config.fish");
  }

  /** Reads and follows a file; returns whether it is there. */
  boolean source(String name) {
    if (!files.isFile(name)) {
      return false;
    }
    if (sourcing.size() < DEEPEST && !sourcing.contains(name)) {
      sourcing.push(name);
      run(FishStatement.of(files.read(name)));
      sourcing.pop();
    }
    return true;
  }

  void note(int line, String why) {
    notes.add(sourcing.isEmpty() ? "fish" : sourcing.peek(), line, why);
  }

  private Verdict run(List<FishStatement> statements) {
    Verdict verdict = Verdict.YES;
    if (++depth < 40) {
      int at = 0;
      while (at < statements.size() && ++steps < MOST_STEPS) {
        FishStatement statement = statements.get(at);
        int end = statement.opens() ? endOfBlock(statements, at) : at + 1;
        List<FishStatement> part = statements.subList(at, end);
        if (statement.joint().isEmpty() || verdict == Verdict.of(statement.joint().equals("and"))) {
          verdict = statement.opens() ? block(part) : simple(statements, at);
        } else if (verdict == Verdict.UNKNOWN) {
          noteIfPathChanges(part, "depends on a command that is not run");
        }
        at = end;
      }
    }
    depth--;
    return verdict;
  }

  private Verdict simple(List<FishStatement> statements, int at) {
    FishStatement statement = statements.get(at);
    boolean fed = at > 0 && statements.get(at - 1).piped();
    if (statement.piped()) {
      boolean sourced =
          at + 1 < statements.size() && statements.get(at + 1).first().equals("source");
      return sourced ? commands.initialize(statement) : Verdict.UNKNOWN;
    }
    return fed ? Verdict.UNKNOWN : commands.run(statement);
  }

  private static int endOfBlock(List<FishStatement> statements, int from) {
    int open = 0;
    for (int at = from; at < statements.size(); at++) {
      FishStatement statement = statements.get(at);
      open += statement.opens() ? 1 : statement.first().equals("end") ? -1 : 0;
      if (open == 0) {
        return at + 1;
      }
    }
    return statements.size();
  }

  private Verdict block(List<FishStatement> part) {
    FishStatement head = part.get(0);
    boolean closed = part.get(part.size() - 1).first().equals("end");
    List<FishStatement> body = part.subList(1, closed ? part.size() - 1 : part.size());
    switch (head.first()) {
      case "if" -> branch(head, body);
      case "switch" -> choose(head, body);
      case "for" -> repeat(head, body);
      case "begin" -> run(withRest(head, body, 1));
      case "while" -> noteIfPathChanges(body, "a loop that is not followed");
      default -> {
        return Verdict.YES;
      }
    }
    return Verdict.YES;
  }

  /** The statements after the head's first words, which may stand on its line or below. */
  private static List<FishStatement> withRest(
      FishStatement head, List<FishStatement> body, int skipped) {
    List<FishStatement> all = new ArrayList<>();
    if (head.words().size() > skipped) {
      List<String> rest = head.words().subList(skipped, head.words().size());
      all.add(new FishStatement(rest, "", head.piped(), head.line()));
    }
    all.addAll(body);
    return all;
  }

  /**
   * Cuts at {@code else if} and {@code else} of this block; what {@code and} joins is condition.
   */
  private void branch(FishStatement head, List<FishStatement> body) {
    int joined = 0;
    while (joined < body.size() && !body.get(joined).joint().isEmpty()) {
      joined++;
    }
    Verdict condition = run(withRest(head, body.subList(0, joined), 1));
    int otherwise = next(body, joined, "else");
    if (condition == Verdict.UNKNOWN) {
      noteIfPathChanges(body, "a condition that cannot be told");
    } else if (condition == Verdict.YES) {
      run(body.subList(joined, otherwise));
    } else if (otherwise < body.size()) {
      FishStatement next = body.get(otherwise);
      List<FishStatement> rest = body.subList(otherwise + 1, body.size());
      if (next.words().size() > 1
          && next.words().get(1).equals("if")
          && ++steps < MOST_STEPS
          && depth < 40) {
        depth++;
        branch(
            new FishStatement(next.words().subList(1, next.words().size()), "", false, next.line()),
            rest);
        depth--;
      } else {
        run(rest);
      }
    }
  }

  private static int next(List<FishStatement> body, int from, String word) {
    int at = from;
    while (at < body.size() && !body.get(at).first().equals(word)) {
      at = body.get(at).opens() ? endOfBlock(body, at) : at + 1;
    }
    return at;
  }

  private void choose(FishStatement head, List<FishStatement> body) {
    List<String> subject = commands.words().expanded(head.words().subList(1, head.words().size()));
    String text = String.join(" ", subject);
    if (ShellVariables.isUnknown(text)) {
      noteIfPathChanges(body, "a case that cannot be told");
      return;
    }
    int at = next(body, 0, "case");
    while (at < body.size()) {
      int end = next(body, at + 1, "case");
      List<String> patterns = commands.words().expanded(body.get(at).words());
      if (patterns.stream().skip(1).anyMatch(pattern -> Glob.matches(pattern, text))) {
        run(body.subList(at + 1, end));
        return;
      }
      at = end;
    }
  }

  private void repeat(FishStatement head, List<FishStatement> body) {
    List<String> words = head.words();
    if (words.size() > 3) {
      for (String value : commands.words().expanded(words.subList(3, words.size()))) {
        variables.set(words.get(1), value);
        run(body);
      }
    }
  }

  private void noteIfPathChanges(List<FishStatement> statements, String why) {
    statements.stream()
        .filter(statement -> statement.words().stream().anyMatch(FishRun::namesPath))
        .findFirst()
        .ifPresent(statement -> note(statement.line(), why));
  }

  private static boolean namesPath(String word) {
    return word.equals("PATH") || word.equals("fish_add_path") || word.equals("fish_user_paths");
  }
}
