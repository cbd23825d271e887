package dev.auditpath.searchpaths;

import dev.auditpath.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Expands the words of fish: variables are lists, a word with a list becomes as many words
 * (fish-doc, "Parameter expansion").
 */
final class FishWords {
  /** Between the elements of a list variable. */
  static final String BETWEEN = "\n";

  private static final int MOST = 1_000;

  /** In characters, over one run. */
  private static final long MOST_WORK = 50_000_000;

  private static final int LONGEST = 100_000;
  private static final int DEEPEST = 12;

  private final ShellVariables variables;
  private final Function<String, String> substitution;
  private int depth;
  private long work;

  FishWords(ShellVariables variables, Function<String, String> substitution) {
    this.variables = variables;
    this.substitution = substitution;
  }

  List<String> expanded(List<String> words) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      all.addAll(expanded(word));
    }
    return all;
  }

  List<String> expanded(String word) {
    if (++depth > DEEPEST || work > MOST_WORK) {
      depth--;
      return List.of(String.valueOf(ShellVariables.UNKNOWN));
    }
    List<String> results = product(word);
    depth--;
    work += results.stream().mapToLong(String::length).sum();
    return results;
  }

  private List<String> product(String word) {
    List<String> results = new ArrayList<>(List.of(""));
    int at = 0;
    while (at < word.length() && !results.isEmpty()) {
      int end = end(word, at);
      List<String> pieces = piece(word.substring(at, end), at == 0, false);
      List<String> next = new ArrayList<>();
      for (String before : results) {
        for (String piece : pieces) {
          if (next.size() < MOST && before.length() < LONGEST) {
            next.add(before + piece);
          }
        }
      }
      results = next;
      at = end;
    }
    return results;
  }

  private static int end(String word, int at) {
    char c = word.charAt(at);
    if (c == '$') {
      int end = ShellText.endOfName(word, at + 1);
      return Math.max(end, at + 1);
    }
    return c == '(' || c == '{'
        ? ShellText.endOfBalanced(word, at)
        : ShellText.endOfPiece(word, at);
  }

  private List<String> piece(String text, boolean first, boolean quoted) {
    char c = text.charAt(0);
    if (c == '$' && text.length() > 1) {
      return list(text.substring(1), quoted);
    }
    String inner = text.substring(1, Math.max(1, text.length() - 1));
    return switch (quoted ? ' ' : c) {
      case '"' -> List.of(inQuotes(inner));
      case '\'' -> List.of(inner);
      case '\\' -> List.of(text.substring(1));
      case '~' -> List.of(first ? variables.get("HOME") : text);
      case '(' -> List.of(substitution.apply(inner));
      case '{' ->
          inner.startsWith("$")
              ? list(inner.substring(1), false)
              : expanded(List.of(inner.split(",", -1)));
      default -> List.of(text);
    };
  }

  private String inQuotes(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == '$' ? end(text, at) : at + 1;
      result.append(String.join("", piece(text.substring(at, end), false, true)));
      at = end;
    }
    return result.toString();
  }

  private List<String> list(String name, boolean quoted) {
    String value = variables.get(name);
    boolean path = name.equals("PATH");
    if (quoted) {
      return List.of(path ? value : value.replace(BETWEEN, " "));
    }
    return value.isEmpty() ? List.of() : List.of(value.split(path ? ":" : BETWEEN, -1));
  }
}
