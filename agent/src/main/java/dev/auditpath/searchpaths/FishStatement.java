package dev.auditpath.searchpaths;

import dev.auditpath.shell.ShellToken;
import dev.auditpath.shell.ShellTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One statement of fish: its words with their quotes.
 *
 * @param joint {@code and} or {@code or} where it depends on the one before; else empty
 * @param piped whether its output goes to the next one
 */
record FishStatement(List<String> words, String joint, boolean piped, int line) {
  private static final Set<String> OPENERS =
      Set.of("if", "switch", "for", "while", "function", "begin");

  String first() {
    return words.get(0);
  }

  boolean opens() {
    return OPENERS.contains(first());
  }

  /** Returns the statements of a text, in order. */
  static List<FishStatement> of(String text) {
    List<FishStatement> statements = new ArrayList<>();
    List<String> words = new ArrayList<>();
    String joint = "";
    for (ShellToken token : ShellTokens.ofFish(text)) {
      if (!token.isOperator()) {
        words.add(token.text());
        continue;
      }
      boolean continues = token.is("&&") || token.is("||");
      if (!words.isEmpty()) {
        statements.add(statement(words, joint, token));
        words = new ArrayList<>();
        joint = "";
      }
      joint = continues ? token.is("&&") ? "and" : "or" : joint;
    }
    return statements;
  }

  private static FishStatement statement(List<String> words, String joint, ShellToken end) {
    boolean prefixed =
        words.size() > 1 && (words.get(0).equals("and") || words.get(0).equals("or"));
    return new FishStatement(
        prefixed ? words.subList(1, words.size()) : words,
        prefixed ? words.get(0) : joint,
        end.is("|"),
        end.line());
  }
}
