package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any text at all is read without failing; {@code audit-path.fuzz.seconds} makes it last longer.
 */
class ShellAnalysisFuzzTest {
  private static final String[] PIECES = {
    "git",
    " ",
    "\n",
    ";",
    "&",
    "&&",
    "||",
    "|",
    "(",
    ")",
    "{",
    "}",
    "$(",
    "`",
    "${",
    "\"",
    "'",
    "$",
    "\\",
    "<",
    ">>",
    "<<E\n",
    "<<<",
    "\nE\n",
    "if ",
    "then ",
    "fi ",
    "for x in ",
    "do ",
    "done ",
    "case ",
    "esac ",
    ";;",
    "while ",
    "f() ",
    "$@",
    "$x",
    "x=",
    "x+=",
    "x=(",
    "eval ",
    "trap ",
    "sh -c ",
    "exec ",
    "~/.ssh",
    "curl ",
    "#",
    "$((",
    "##*/",
    "%/*",
    "/a/b",
    ":1:2",
    "[@]",
    "!x",
    "{a,b}",
    "\ue000",
    "\ue001",
    "\ue002",
    "base64 -d",
    "tr a-z ",
    "printf ",
    "%s",
    "function ",
    "set -- ",
    ". ",
    "env -S ",
    "find -exec ",
    "env ",
    "\u0000",
    "\u00e9",
    "[[ ",
    " ]]",
    "read ",
    "9"
  };

  @Test
  void anyText_isReadWithoutFailing() {
    long seed = System.nanoTime();
    long seconds = Long.getLong("audit-path.fuzz.seconds", 10);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int texts = 0;
    for (long next = seed; System.nanoTime() < end; next++) {
      String text = text(new Random(next));
      Behaviour behaviour;
      try {
        behaviour = of(text);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + next + ", text: " + text, e);
      }
      assertThat(behaviour.effects().size()).as("seed %d", next).isLessThanOrEqualTo(400);
      texts++;
    }
    System.out.println("shell fuzz: seed " + seed + ", " + texts + " texts");
  }

  @Test
  void deepNesting_isReadWithoutFailing() {
    for (String piece :
        List.of(
            "(",
            "{ ",
            "$(",
            "\"$(",
            "`",
            "if ",
            "case x in y) ",
            "${x:-",
            "f() {",
            "[[ ",
            "<(",
            "x=(")) {
      String text = "curl x; " + piece.repeat(20_000);
      Behaviour behaviour = of(text);
      assertThat(behaviour.handsOverTo("curl")).as(piece).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"( ", "{ ", "$(", "`", "if x; then ", "! ", "x && ", "case x in y) "})
  void whatLiesBelowMuchNesting_isFoundOrSaidToBeUnread(String piece) {
    for (int depth : new int[] {5, 20, 39, 61, 300}) {
      Behaviour behaviour = of(piece.repeat(depth) + "curl x");
      boolean said = behaviour.handsOverTo("curl") || !behaviour.unread().isEmpty();
      assertThat(said).as("%s %d times", piece, depth).isTrue();
    }
  }

  @Test
  void functionsBelowFunctions_areFoundOrSaidToBeUnread() {
    for (int depth : new int[] {5, 15, 100, 600}) {
      StringBuilder text = new StringBuilder("f0() { curl x; }\n");
      for (int i = 1; i < depth; i++) {
        text.append("f" + i + "() { f" + (i - 1) + "; }\n");
      }
      Behaviour behaviour = of(text + "f" + (depth - 1));
      assertThat(behaviour.handsOverTo("curl") || !behaviour.unread().isEmpty())
          .as("%d functions", depth)
          .isTrue();
    }
  }

  private static Behaviour of(String text) {
    return ShellAnalysis.of(new ShellSource(text, "git", Path.of("f"), 1, List.of()));
  }

  @Test
  void explosions_areBounded() {
    StringBuilder doubling = new StringBuilder("x=ab\n");
    for (int i = 0; i < 200; i++) {
      doubling.append("x=$x$x$x\n");
    }
    StringBuilder calls = new StringBuilder("f0() { curl x; }\n");
    for (int i = 1; i < 30; i++) {
      calls.append("f" + i + "() { f" + (i - 1) + " a; f" + (i - 1) + " b; }\n");
    }
    for (String text :
        List.of(
            doubling + "$x",
            calls + "f29",
            "f() { f; f $1 $1; }; f a b",
            "eval \"eval \\\"$x\\\"\"")) {
      assertThat(of(text)).isNotNull();
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(120);
    for (int i = 0; i < length; i++) {
      boolean piece = random.nextInt(12) > 0;
      text.append(
          piece
              ? PIECES[random.nextInt(PIECES.length)]
              : String.valueOf((char) random.nextInt(0x250)));
    }
    return text.toString();
  }
}
