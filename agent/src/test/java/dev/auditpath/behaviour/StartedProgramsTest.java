package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartedProgramsTest {

  @ParameterizedTest
  @CsvSource({
    "curl http://x,network",
    "/usr/bin/wget x,network",
    "curl.exe x,network",
    "ssh h,network",
    "rsync a h:b,network",
    "openssl s_client -connect x,network",
    "dig x.evil.test,network",
    "powershell -c iwr http://x,network",
    "certutil -urlcache -f http://x,network",
    "crontab -,persistence",
    "systemctl --user enable x,persistence",
    "launchctl load x,persistence",
    "schtasks /create,persistence",
    "loginctl enable-linger,persistence",
    "git config --global core.hooksPath /x,persistence",
    "git config core.sshCommand x,persistence",
    "pip config set global.index-url x,persistence",
    "npm config set registry x,persistence",
    "pip install x,process",
    "npm i -g x,process",
    "python3 -m pip install x,process",
    "security find-generic-password -w,credentials",
    "git credential fill,credentials",
    "gh auth token,credentials",
    "cat /home/u/.aws/credentials,credentials",
    "tar cz .ssh,credentials",
    "env,environment",
    "printenv,environment",
    "cp x /usr/local/bin,persistence",
    "ln -sf /a/git ~/.local/bin/git,persistence",
    "chmod +x /usr/local/bin/git,persistence",
    "tee -a ~/.bashrc,persistence",
    "sed -i s/a/b/ ~/.bashrc,persistence"
  })
  void start_isAnEffect(String command, String kind) {
    List<String> argv = List.of(command.split(" ", -1));
    assertThat(StartedPrograms.of(argv.get(0), argv.subList(1, argv.size())))
        .get()
        .extracting(Effect::kind)
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl --version",
        "crontab -l",
        "git status",
        "git config user.name",
        "git config --global --get user.name",
        "git config --global --list",
        "pip list",
        "pip config list",
        "npm config get registry",
        "rsync a b",
        "cat x",
        "cp x y",
        "chmod +x x",
        "printenv PATH",
        "env X=1",
        "systemctl status x",
        "uname -a",
        "rpm -q -i -p x",
        "cat ~/.bashrc",
        "git rev-parse HEAD"
      })
  void start_isNothing(String command) {
    List<String> argv = List.of(command.split(" ", -1));
    assertThat(StartedPrograms.of(argv.get(0), argv.subList(1, argv.size()))).isEmpty();
  }
}
