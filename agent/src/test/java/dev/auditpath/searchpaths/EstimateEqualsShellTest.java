package dev.auditpath.searchpaths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate from files against what the real bash of this machine ends with. */
@Timeout(30)
class EstimateEqualsShellTest {
  private static final List<String> SKELETON = List.of(".profile", ".bashrc");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "export PATH=\"$HOME/go/bin:$PATH:/opt/x y\"",
        "for d in a b; do [ -d \"$HOME/$d\" ] || PATH=\"$PATH:$HOME/$d\"; done",
        "add() { case \":$PATH:\" in *:\"$1\":*) ;; *) PATH=\"${PATH:+$PATH:}$1\";; esac; }; add /q; add /q",
        "x=${HOME%/*}; y=${HOME##*/}; PATH=$x/$y/z:${PATH//usr/USR}; unset x y",
        "if [[ $PATH == *bin* && ! -e /none ]]; then PATH=/yes:$PATH; elif true; then PATH=/no; fi",
        "test 3 -gt 2 -a -n \"$HOME\" && PATH=/t:$PATH; [ -z \"$NOPE\" -o x = y ] && PATH=/u:$PATH",
        "PATH=~/a:/b:~/c:\"~/d\":$PATH",
        "eval 'PATH=/e:$PATH'; set -- /p1 /p2; PATH=$2:$1:$PATH; shift; PATH=$1:$PATH",
        "PATH=$(echo /from-echo):$PATH; PATH=`dirname /some/file`:$PATH",
        "[ -r /etc/passwd ] && { PATH=/g:$PATH; } || PATH=/h:$PATH; ! false && PATH=/n:$PATH",
        "PATH=/a\\ b:'/c\"d':$'/e':$PATH  # comment",
        "cat >/dev/null <<'X'\nPATH=/inside\nX\nPATH=/end:$PATH",
        "case abc in a*) PATH=/glob:$PATH;; *) PATH=/other;; esac; case x in (x|y) PATH=/xy:$PATH; esac",
        "for f in \"$HOME\"/.prof*; do PATH=$f:$PATH; break; done",
      })
  void skeletonHome_sameAsBash(String line) throws Exception {
    for (String name : SKELETON) {
      Path skeleton = Path.of("/etc/skel").resolve(name);
      assumeTrue(Files.isReadable(skeleton), "no Debian skeleton here");
      Files.copy(skeleton, home.resolve(name));
    }
    Files.createDirectories(home.resolve(".local/bin"));
    Path bashrc = home.resolve(".bashrc");
    Files.writeString(bashrc, Files.readString(bashrc) + line.replace("\\n", "\n") + "\n");

    assertEstimateIsWhatBashSays(home);
  }

  private static void assertEstimateIsWhatBashSays(Path home) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no /bin/bash here");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no /usr/bin/setsid here");
    Host local = Host.local();
    Map<String, String> variables = Map.of("SHELL", "/bin/bash");
    Host host =
        new Host(
            Platform.LINUX, Path.of("/"), home, home, local.userId(), variables, Clock.systemUTC());
    Problems problems = new Problems(host);
    TerminalPath terminalPath = new TerminalPath();

    String estimate = terminalPath.learn(host, problems).text();

    assumeTrue(LoginShell.of(host, problems).endsWith("/bash"), "the user's shell is not bash");
    assumeTrue(terminalPath.notUnderstood().isEmpty(), () -> "" + terminalPath.notUnderstood());
    assertThat(estimate).isEqualTo(bash(home));
  }

  private static String bash(Path home) throws IOException {
    String print = "/usr/bin/printf '\\n@PATH=%s\\n' \"$PATH\"";
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/setsid", "--wait", "/bin/bash", "-ilc", print)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    builder.environment().put("TERM", "xterm-256color");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int start = output.lastIndexOf("@PATH=") + "@PATH=".length();
    return output.substring(start, output.indexOf('\n', start));
  }
}
