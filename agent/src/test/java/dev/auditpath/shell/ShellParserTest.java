package dev.auditpath.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.shell.ShellNode.Redirected;
import dev.auditpath.shell.ShellNode.Sequence;
import dev.auditpath.shell.ShellNode.Simple;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellParserTest {

  private static ShellNode only(String text) {
    ShellNode node = ShellParser.parse(text, 1);
    while (node instanceof Sequence sequence) {
      node = sequence.nodes().get(0);
    }
    return node;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '¬',
      value = {
        "a >b | > | b",
        "a >> \"b c\" | >> | \"b c\"",
        "a 2>&1 | 2>&1 | ¬¬",
        "a 3<>/dev/tcp/h/1 | 3<> | /dev/tcp/h/1",
        "a &>b | &> | b",
        "a <<< 'x y' | <<< | 'x y'",
        ">b a | > | b"
      })
  void redirection_isKeptWithItsCommand(String text, String arrow, String target) {
    assertThat(only(text))
        .isEqualTo(
            new Simple(
                List.of("a"), List.of(new Redirection(arrow, target == null ? "" : target, 1)), 1));
  }

  @Test
  void hereDocument_isTheTextOfItsRedirection() {
    ShellNode program = ShellParser.parse("a <<'E' b\none\ntwo\nE\nc", 1);
    assertThat(((Sequence) ((Sequence) program).nodes().get(0)).nodes())
        .containsExactly(
            new Simple(List.of("a", "b"), List.of(new Redirection("<<'", "one\ntwo\n", 1)), 1),
            new Simple(List.of("c"), List.of(), 5));
  }

  @Test
  void redirectionBehindAGroup_isTheGroups() {
    assertThat(only("{ a; } > b")).isInstanceOf(Redirected.class);
    assertThat(only("while a; do b; done < c")).isInstanceOf(Redirected.class);
    assertThat(only("(a) 2> c")).isInstanceOf(Redirected.class);
  }

  @Test
  void tokensWithoutRedirections_leaveThemOut() {
    assertThat(ShellTokens.of("a > b <<E c\nx\nE\nd", 1))
        .extracting(ShellToken::text)
        .containsExactly("a", "c", "\n", "d");
  }
}
