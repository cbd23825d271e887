package dev.auditpath.shell;

import dev.auditpath.shell.ShellNode.Apart;
import dev.auditpath.shell.ShellNode.Arm;
import dev.auditpath.shell.ShellNode.Case;
import dev.auditpath.shell.ShellNode.Chain;
import dev.auditpath.shell.ShellNode.For;
import dev.auditpath.shell.ShellNode.Function;
import dev.auditpath.shell.ShellNode.If;
import dev.auditpath.shell.ShellNode.Loop;
import dev.auditpath.shell.ShellNode.Not;
import dev.auditpath.shell.ShellNode.Redirected;
import dev.auditpath.shell.ShellNode.Sequence;
import dev.auditpath.shell.ShellNode.Simple;
import dev.auditpath.shell.ShellNode.TooDeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the grammar of POSIX shells (XCU 2.10) with what bash and zsh start-up files use besides.
 * Tolerant: never fails, takes what does not fit for a simple command, and ignores stray ends.
 */
public final class ShellParser {
  private static final int DEEPEST = 60;
  private static final Set<String> CLOSERS =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private final List<ShellToken> tokens;
  private int at;
  private int depth;
  private int groups;

  private ShellParser(List<ShellToken> tokens) {
    this.tokens = tokens;
  }

  /** Returns the program that a text is; {@code line} is the number of its first line. */
  public static ShellNode parse(String text, int line) {
    ShellParser parser = new ShellParser(ShellTokens.all(text, line));
    List<ShellNode> nodes = new ArrayList<>();
    while (parser.at < parser.tokens.size()) {
      nodes.add(parser.sequence(Set.of()));
      parser.at++;
    }
    return new Sequence(nodes);
  }

  /** Reads up to one of the closing words, a closing bracket, or {@code ;;}. */
  private ShellNode sequence(Set<String> ends) {
    List<ShellNode> nodes = new ArrayList<>();
    depth++;
    while (at < tokens.size() && depth < DEEPEST && !closes(ends)) {
      if (isSeparator()) {
        at++;
      } else {
        nodes.add(andOr());
      }
    }
    if (depth >= DEEPEST && at < tokens.size()) {
      nodes.add(new TooDeep(tokens.get(at).line()));
    }
    depth--;
    return new Sequence(nodes);
  }

  private boolean closes(Set<String> ends) {
    ShellToken token = tokens.get(at);
    return token.isOperator()
        ? token.text().equals(")") || token.text().startsWith(";;") || token.is(";&")
        : ends.contains(token.text()) || CLOSERS.contains(token.text());
  }

  private ShellNode andOr() {
    List<ShellNode> nodes = new ArrayList<>(List.of(pipe()));
    List<Boolean> ands = new ArrayList<>();
    while (isOperator("&&") || isOperator("||")) {
      boolean and = isOperator("&&");
      at++;
      skipLines();
      if (at < tokens.size() && !closes(Set.of())) {
        ands.add(and);
        nodes.add(pipe());
      }
    }
    return nodes.size() == 1 ? nodes.get(0) : new Chain(nodes, ands);
  }

  private ShellNode pipe() {
    boolean negated = false;
    while (isWord("!")) {
      at++;
      negated = !negated;
    }
    ShellNode node = at < tokens.size() ? positivePipe() : new Sequence(List.of());
    return negated ? new Not(node) : node;
  }

  private ShellNode positivePipe() {
    ShellNode first = command();
    if (!isOperator("|") && !isOperator("|&")) {
      return first;
    }
    List<ShellNode> parts = new ArrayList<>(List.of(first));
    while (isOperator("|") || isOperator("|&")) {
      at++;
      skipLines();
      if (at < tokens.size() && !closes(Set.of())) {
        parts.add(command());
      }
    }
    return new Apart(parts);
  }

  private ShellNode command() {
    ShellNode node = bare();
    List<Redirection> redirections = new ArrayList<>();
    while (at < tokens.size() && tokens.get(at).isRedirection()) {
      redirections.add(Redirection.of(tokens.get(at++)));
    }
    return redirections.isEmpty() ? node : new Redirected(node, redirections);
  }

  private ShellNode bare() {
    ShellToken token = tokens.get(at);
    if (token.is("(")) {
      at++;
      ShellNode body = sequence(Set.of());
      skip(")");
      return new Apart(List.of(body));
    }
    return switch (token.kind() == ShellToken.Kind.WORD ? token.text() : "") {
      case "if" -> branch();
      case "case" -> cases();
      case "for", "select", "foreach" -> loopOver();
      case "while", "until" -> loop();
      case "function" -> function();
      case "{" -> group();
      case "[[" -> bracket();
      default -> isFunction() ? function() : simple();
    };
  }

  /** Reads from {@code if} or {@code elif} on. */
  private ShellNode branch() {
    int line = tokens.get(at++).line();
    ShellNode condition = sequence(Set.of("then"));
    skip("then");
    ShellNode then = sequence(Set.of("elif", "else", "fi"));
    ShellNode otherwise = new Sequence(List.of());
    if (isWord("elif")) {
      return new If(condition, then, depth < DEEPEST ? nested() : new TooDeep(line), line);
    }
    if (isWord("else")) {
      at++;
      otherwise = sequence(Set.of("fi"));
    }
    skip("fi");
    return new If(condition, then, otherwise, line);
  }

  private ShellNode nested() {
    depth++;
    ShellNode branch = branch();
    depth--;
    return branch;
  }

  private ShellNode cases() {
    int line = tokens.get(at++).line();
    String word = at < tokens.size() ? tokens.get(at++).text() : "";
    skipLines();
    skip("in");
    List<Arm> arms = new ArrayList<>();
    skipLines();
    while (at < tokens.size() && !isWord("esac")) {
      arms.add(arm());
      while (at < tokens.size() && (isSeparator() || tokens.get(at).text().startsWith(";"))) {
        at++;
      }
    }
    skip("esac");
    return new Case(word, arms, line);
  }

  private Arm arm() {
    List<String> patterns = new ArrayList<>();
    int start = at;
    while (at < tokens.size() && !isOperator(")") && !isOperator("\n")) {
      ShellToken token = tokens.get(at++);
      if (token.kind() == ShellToken.Kind.WORD) {
        patterns.add(token.text());
      }
    }
    skip(")");
    ShellNode body = sequence(Set.of("esac"));
    if (at == start || (at < tokens.size() && !isWord("esac") && !tokens.get(at).isOperator())) {
      at++;
    }
    if (isOperator(")")) {
      at++;
    }
    return new Arm(patterns, body);
  }

  private ShellNode loopOver() {
    int line = tokens.get(at++).line();
    String variable = at < tokens.size() ? tokens.get(at++).text() : "";
    List<String> list = new ArrayList<>(List.of("\"$@\""));
    if (isWord("in")) {
      at++;
      list.clear();
      while (at < tokens.size() && !tokens.get(at).isOperator()) {
        ShellToken token = tokens.get(at++);
        if (!token.isRedirection()) {
          list.add(token.text());
        }
      }
    }
    return new For(variable, list, body(), line);
  }

  private ShellNode loop() {
    int line = tokens.get(at++).line();
    ShellNode condition = sequence(Set.of("do"));
    return new Loop(condition, body(), line);
  }

  private ShellNode body() {
    while (at < tokens.size() && isSeparator()) {
      at++;
    }
    if (isWord("{")) {
      return group();
    }
    skip("do");
    ShellNode body = sequence(Set.of("done"));
    skip("done");
    return body;
  }

  private ShellNode group() {
    skip("{");
    groups++;
    ShellNode body = sequence(Set.of("}"));
    groups--;
    skip("}");
    return body;
  }

  private boolean isFunction() {
    return at + 2 < tokens.size()
        && !tokens.get(at).isOperator()
        && tokens.get(at + 1).is("(")
        && tokens.get(at + 2).is(")");
  }

  private ShellNode function() {
    if (isWord("function")) {
      at++;
    }
    String name = at < tokens.size() ? tokens.get(at++).text() : "";
    skip("(");
    skip(")");
    skipLines();
    boolean hasBody = at < tokens.size() && !closes(Set.of()) && depth < DEEPEST;
    depth++;
    ShellNode body =
        hasBody
            ? command()
            : depth > DEEPEST ? new TooDeep(lineOf(at - 1)) : new Sequence(List.of());
    depth--;
    return new Function(name, body);
  }

  private int lineOf(int token) {
    return tokens.get(Math.min(Math.max(token, 0), tokens.size() - 1)).line();
  }

  /** {@code [[ … ]]}: operators within are words of it. */
  private ShellNode bracket() {
    List<String> words = new ArrayList<>();
    int line = tokens.get(at).line();
    while (at < tokens.size()) {
      ShellToken token = tokens.get(at++);
      if (!token.is("\n") && !token.isRedirection()) {
        words.add(token.text());
      }
      if (token.isWord("]]")) {
        break;
      }
    }
    return new Simple(words, List.of(), line);
  }

  private ShellNode simple() {
    List<String> words = new ArrayList<>();
    List<Redirection> redirections = new ArrayList<>();
    int line = tokens.get(at).line();
    while (at < tokens.size() && !tokens.get(at).isOperator() && !endsGroup(words)) {
      ShellToken token = tokens.get(at++);
      if (token.isRedirection()) {
        redirections.add(Redirection.of(token));
      } else {
        words.add(token.text());
      }
    }
    if (words.isEmpty() && redirections.isEmpty()) {
      at++;
    }
    return new Simple(words, redirections, line);
  }

  /** zsh takes a group's end without a separator in front. */
  private boolean endsGroup(List<String> words) {
    boolean last = at + 1 >= tokens.size() || tokens.get(at + 1).isOperator();
    return groups > 0 && !words.isEmpty() && isWord("}") && last;
  }

  private boolean isSeparator() {
    return isOperator("\n") || isOperator(";") || isOperator("&");
  }

  private boolean isOperator(String operator) {
    return at < tokens.size() && tokens.get(at).is(operator);
  }

  private boolean isWord(String word) {
    return at < tokens.size() && tokens.get(at).isWord(word);
  }

  private void skip(String text) {
    if (at < tokens.size() && tokens.get(at).text().equals(text)) {
      at++;
    }
  }

  private void skipLines() {
    while (isOperator("\n")) {
      at++;
    }
  }
}
