package dev.auditpath.searchpaths;

import dev.auditpath.shell.Glob;
import dev.auditpath.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Expands the words of a shell: quotes, tilde, parameters, the few command substitutions that can
 * be answered without running anything (POSIX, XCU 2.6). The rest becomes {@link
 * ShellVariables#UNKNOWN}.
 */
final class ShellWords {
  private static final int DEEPEST = 12;
  private static final int LONGEST_TRIMMED = 4_096;

  /** In characters, over one run. */
  private static final long MOST_WORK = 50_000_000;

  private static final int LONGEST = 200_000;
  private static final String GLOB_CHARACTERS = "*?[\\";

  /** The ways in which zsh start-up files write all elements of {@code path}. */
  private static final Set<String> WHOLE_PATH =
      Set.of(
          "$path",
          "${path}",
          "$path[@]",
          "\"$path[@]\"",
          "\"${path[@]}\"",
          "${path[@]}",
          "\"${(@)path}\"",
          "${(s.:.)PATH}");

  private final ShellVariables variables;
  private final MachineFiles files;

  /** Answers a command's output; may give the unknown character. */
  private final UnaryOperator<String> substitution;

  private final boolean zsh;
  private int depth;
  private long work;

  ShellWords(
      ShellVariables variables,
      MachineFiles files,
      UnaryOperator<String> substitution,
      boolean zsh) {
    this.variables = variables;
    this.files = files;
    this.substitution = substitution;
    this.zsh = zsh;
  }

  /** Returns a word's text, unsplit, as on the right of an assignment. */
  String text(String word) {
    return expand(word, false, false);
  }

  /** Returns a word as a pattern: quoted characters are plain. */
  String pattern(String word) {
    return expand(word, false, true);
  }

  /** Returns the fields that words become: split at blanks unless quoted, patterns replaced. */
  List<String> fields(List<String> words) {
    List<String> fields = new ArrayList<>();
    for (String word : words) {
      if (word.equals("\"$@\"") || word.equals("$@")) {
        fields.addAll(variables.arguments());
      } else if (WHOLE_PATH.contains(word) && variables.isTied()) {
        fields.addAll(List.of(variables.path().split(":", -1)));
      } else {
        addFields(word, fields);
      }
    }
    return fields;
  }

  private void addFields(String word, List<String> fields) {
    String pattern = pattern(zsh ? withoutQualifier(word) : word);
    boolean quoted = word.indexOf('"') >= 0 || word.indexOf('\'') >= 0;
    boolean expands = word.indexOf('$') >= 0 || word.indexOf('`') >= 0;
    if (quoted || !expands || zsh) {
      addNames(pattern, zsh && !word.equals(withoutQualifier(word)), fields);
      return;
    }
    for (String part : pattern.replace('\t', ' ').replace('\n', ' ').split(" ", -1)) {
      if (!part.isEmpty()) {
        addNames(part, false, fields);
      }
    }
  }

  /** Patterns that match nothing stay as they are, unless zsh was told to drop them. */
  private void addNames(String pattern, boolean drop, List<String> fields) {
    boolean lookUp = Glob.isPattern(pattern) && pattern.startsWith("/");
    List<String> names = lookUp ? MatchingNames.of(pattern, files) : List.of();
    if (!names.isEmpty()) {
      fields.addAll(names);
    } else if (!drop || files.exists(Glob.plain(pattern))) {
      fields.add(Glob.plain(pattern));
    }
  }

  /** {@code name(N-/)}: zsh says in brackets which files it wants. */
  private static String withoutQualifier(String word) {
    int open = word.lastIndexOf('(');
    boolean qualifier = word.endsWith(")") && open > 0 && word.charAt(open - 1) != '$';
    return qualifier && word.indexOf('"', open) < 0 ? word.substring(0, open) : word;
  }

  private String expand(String word, boolean quoted, boolean pattern) {
    if (++depth > DEEPEST || work > MOST_WORK) {
      depth--;
      return String.valueOf(ShellVariables.UNKNOWN);
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < word.length() && result.length() < LONGEST) {
      int end = ShellText.endOfPiece(word, at);
      char c = word.charAt(at);
      if (c == '$') {
        end = endOfParameter(word, at);
      } else if (c == '\'' && quoted) {
        end = at + 1;
      }
      Piece piece = new Piece(word, at, end, quoted);
      result.append(piece(piece, pattern));
      at = end;
    }
    depth--;
    work += result.length();
    return result.length() < LONGEST ? result.toString() : String.valueOf(ShellVariables.UNKNOWN);
  }

  private record Piece(String word, int at, int end, boolean quoted) {
    String text() {
      return word.substring(at, end);
    }

    String inner(int before, int after) {
      int from = Math.min(at + before, end);
      return word.substring(from, Math.max(from, end - after));
    }

    boolean startsElement() {
      return at == 0 || word.charAt(at - 1) == ':' || word.charAt(at - 1) == '=';
    }
  }

  private String piece(Piece piece, boolean pattern) {
    String text = piece.text();
    return switch (text.charAt(0)) {
      case '\\' -> literal(escaped(text, piece.quoted()), pattern);
      case '"' -> expand(piece.inner(1, text.length() > 1 ? 1 : 0), true, pattern);
      case '\'' -> literal(piece.quoted() ? text : piece.inner(1, 1), pattern);
      case '`' -> literal(substitution.apply(piece.inner(1, 1)), pattern && piece.quoted());
      case '$' -> literal(parameter(text, piece.quoted()), pattern && piece.quoted());
      case '~' -> !piece.quoted() && piece.startsElement() ? tilde(piece) : text;
      default -> piece.quoted() ? literal(text, pattern) : text;
    };
  }

  private static String escaped(String text, boolean quoted) {
    boolean kept = quoted && text.length() > 1 && "$`\"\\\n".indexOf(text.charAt(1)) < 0;
    return kept ? text : text.substring(1).replace("\n", "");
  }

  private static String literal(String text, boolean asPattern) {
    if (!asPattern) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      result.append(GLOB_CHARACTERS.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return result.toString();
  }

  private String tilde(Piece piece) {
    boolean own =
        piece.end() == piece.word().length() || "/:".indexOf(piece.word().charAt(piece.end())) >= 0;
    return own ? variables.get("HOME") : "~";
  }

  private static int endOfParameter(String word, int at) {
    if (word.startsWith("$(", at) || word.startsWith("${", at)) {
      return ShellText.endOfBalanced(word, at + 1);
    }
    if (word.startsWith("$'", at)) {
      return ShellText.endOfPiece(word, at + 1);
    }
    int end = ShellText.endOfName(word, at + 1);
    boolean special = end < word.length() && "@*#?-$!0123456789".indexOf(word.charAt(end)) >= 0;
    return end == at + 1 && special ? end + 1 : end;
  }

  private String parameter(String text, boolean quoted) {
    if (text.startsWith("$((")) {
      return String.valueOf(ShellVariables.UNKNOWN);
    }
    if (text.startsWith("$(")) {
      return substitution.apply(text.substring(2, Math.max(2, text.length() - 1)));
    }
    if (text.startsWith("${")) {
      return braced(text.substring(2, Math.max(2, text.length() - 1)), quoted);
    }
    if (text.startsWith("$'")) {
      return text.substring(2, Math.max(2, text.length() - 1));
    }
    return text.equals("$") ? text : variables.get(text.substring(1));
  }

  private String braced(String inner, boolean quoted) {
    int end = ShellText.endOfName(inner, 0);
    if (end == 0 && !inner.isEmpty() && "@*#?-123456789".indexOf(inner.charAt(0)) >= 0) {
      end = 1;
    }
    Optional<String> value = variables.find(inner.substring(0, end));
    String operation = inner.substring(end);
    if (operation.isEmpty() || (operation.equals("[@]") && inner.startsWith("path"))) {
      return value.orElse(end == 0 ? String.valueOf(ShellVariables.UNKNOWN) : "");
    }
    return end == 0
        ? String.valueOf(ShellVariables.UNKNOWN)
        : operated(inner.substring(0, end), value, operation, quoted);
  }

  private String operated(String name, Optional<String> value, String operation, boolean quoted) {
    boolean colon = operation.startsWith(":");
    String rest = colon ? operation.substring(1) : operation;
    boolean present = colon ? value.filter(text -> !text.isEmpty()).isPresent() : value.isPresent();
    char operator = rest.isEmpty() ? ' ' : rest.charAt(0);
    String word = rest.isEmpty() ? "" : rest.substring(1);
    return switch (operator) {
      case '-' -> present ? value.orElse("") : expand(word, quoted, false);
      case '+' -> present ? expand(word, quoted, false) : "";
      case '=' -> present ? value.orElse("") : assigned(name, expand(word, quoted, false));
      case '?' -> value.orElse("");
      case '#', '%' ->
          colon ? String.valueOf(ShellVariables.UNKNOWN) : trimmed(value.orElse(""), rest);
      case '/' -> colon ? String.valueOf(ShellVariables.UNKNOWN) : replaced(value.orElse(""), rest);
      default -> String.valueOf(ShellVariables.UNKNOWN);
    };
  }

  private String assigned(String name, String value) {
    variables.set(name, value);
    return value;
  }

  /** {@code #}, {@code ##}, {@code %}, {@code %%}: cuts the shortest or longest match off. */
  private String trimmed(String value, String operation) {
    boolean fromStart = operation.charAt(0) == '#';
    boolean longest = operation.length() > 1 && operation.charAt(1) == operation.charAt(0);
    String pattern = pattern(operation.substring(longest ? 2 : 1));
    if (value.length() > LONGEST_TRIMMED) {
      return String.valueOf(ShellVariables.UNKNOWN);
    }
    for (int i = 0; i <= value.length(); i++) {
      int cut = longest ? value.length() - i : i;
      int split = fromStart ? cut : value.length() - cut;
      String off = fromStart ? value.substring(0, split) : value.substring(split);
      if (Glob.matches(pattern, off)) {
        return fromStart ? value.substring(split) : value.substring(0, split);
      }
    }
    return value;
  }

  /** {@code /old/new} and {@code //old/new} with a plain {@code old}. */
  private String replaced(String value, String operation) {
    boolean all = operation.startsWith("//");
    String rest = operation.substring(all ? 2 : 1);
    int slash = rest.replace("\\/", "\\\\").indexOf('/');
    String old = pattern(slash < 0 ? rest : rest.substring(0, slash));
    String substitute = slash < 0 ? "" : text(rest.substring(slash + 1));
    if (Glob.isPattern(old) || old.isEmpty()) {
      return value.contains(Glob.plain(old)) ? String.valueOf(ShellVariables.UNKNOWN) : value;
    }
    String plain = Glob.plain(old);
    int at = value.indexOf(plain);
    return all || at < 0
        ? value.replace(plain, substitute)
        : value.substring(0, at) + substitute + value.substring(at + plain.length());
  }
}
