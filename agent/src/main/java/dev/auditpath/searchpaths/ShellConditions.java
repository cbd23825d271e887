package dev.auditpath.searchpaths;

import dev.auditpath.shell.Glob;
import java.util.List;
import java.util.Set;

/** Answers {@code test}, {@code [ … ]} and {@code [[ … ]]} from files and variables alone. */
final class ShellConditions {
  private static final Set<String> BINARY =
      Set.of(
          "=", "==", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot",
          "-ef");
  private static final Set<String> FILE_TESTS =
      Set.of("-d", "-f", "-e", "-r", "-s", "-x", "-w", "-h", "-L", "-O", "-G", "-a");
  private static final int DEEPEST = 50;

  private final ShellWords words;
  private final MachineFiles files;
  private final ShellVariables variables;
  private List<String> list = List.of();
  private boolean patterns;
  private int at;
  private int depth;

  ShellConditions(ShellWords words, MachineFiles files, ShellVariables variables) {
    this.words = words;
    this.files = files;
    this.variables = variables;
  }

  /** Answers the words between the brackets; {@code patterns} for {@code [[}. */
  Verdict answer(List<String> condition, boolean patterns) {
    this.list = condition;
    this.patterns = patterns;
    this.at = 0;
    this.depth = 0;
    Verdict verdict = either();
    return at < list.size() ? Verdict.UNKNOWN : verdict;
  }

  private Verdict either() {
    Verdict verdict = both();
    while (isNext("-o") || isNext("||")) {
      at++;
      Verdict other = both();
      verdict =
          verdict == Verdict.YES || other == Verdict.YES
              ? Verdict.YES
              : verdict == Verdict.NO ? other : Verdict.UNKNOWN;
    }
    return verdict;
  }

  private Verdict both() {
    Verdict verdict = one();
    while (isNext("-a") || isNext("&&")) {
      at++;
      Verdict other = one();
      verdict =
          verdict == Verdict.NO || other == Verdict.NO
              ? Verdict.NO
              : verdict == Verdict.YES ? other : Verdict.UNKNOWN;
    }
    return verdict;
  }

  private Verdict one() {
    if (at >= list.size()) {
      return Verdict.NO;
    }
    if (++depth > DEEPEST) {
      at = list.size();
      return Verdict.UNKNOWN;
    }
    String word = list.get(at);
    if (at + 2 < list.size() && BINARY.contains(list.get(at + 1))) {
      at += 3;
      return compared(word, list.get(at - 2), list.get(at - 1));
    }
    if (word.equals("!")) {
      at++;
      return one().negated();
    }
    if (word.equals("(")) {
      at++;
      Verdict inner = either();
      at++;
      return inner;
    }
    if (word.length() == 2 && word.startsWith("-") && at + 1 < list.size()) {
      at += 2;
      return unary(word, words.text(list.get(at - 1)));
    }
    at++;
    return filled(words.text(word));
  }

  private boolean isNext(String word) {
    return at < list.size() && list.get(at).equals(word);
  }

  private static Verdict filled(String text) {
    return ShellVariables.isUnknown(text) ? Verdict.UNKNOWN : Verdict.of(!text.isEmpty());
  }

  private Verdict unary(String test, String operand) {
    if (test.equals("-n") || test.equals("-z")) {
      return test.equals("-n") ? filled(operand) : filled(operand).negated();
    }
    if (ShellVariables.isUnknown(operand)) {
      return Verdict.UNKNOWN;
    }
    if (FILE_TESTS.contains(test)) {
      return Verdict.of(
          file(test, operand.startsWith("/") ? operand : files.home() + "/" + operand));
    }
    return switch (test) {
      case "-t" -> Verdict.YES;
      case "-v" -> Verdict.of(variables.find(operand).isPresent());
      case "-o" ->
          operand.equals("interactive") || operand.equals("login") ? Verdict.YES : Verdict.UNKNOWN;
      default -> Verdict.UNKNOWN;
    };
  }

  private boolean file(String test, String name) {
    return switch (test) {
      case "-d" -> files.isDirectory(name);
      case "-f" -> files.isFile(name);
      case "-x" -> files.isExecutable(name) || files.isDirectory(name);
      case "-h", "-L" -> files.isLink(name);
      default -> files.exists(name);
    };
  }

  private Verdict compared(String left, String operator, String right) {
    String text = words.text(left);
    String other = words.text(right);
    if (ShellVariables.isUnknown(text) || ShellVariables.isUnknown(other)) {
      return Verdict.UNKNOWN;
    }
    return switch (operator) {
      case "=", "==" -> Verdict.of(equal(text, other, right));
      case "!=" -> Verdict.of(!equal(text, other, right));
      case "=~" -> found(text, other, right);
      default -> operator.startsWith("-") ? numbers(text, operator, other) : Verdict.UNKNOWN;
    };
  }

  private boolean equal(String text, String plain, String word) {
    return patterns ? Glob.matches(words.pattern(word), text) : text.equals(plain);
  }

  /** A quoted regular expression is plain text; others are left alone. */
  private static Verdict found(String text, String plain, String word) {
    boolean quoted = word.startsWith("\"") || word.startsWith("'");
    boolean special = plain.chars().anyMatch(c -> "[](){}*+?|^$\\".indexOf(c) >= 0);
    return special && !quoted ? Verdict.UNKNOWN : Verdict.of(text.contains(plain));
  }

  private static Verdict numbers(String text, String operator, String other) {
    if (!isNumber(text) || !isNumber(other)) {
      return Verdict.UNKNOWN;
    }
    int order = Long.compare(Long.parseLong(text), Long.parseLong(other));
    return switch (operator) {
      case "-eq" -> Verdict.of(order == 0);
      case "-ne" -> Verdict.of(order != 0);
      case "-lt" -> Verdict.of(order < 0);
      case "-le" -> Verdict.of(order <= 0);
      case "-gt" -> Verdict.of(order > 0);
      case "-ge" -> Verdict.of(order >= 0);
      default -> Verdict.UNKNOWN;
    };
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
