package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "GITHUB_TOKEN",
        "GITHUBTOKEN",
        "OPENAI_API_KEY",
        "npm_config__authToken",
        "SSH_AUTH_SOCK",
        "DB_PASSWORD",
        "DATABASE_URL",
        "GITLAB_PAT"
      })
  void name_isOfASecret(String name) {
    assertThat(SecretNames.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "HOME",
        "PWD",
        "OLDPWD",
        "MAX_TOKENS",
        "TOKENIZERS_PARALLELISM",
        "KEYBOARD",
        "GPG_KEY",
        "TERM",
        "XDG_SESSION_TYPE",
        "PUBLIC_KEY",
        "TOKEN_URL",
        "AWS_PROFILE",
        "PYTHONHASHSEED",
        "COMPOSE_PROJECT_NAME"
      })
  void name_isNoSecret(String name) {
    assertThat(SecretNames.isSecret(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "LD_PRELOAD,/tmp/x.so",
    "DYLD_INSERT_LIBRARIES,x",
    "PYTHONPATH,x",
    "NODE_OPTIONS,--require x",
    "GIT_SSH_COMMAND,x",
    "GIT_CONFIG_KEY_7,core.sshCommand",
    "PIP_INDEX_URL,http://x",
    "https_proxy,http://x",
    "SSL_CERT_FILE,x",
    "BASH_ENV,x",
    "PATH,/opt/x/bin:/usr/bin",
    "PATH,~/x:…",
    "EDITOR,/tmp/x"
  })
  void setting_changesWhatRuns(String name, String value) {
    assertThat(ChildVariables.of(name, value)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "AWS_PROFILE,dev",
    "LANG,C",
    "NO_PROXY,localhost",
    "PAGER,cat",
    "GIT_PAGER,cat",
    "EDITOR,vi",
    "PATH,/usr/bin:/bin",
    "PATH,…",
    "TERM,dumb",
    "NO_COLOR,1",
    "TF_IN_AUTOMATION,1"
  })
  void setting_isHarmless(String name, String value) {
    assertThat(ChildVariables.of(name, value)).isEmpty();
  }

  @Test
  void takingAVariableAway_isHarmless() {
    assertThat(ChildVariables.of("LD_PRELOAD", "")).isEmpty();
  }
}
