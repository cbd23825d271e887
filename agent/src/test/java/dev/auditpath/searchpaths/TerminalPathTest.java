package dev.auditpath.searchpaths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Platform;
import dev.auditpath.model.SearchPathText;
import dev.auditpath.testing.FakeMachine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalPathTest {
  @TempDir Path root;
  private FakeMachine machine;
  private Problems problems;
  private final TerminalPath terminalPath = new TerminalPath();

  @BeforeEach
  void build() {
    machine =
        new FakeMachine(root)
            .file("/etc/passwd", "u:x:1000:1000::/home/u:/bin/bash\n")
            .file("/etc/login.defs", "ENV_PATH PATH=/usr/bin:/bin\n");
    problems = new Problems(machine.host());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "PATH=/a:$PATH ^ /a:/usr/bin:/bin",
        "export PATH=\"/a b:${PATH}\" ^ /a b:/usr/bin:/bin",
        "export PATH='/a$b' ^ /a$b",
        "PATH+=:/z ^ /usr/bin:/bin:/z",
        "X=/a; export X; PATH=$X/bin:$PATH # why ^ /a/bin:/usr/bin:/bin",
        "PATH=\"$HOME/bin:$PATH\" ^ /home/u/bin:/usr/bin:/bin",
        "if [ -d /here ]; then PATH=/here; fi ^ /here",
        "if [ -d /gone ]; then PATH=/gone; else PATH=/else; fi ^ /else",
        "if ! [ -d /gone ] && test -d /here; then PATH=/both; fi ^ /both",
        "[ -d /here ] && PATH=/here:$PATH ^ /here:/usr/bin:/bin",
        "[ -d /gone ] || PATH=/or ^ /or",
        "[[ -d /here && ! -d /gone ]] && PATH=/y ^ /y",
        "if [ \"$(id -u)\" -eq 0 ]; then PATH=/root; else PATH=/user; fi ^ /user",
        "[ `id -u` = 0 ] || PATH=/user ^ /user",
        "case \":$PATH:\" in *:\"/bin\":*) ;; *) PATH=/again;; esac ^ /usr/bin:/bin",
        "case \":${PATH}:\" in *:/new:*) ;; *) PATH=/new:$PATH;; esac ^ /new:/usr/bin:/bin",
        "case $- in *i*) ;; *) return;; esac; PATH=/on ^ /on",
        "[ -z \"$PS1\" ] && return; PATH=/on ^ /on",
        "[[ $- != *i* ]] && return; PATH=/on ^ /on",
        "return; PATH=/never ^ /usr/bin:/bin",
        "if [[ \":$PATH:\" != *\":/new:\"* ]]; then PATH=/new:$PATH; fi ^ /new:/usr/bin:/bin",
        "if ! [[ \"$PATH\" =~ \"/h/bin:\" ]]; then PATH=/h/bin:$PATH; fi ^ /h/bin:/usr/bin:/bin",
        "pathmunge () { if [ \"$2\" = after ]; then PATH=$PATH:$1; else PATH=$1:$PATH; fi; }\\n"
            + "pathmunge /f; pathmunge /g after ^ /f:/usr/bin:/bin:/g",
        "for d in /one /two; do PATH=$d:$PATH; done ^ /two:/one:/usr/bin:/bin",
        "cat <<EOF >/dev/null 2>&1\\nPATH=/heredoc\\nEOF\\nPATH=/after ^ /after",
        "echo PATH=/no | cat; (PATH=/sub); FOO=1 PATH=/cmd ls ^ /usr/bin:/bin",
        "PATH=${PATH:+$PATH:}/t:${NO:-/d} ^ /usr/bin:/bin:/t:/d",
        "p=/x/y/z; PATH=${p%/*}:${p##*/}:${p//y/w} ^ /x/y:z:/x/w/z",
        "alias ls='ls -l'; unset FOO; PATH=\\\\\\n/joined ^ /joined",
        "eval 'PATH=/evaluated' ^ /evaluated",
        "command -v tool >/dev/null && PATH=/has ^ /has",
        "if type notool > /dev/null; then PATH=/has; fi ^ /usr/bin:/bin",
        "PATH=$PATH:~/t ^ /usr/bin:/bin:/home/u/t",
      })
  void bashLine_followed(String lines, String expected) {
    machine.directory("/here").program("/usr/bin/tool");

    String path = learn(lines.replace("\\\\\\n", "\\\n").replace("\\n", "\n"));

    assertThat(path).isEqualTo(expected);
    assertThat(terminalPath.notUnderstood()).isEmpty();
    assertThat(problems.toList()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PATH=$(npm prefix -g)/bin:$PATH|/usr/bin:/bin",
        "eval \"$(foo init)\"|/usr/bin:/bin",
        "if somecommand; then PATH=/x; fi|/usr/bin:/bin",
        "somecommand && export PATH=/x|/usr/bin:/bin",
        "while true; do PATH=/x; done|/usr/bin:/bin",
        "exec fish|/usr/bin:/bin",
        "source $(which thing).sh|/usr/bin:/bin",
        "mise() { :; }; eval \"$(mise activate bash)\"|/usr/bin:/bin",
      })
  void whatOnlyRunningTells_isNotedWithItsLine(String line, String expected) {
    assertThat(learn("#\n" + line)).isEqualTo(expected);
    assertThat(terminalPath.notUnderstood()).allMatch(note -> note.contains("/.bashrc:"));
    if (!line.startsWith("source")) {
      assertThat(problems.toList())
          .singleElement()
          .matches(problem -> problem.kind().equals("not-understood") && !problem.hidesCommands());
    }
  }

  @Test
  void knownInitializers_applied() {
    machine
        .program("/home/linuxbrew/.linuxbrew/bin/brew")
        .directory("/home/u/.pyenv/plugins/pyenv-virtualenv")
        .file("/home/u/.nvm/nvm.sh", "while read x; do PATH=/never; done\n")
        .file("/home/u/.nvm/alias/default", "lts/*\n")
        .file("/home/u/.nvm/alias/lts/*", "lts/iron\n")
        .file("/home/u/.nvm/alias/lts/iron", "v20.9.0\n")
        .directory("/home/u/.nvm/versions/node/v20.9.0/bin")
        .directory("/home/u/.sdkman/candidates/java/current/bin")
        .file("/home/u/.sdkman/bin/sdkman-init.sh", "")
        .file(
            "/home/u/.cargo/env",
            """
            case ":${PATH}:" in
                *:"$HOME/.cargo/bin":*)
                    ;;
                *)
                    export PATH="$HOME/.cargo/bin:$PATH"
                    ;;
            esac
            """);

    String path =
        learn(
            """
            eval "$(/home/linuxbrew/.linuxbrew/bin/brew shellenv)"
            export PYENV_ROOT="$HOME/.pyenv"
            eval "$(pyenv init - bash)"
            eval "$(pyenv virtualenv-init -)"
            export NVM_DIR="$HOME/.nvm"
            [ -s "$NVM_DIR/nvm.sh" ] && \\. "$NVM_DIR/nvm.sh"  # This loads nvm
            [[ -s "$HOME/.sdkman/bin/sdkman-init.sh" ]] && source "$HOME/.sdkman/bin/sdkman-init.sh"
            . "$HOME/.cargo/env"
            eval "$(starship init bash)"
            """);

    assertThat(path)
        .isEqualTo(
            "/home/u/.cargo/bin:/home/u/.sdkman/candidates/java/current/bin"
                + ":/home/u/.nvm/versions/node/v20.9.0/bin"
                + ":/home/u/.pyenv/plugins/pyenv-virtualenv/shims:/home/u/.pyenv/shims"
                + ":/home/linuxbrew/.linuxbrew/bin:/home/linuxbrew/.linuxbrew/sbin:/usr/bin:/bin");
    assertThat(terminalPath.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true,/opt/conda/bin:/opt/conda/condabin:/usr/bin:/bin",
    "false,/opt/conda/condabin:/usr/bin:/bin"
  })
  void condaBlock_applied(boolean activateBase, String expected) {
    machine
        .program("/opt/conda/bin/conda")
        .file("/home/u/.condarc", "auto_activate_base: " + activateBase + "\n");

    String path =
        learn(
            """
            # >>> conda initialize >>>
            __conda_setup="$('/opt/conda/bin/conda' 'shell.bash' 'hook' 2> /dev/null)"
            if [ $? -eq 0 ]; then
                eval "$__conda_setup"
            else
                if [ -f "/opt/conda/etc/profile.d/conda.sh" ]; then
                    . "/opt/conda/etc/profile.d/conda.sh"
                else
                    export PATH="/opt/conda/bin:$PATH"
                fi
            fi
            unset __conda_setup
            # <<< conda initialize <<<
            """);

    assertThat(path).isEqualTo(expected);
    assertThat(terminalPath.notUnderstood()).isEmpty();
  }

  @Test
  void profileDirectory_allFilesInOrder() {
    machine
        .file("/etc/profile.d/b.sh", "PATH=/b:$PATH\n")
        .file("/etc/profile.d/a.sh", "PATH=/a:$PATH\n")
        .file("/etc/profile.d/c.csh", "PATH=/never\n")
        .file(
            "/etc/profile",
            "for i in /etc/profile.d/*.sh; do if [ -r \"$i\" ]; then . \"$i\" >/dev/null; fi; done\n");

    assertThat(learn("")).isEqualTo("/b:/a:/usr/bin:/bin");
  }

  @Test
  void bashProfile_hidesProfile() {
    machine
        .file("/home/u/.bash_profile", "PATH=/bp:$PATH\n. ~/.bashrc\n")
        .file("/home/u/.profile", "PATH=/never\n");

    assertThat(learn("PATH=/rc:$PATH\n")).isEqualTo("/rc:/bp:/usr/bin:/bin");
  }

  @Test
  void sourceOfTheText_namesTheFiles() {
    machine.file("/etc/profile", "").file("/home/u/.profile", "");

    SearchPathText learned = learnAll("");

    assertThat(learned.id()).isEqualTo("terminal");
    assertThat(learned.source()).isEqualTo("estimated from /etc/profile, ~/.profile, ~/.bashrc");
  }

  @Test
  void zshLines_followed() {
    machine
        .file("/etc/passwd", "u:x:1000:1000::/home/u:/usr/bin/zsh\n")
        .file("/etc/zsh/zshenv", "ZDOTDIR=$HOME/.z\n")
        .directory("/home/u/bin")
        .file("/home/u/.z/.zshenv", "typeset -U path PATH\npath=($HOME/bin(N-/) /no(N) $path)\n")
        .file("/home/u/.z/.zprofile", "path+=(/p)\n")
        .file(
            "/home/u/.z/.zshrc",
            """
            (( $+commands[nothing] )) && path+=(/never)
            path=(/usr/bin ~/q $path)
            if [[ -o interactive ]]; then export PATH="/i:$PATH"; fi
            """);

    assertThat(learn("")).isEqualTo("/i:/usr/bin:/home/u/q:/home/u/bin:/bin:/p");
    assertThat(terminalPath.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "set -gx PATH /a $PATH ^ /a:/usr/bin:/bin",
        "set -x PATH $HOME/bin '/b c' $PATH; set -a PATH /z ^ /home/u/bin:/b c:/usr/bin:/bin:/z",
        "fish_add_path ~/here ^ /home/u/here:/usr/bin:/bin",
        "fish_add_path -aP /here /gone ^ /usr/bin:/bin:/here",
        "set -U fish_user_paths /u1 /u2 $fish_user_paths ^ /u1:/u2:/usr/bin:/bin",
        "if test -d /here; and not test -d /gone\\n set -p PATH /y\\nelse\\n set -p PATH /n\\nend"
            + " ^ /y:/usr/bin:/bin",
        "if test -d /gone\\nset -p PATH /n\\nelse if status is-interactive\\nset -p PATH /i\\nend"
            + " ^ /i:/usr/bin:/bin",
        "contains /bin $PATH; or set -p PATH /never ^ /usr/bin:/bin",
        "contains /n $PATH || set -p PATH /n # why ^ /n:/usr/bin:/bin",
        "if not contains {$HOME}/x $PATH\\n set -gx PATH \"$HOME/x\" $PATH\\nend ^ /home/u/x:/usr/bin:/bin",
        "switch (uname)\\ncase Darwin\\nset PATH /mac\\ncase Linux '*BSD'\\nset -p PATH /lin\\nend"
            + " ^ /lin:/usr/bin:/bin",
        "for d in /p /q\\n set -p PATH $d\\nend ^ /q:/p:/usr/bin:/bin",
        "function f\\n if true\\n set PATH /never\\n end\\nend\\nset -p PATH /f ^ /f:/usr/bin:/bin",
        "pyenv init - | source ^ /home/u/.pyenv/shims:/usr/bin:/bin",
        "starship init fish | source; ls | grep x; set -p PATH /s ^ /s:/usr/bin:/bin",
        "source ~/more.fish ^ /more:/usr/bin:/bin",
      })
  void fishLine_followed(String lines, String expected) {
    machine
        .file("/etc/passwd", "u:x:1000:1000::/home/u:/usr/bin/fish\n")
        .directory("/here")
        .directory("/home/u/here")
        .file("/home/u/more.fish", "set -p PATH /more\n")
        .file("/home/u/.config/fish/config.fish", lines.replace("\\n", "\n") + "\n");

    String path = learn("PATH=/never\n");

    assertThat(path).isEqualTo(expected);
    assertThat(terminalPath.notUnderstood()).isEmpty();
  }

  @Test
  void fishUniversalVariablesAndFragments_inOrder() {
    machine
        .file("/etc/passwd", "u:x:1000:1000::/home/u:/usr/bin/fish\n")
        .file(
            "/home/u/.config/fish/fish_variables",
            "# VERSION: 3.0\nSETUVAR fish_user_paths:/o\\x2ee\\x1e/two\n")
        .file("/etc/fish/conf.d/b.fish", "set -p PATH /b\n")
        .file("/home/u/.config/fish/conf.d/a.fish", "set -p PATH /a\n")
        .file("/etc/fish/config.fish", "set -p PATH /system\n");

    assertThat(learn("")).isEqualTo("/system:/b:/a:/o.e:/two:/usr/bin:/bin");
  }

  @Test
  void macOs_pathHelperFirst() {
    machine
        .file("/etc/passwd", "")
        .file("/etc/paths", "/usr/local/bin\n/usr/bin\n")
        .file("/home/u/.zshenv", "PATH=/early:$PATH\n")
        .file("/home/u/.zshrc", "PATH=/late:$PATH\n");
    Host host = machine.host(Platform.MACOS, 501, Map.of("SHELL", "/bin/zsh"));

    String path = terminalPath.learn(host, new Problems(host)).text();

    assertThat(path).isEqualTo("/late:/usr/local/bin:/usr/bin:/early:/bin:/usr/sbin:/sbin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "! |",
        "a && |",
        "( |",
        "\"$( |",
        "$(( |",
        "if x; then |",
        "f() |",
        "${a:-|",
        "command |",
        "{a,|",
        "{ |"
      })
  @Timeout(20)
  void hostileNesting_ends(String piece) {
    String text = piece.repeat(40_000);
    learn(text);
    machine
        .file("/etc/passwd", "u:x:1000:1000::/home/u:/usr/bin/fish\n")
        .file("/home/u/.config/fish/config.fish", text + "\nset PATH " + text);
    learn("");

    assertThat(problems.toList()).hasSizeLessThan(3);
  }

  @Test
  @Timeout(20)
  void selfSourcingAndGrowth_end() {
    String growth = "A=aaaaaaaaaa\n" + "A=$A$A$A$A$A$A$A$A$A$A\n".repeat(30_000) + "PATH=$A\n";

    learn(". ~/.bashrc\nf() { f; f; }\nf\nfor a in 1 2 3; do . ~/.bashrc; done\n" + growth);

    assertThat(problems.toList()).hasSizeLessThan(2);
  }

  private String learn(String bashrc) {
    return learnAll(bashrc).text();
  }

  private SearchPathText learnAll(String bashrc) {
    machine.file("/home/u/.bashrc", bashrc);
    Host host = machine.host();
    problems = new Problems(host);
    return terminalPath.learn(host, problems);
  }
}
