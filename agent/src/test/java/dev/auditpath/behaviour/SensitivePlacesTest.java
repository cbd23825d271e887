package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivePlacesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~/.aws/credentials | AWS credentials",
        ".aws/credentials | AWS credentials",
        "$HOME/.kube/config | Kubernetes credentials",
        "${HOME}/.docker/config.json | Docker registry credentials",
        "/home/x/.ssh/id_ed25519 | SSH keys",
        "/Users/x/Library/Keychains/login.keychain-db | a key chain",
        "/root/.netrc | passwords of machines",
        "~root/.git-credentials | git credentials",
        "C:\\Users\\me\\AppData\\Local\\Google\\Chrome\\User Data\\Default\\Login Data | passwords kept by a browser",
        "$KUBECONFIG | Kubernetes credentials",
        "%USERPROFILE%\\.npmrc | npm configuration and tokens",
        "$XDG_CONFIG_HOME/gh/hosts.yml | GitHub or GitLab credentials",
        "/var/run/secrets/kubernetes.io/serviceaccount/token | a Kubernetes service account's token",
        "/proc/1/environ | another process's variables or memory",
        "/etc/shadow | the system's passwords",
        "~/.bash_history | what was typed in a shell or client",
        "~/.claude/settings.json | an AI tool's settings and talks",
        "server.pem | a private key",
        "app/.env | a file of variables, often secret",
        "~/.config/solana/id.json | a wallet",
        "a//.//.aws///credentials | AWS credentials"
      })
  void place_isWorthReading(String path, String what) {
    assertThat(SensitivePlaces.of(path).flatMap(SensitivePlace::read))
        .contains(new Effect("credentials", what));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "~/.bashrc | shell start-up file",
        "$ZDOTDIR/.zshrc | shell start-up file",
        "/etc/profile.d/x.sh | the system's shell start-up file",
        "/etc/cron.d/x | scheduled jobs",
        "~/.config/systemd/user/x.service | a systemd unit",
        "~/.config/autostart/x.desktop | a program that starts at login",
        "~/Library/LaunchAgents/x.plist | a launchd job",
        "~/.ssh/authorized_keys | keys that may log in over SSH",
        "lib/python3.11/site-packages/x.pth | code that runs whenever Python starts",
        "usercustomize.py | code that runs whenever Python starts",
        ".git/hooks/post-checkout | git hooks",
        "~/.gitconfig | git configuration",
        ".vscode/tasks.json | editor configuration that runs code",
        "~/.claude/settings.json | an AI tool's settings and talks",
        "~/.local/bin/gh | a directory of commands",
        "/usr/local/bin/git | a directory of commands",
        ".venv/bin/python | a directory of commands",
        "bin/git | a directory of commands",
        "~/.config/pip/pip.conf | pip configuration"
      })
  void place_isWorthWriting(String path, String what) {
    assertThat(SensitivePlaces.of(path).flatMap(SensitivePlace::written))
        .contains(new Effect("persistence", what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "~",
        "README.md",
        "docs/aws/credentials.md",
        "my.ssh/notes",
        "id_rsa.pub",
        "~/.ssh/id_rsa.pub",
        "/usr/share/keyrings/debian.gpg",
        "/usr/lib/chromium/chromium",
        "src/signal/core.py",
        "build/bin/git",
        "~/.cache/tool/bin/tool",
        "config.json",
        "pkg/environment.py",
        "keys.py",
        "/home",
        "https://example.com/",
        "x/certifi/cacert.pem"
      })
  void ordinaryPath_isNothing(String path) {
    assertThat(SensitivePlaces.of(path)).isEmpty();
  }

  @Test
  void readingAStartFile_isNothing() {
    assertThat(SensitivePlaces.of("~/.bashrc").flatMap(SensitivePlace::read)).isEmpty();
  }

  @Test
  void writingCredentials_isNothing() {
    assertThat(SensitivePlaces.of("~/.aws/credentials").flatMap(SensitivePlace::written)).isEmpty();
  }
}
