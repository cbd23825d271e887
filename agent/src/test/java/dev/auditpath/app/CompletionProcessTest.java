package dev.auditpath.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.testing.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completions, loaded by the real shells; the manual page, read by the real formatters. */
class CompletionProcessTest {
  @TempDir private Path base;

  @ParameterizedTest
  @CsvSource({
    "'audit-path hist', history",
    "'audit-path --fai', --fail-on",
    "'audit-path history --si', --since",
    "'audit-path --format js', json",
    "'audit-path service uni', uninstall",
    "'audit-path shell-hook z', zsh"
  })
  void bashCompletes(String line, String completed) throws Exception {
    Path script = script("bash");

    String offered =
        output(
            "/bin/bash",
            "--norc",
            "-c",
            """
            compopt() { :; }
            . "$1"; read -ra COMP_WORDS <<<"$2"; COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            function=$(complete -p audit-path); function=${function#*-F }
            "${function%% *}"; printf '%s\\n' "${COMPREPLY[@]}"
            """,
            "bash",
            script.toString(),
            line);

    assertThat(offered.lines().map(String::strip)).containsExactly(completed);
  }

  @ParameterizedTest
  @CsvSource({
    "'audit-path hist', 'audit-path history '",
    "'audit-path --fai', 'audit-path --fail-on='",
    "'audit-path history --si', 'audit-path history --since='",
    "'audit-path --format js', 'audit-path --format json '",
    "'audit-path service uni', 'audit-path service uninstall '",
    "'audit-path which --min', 'audit-path which --min'"
  })
  void zshCompletesWhenTabIsPressed(String line, String completed) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/zsh")), "zsh is not installed");
    Files.copy(script("zsh"), base.resolve("_audit-path"));

    String typed =
        output(
            "/usr/bin/zsh",
            "-f",
            "-c",
            """
            zmodload zsh/zpty
            zpty shell /usr/bin/zsh -f -i
            zpty -w shell "fpath=(${(q)1} \\$fpath); autoload -Uz compinit; compinit -D -u"
            zpty -w shell "show() { print -rn -- \\$BUFFER. >${(q)1}/typed.new && mv ${(q)1}/typed.new ${(q)1}/typed }"
            zpty -w shell "zle -N show; bindkey '^X^T' show"
            zpty -w -n shell "$2"$'\\t\\x18\\x14'
            for (( i = 0; i < 200; i++ )); do [[ -f $1/typed ]] && break; sleep 0.1; done
            print -rn -- "$(<$1/typed)"
            """,
            "zsh",
            base.toString(),
            line);

    assertThat(typed).isEqualTo(completed + ".");
  }

  @ParameterizedTest
  @CsvSource({
    "'audit-path hist', history",
    "'audit-path --fai', --fail-on",
    "'audit-path history --si', --since",
    "'audit-path --format js', json",
    "'audit-path service uni', uninstall",
    "'audit-path completion fi', fish"
  })
  void fishCompletes(String line, String completed) throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/fish")), "fish is not installed");
    Path script = script("fish");

    String offered =
        output(
            "/usr/bin/fish",
            "--no-config",
            "-c",
            "source " + script + "; complete -C '" + line + "'");

    assertThat(offered.lines().map(offer -> offer.split("\t", 2)[0])).containsExactly(completed);
  }

  @Test
  void manualPage_isCleanForTheFormatters() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/man")), "man is not installed");
    assumeTrue(Files.exists(Path.of("/usr/bin/mandoc")), "mandoc is not installed");
    Path page = base.resolve("audit-path.1");
    Files.writeString(page, Program.withHome(base).run("manual").out());

    // The program's version dates it.
    assertThat(output("/usr/bin/mandoc", "-T", "lint", "-W", "warning", page.toString()).lines())
        .filteredOn(line -> !line.contains("missing date"))
        .isEmpty();
    // Printed twice with a backspace between is bold.
    assertThat(
            output("/usr/bin/man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", page.toString())
                .replaceAll(".\b", ""))
        .doesNotContain("warning", "error:")
        .contains("audit-path history", "--since WHEN", "EXIT STATUS");
  }

  @Test
  void commandsOfTheHelp_areInManualAndCompletions() throws Exception {
    List<String> commands =
        Help.TEXT
            .lines()
            .filter(line -> line.startsWith("  audit-path ") && !line.contains(" --now "))
            .map(line -> line.strip().split(" ", -1)[1])
            .toList();

    for (String words : List.of("manual", "completion bash", "completion zsh", "completion fish")) {
      assertThat(Program.withHome(base).run(words.split(" ", -1)).out().replace("\\-", "-"))
          .contains(commands);
    }
  }

  private Path script(String shell) throws Exception {
    Program.Outcome outcome = Program.withHome(base).run("completion", shell);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return Files.writeString(base.resolve("script." + shell), outcome.out());
  }

  private String output(String... command) throws Exception {
    Path out = base.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", base.toString());
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("TERM", "dumb");
    builder.environment().put("MANWIDTH", "80");
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
