package dev.auditpath.behaviour;

import dev.auditpath.shell.ShellText;
import dev.auditpath.shell.ShellToken;
import dev.auditpath.shell.ShellTokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The values that shell words may have (POSIX, XCU 2.6), as far as constants tell; {@link
 * ShellMarks} stand for the rest. Not for several threads.
 */
final class ShellExpansion {
  private static final int MOST_ALTERNATIVES = 8;
  private static final int LONGEST = 20_000;
  private static final int DEEPEST = 10;

  /** In pieces of words, over one program. */
  private static final int MOST_WORK = 100_000;

  /** Answers what commands print; looks at them on the way. */
  interface Substitution {

    /** Returns the texts that commands may print. */
    List<String> output(String commands);
  }

  private final ShellScope scope;
  private final String command;
  private final Substitution substitution;
  private final Set<String> outside = new LinkedHashSet<>();
  private int depth;
  private int work;
  private boolean exhausted;

  ShellExpansion(ShellScope scope, String command, Substitution substitution) {
    this.scope = scope;
    this.command = command;
    this.substitution = substitution;
  }

  /** Returns whether a word was not looked into because of a bound. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Returns the variables from outside that were used since the last call. */
  Set<String> takeOutside() {
    Set<String> names = new LinkedHashSet<>(outside);
    outside.clear();
    return names;
  }

  /** Returns the argument vectors that words may become; together they hold every value. */
  List<List<String>> fields(List<String> words) {
    List<List<String>> alternatives = new ArrayList<>();
    int most = 1;
    for (String word : words) {
      List<String> values = braced(word);
      alternatives.add(values);
      most = Math.max(most, values.size());
    }
    List<List<String>> vectors = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      List<String> vector = new ArrayList<>();
      for (List<String> values : alternatives) {
        addFields(values.get(Math.min(i, values.size() - 1)), vector);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static void addFields(String value, List<String> fields) {
    for (String field : value.split(String.valueOf(ShellMarks.NEXT), -1)) {
      if (!field.isEmpty() || value.isEmpty()) {
        fields.add(field);
      }
    }
  }

  /** Returns the values of a word that is not split, as on the right of an assignment. */
  List<String> values(String word) {
    if (word.startsWith("(") && word.endsWith(")")) {
      return List.of(list(word.substring(1, word.length() - 1)));
    }
    List<String> values = new ArrayList<>();
    for (String value : expand(word, true, false)) {
      values.add(value);
    }
    return values;
  }

  /** Returns the values of a here-document, in which quotes are letters. */
  List<String> hereDocument(String text) {
    return expand(text, true, true);
  }

  /** The elements of an array literal. */
  private String list(String inner) {
    List<String> words = new ArrayList<>();
    for (ShellToken token : ShellTokens.of(inner, 1)) {
      if (!token.isOperator()) {
        words.add(token.text());
      }
    }
    List<List<String>> vectors = fields(words.subList(0, Math.min(words.size(), 200)));
    return String.join(String.valueOf(ShellMarks.NEXT), vectors.get(0));
  }

  /** Brace expansion of bash and zsh, of one pair without quotes around. */
  private List<String> braced(String word) {
    int open = word.indexOf('{');
    int close = word.indexOf('}', Math.max(open, 0));
    boolean plain = open >= 0 && (open == 0 || word.charAt(open - 1) != '$') && close > open;
    if (!plain || word.indexOf('"') >= 0 || word.indexOf('\'') >= 0) {
      return expand(word, false, false);
    }
    String inner = word.substring(open + 1, close);
    if (inner.indexOf(',') < 0 || inner.indexOf('{') >= 0 || ++depth > DEEPEST) {
      return expand(word, false, false);
    }
    List<String> parts = new ArrayList<>();
    for (String part : inner.split(",", -1)) {
      parts.add(braced(word.substring(0, open) + part + word.substring(close + 1)).get(0));
    }
    depth--;
    return List.of(String.join(String.valueOf(ShellMarks.NEXT), parts));
  }

  private List<String> expand(String word, boolean whole, boolean quoted) {
    if (++depth > DEEPEST || work > MOST_WORK) {
      exhausted = true;
      depth--;
      return List.of(ShellMarks.UNKNOWN_TEXT);
    }
    List<String> results = List.of("");
    int at = 0;
    while (at < word.length()) {
      work++;
      int end = endOfPiece(word, at, quoted);
      results = joined(results, piece(word, at, end, whole, quoted));
      at = end;
    }
    depth--;
    return results;
  }

  private static int endOfPiece(String word, int at, boolean quoted) {
    char c = word.charAt(at);
    if (c == '$') {
      return ShellParameter.end(word, at);
    }
    if (at == 0 && (word.startsWith("<(") || word.startsWith(">("))) {
      return ShellText.endOfBalanced(word, 1);
    }
    int end = at + 1;
    if ((c == '\'' && !quoted) || c == '"' || c == '`' || c == '\\') {
      return ShellText.endOfPiece(word, at);
    }
    while (end < word.length() && "$'\"`\\~".indexOf(word.charAt(end)) < 0 && c != '~') {
      end++;
    }
    return end;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    if (more.size() == 1 && more.get(0).isEmpty()) {
      return some;
    }
    List<String> results = new ArrayList<>();
    int most = Math.max(some.size(), more.size());
    boolean all = some.size() * more.size() <= MOST_ALTERNATIVES;
    for (int i = 0; i < (all ? some.size() * more.size() : most); i++) {
      String left = some.get(all ? i / more.size() : Math.min(i, some.size() - 1));
      String right = more.get(all ? i % more.size() : Math.min(i, more.size() - 1));
      boolean fits = left.length() + right.length() <= LONGEST;
      results.add(fits ? left + right : ShellMarks.UNKNOWN_TEXT);
    }
    return results.subList(0, Math.min(results.size(), MOST_ALTERNATIVES));
  }

  private List<String> piece(String word, int at, int end, boolean whole, boolean quoted) {
    String text = word.substring(at, end);
    char c = text.charAt(0);
    String inner = text.substring(1, Math.max(1, text.length() - 1));
    if (c == '\\') {
      boolean kept = quoted && text.length() > 1 && "$`\"\\\n".indexOf(text.charAt(1)) < 0;
      return List.of(kept ? text : text.substring(1).replace("\n", ""));
    }
    if (c == '\'' && !quoted) {
      return List.of(inner);
    }
    if (c == '"') {
      return expand(inner, whole, true);
    }
    if (c == '`') {
      return split(substitution.output(inner.replace("\\`", "`")), whole || quoted);
    }
    if (c == '$' && text.length() > 1) {
      return split(parameter(text, quoted), whole || quoted);
    }
    if ((c == '<' || c == '>') && text.length() > 1 && text.charAt(1) == '(') {
      substitution.output(text.substring(2, Math.max(2, text.length() - 1)));
      return List.of("/dev/fd/" + ShellMarks.UNKNOWN);
    }
    return List.of(text);
  }

  /** Unquoted values fall apart at blanks. */
  private static List<String> split(List<String> values, boolean whole) {
    if (whole) {
      return values;
    }
    List<String> results = new ArrayList<>();
    for (String value : values) {
      results.add(value.strip().replaceAll("[ \t\n]+", String.valueOf(ShellMarks.NEXT)));
    }
    return results;
  }

  private List<String> parameter(String text, boolean quoted) {
    if (text.startsWith("$((")) {
      expand(text.substring(3, Math.max(3, text.length() - 2)), true, true);
      return List.of(ShellMarks.UNKNOWN_TEXT);
    }
    String inner = text.substring(2, Math.max(2, text.length() - 1));
    if (text.startsWith("$(")) {
      return substitution.output(inner);
    }
    if (text.startsWith("$'")) {
      return List.of(quoted ? text : ShellEscapes.replaced(inner));
    }
    if (text.startsWith("$\"")) {
      return expand(inner, true, true);
    }
    return text.startsWith("${") ? operated(inner, quoted) : named(text.substring(1));
  }

  private List<String> operated(String inner, boolean quoted) {
    if (inner.startsWith("#") && inner.length() > 1) {
      return List.of(ShellMarks.UNKNOWN_TEXT);
    }
    if (inner.startsWith("!")) {
      return indirect(inner.substring(1));
    }
    int end = ShellParameter.endOfName(inner, 0);
    String operation = inner.substring(end);
    List<String> values = named(inner.substring(0, end));
    if (operation.matches("\\[[@*]](:.*)?")) {
      return values;
    }
    if (operation.matches("\\[\\d{1,3}]")) {
      return elements(values, Integer.parseInt(operation.substring(1, operation.length() - 1)));
    }
    int skipped = operation.startsWith(":") ? 1 : 0;
    char operator = operation.length() > skipped ? operation.charAt(skipped) : ' ';
    if ("-=+?".indexOf(operator) >= 0) {
      return otherwise(
          inner.substring(0, end),
          operator,
          expand(operation.substring(skipped + 1), true, quoted));
    }
    return ShellParameter.changed(values, operation, pattern -> expand(pattern, true, true).get(0));
  }

  private List<String> otherwise(String name, char operator, List<String> words) {
    List<String> others = operator == '?' ? List.of() : words;
    if (operator == '=') {
      others.forEach(value -> scope.add(name, value));
    }
    Set<String> all = new LinkedHashSet<>();
    if (operator != '+') {
      named(name).stream().filter(value -> !value.isEmpty()).forEach(all::add);
    }
    all.addAll(others);
    boolean known = all.size() > 1 && !others.isEmpty() && !scope.isAssigned(name);
    if (known && operator != '+') {
      all.remove(ShellMarks.UNKNOWN_TEXT);
    }
    return all.isEmpty() ? List.of("") : new ArrayList<>(all);
  }

  private List<String> indirect(String name) {
    List<String> all = new ArrayList<>();
    for (String pointed : named(name.replaceFirst("[^A-Za-z0-9_].*", ""))) {
      all.addAll(ShellText.isName(pointed) ? named(pointed) : List.of(ShellMarks.UNKNOWN_TEXT));
    }
    return all.subList(0, Math.min(all.size(), MOST_ALTERNATIVES));
  }

  private static List<String> elements(List<String> values, int index) {
    List<String> elements = new ArrayList<>();
    for (String value : values) {
      String[] fields = value.split(String.valueOf(ShellMarks.NEXT), -1);
      elements.add(index < fields.length ? fields[index] : ShellMarks.UNKNOWN_TEXT);
    }
    return elements;
  }

  private List<String> named(String name) {
    if (name.equals("@") || name.equals("*")) {
      return List.of(String.join(String.valueOf(ShellMarks.NEXT), scope.arguments()));
    }
    if (name.equals("0") || name.equals("BASH_SOURCE")) {
      return List.of(ShellMarks.UNKNOWN_TEXT + "/" + command);
    }
    if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
      return argument(name);
    }
    if (!ShellText.isName(name)) {
      return List.of(ShellMarks.UNKNOWN_TEXT);
    }
    if (!scope.isAssigned(name)) {
      outside.add(name);
    }
    return scope.get(name);
  }

  private List<String> argument(String number) {
    List<String> fields = scope.arguments();
    int index = number.length() > 3 ? fields.size() : Integer.parseInt(number) - 1;
    boolean constant =
        index < fields.size() && !fields.subList(0, index + 1).contains(ShellMarks.TYPED_TEXT);
    return constant
        ? List.of(fields.get(index))
        : List.of(fields.contains(ShellMarks.TYPED_TEXT) ? ShellMarks.TYPED_TEXT : "");
  }
}
