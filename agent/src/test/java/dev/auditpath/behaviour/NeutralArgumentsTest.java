package dev.auditpath.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git",
        "git -c color.ui=always",
        "git -ccolor.ui=auto",
        "git --no-pager",
        "git -c core.pager=cat --color",
        "ls --color=auto",
        "ls -la",
        "df -h",
        "docker --log-level debug",
        "kubectl -v=5",
        "curl -v",
        "pip --disable-pip-version-check",
        "terraform -no-color",
        "grep --color auto",
        "kubectl --context staging",
        "kubectl --namespace=team",
        "helm --kube-context staging --debug",
        "git --"
      })
  void argument_changesOnlyTheLook(String command) {
    List<String> argv = List.of(command.split(" ", -1));
    assertThat(NeutralArguments.of(argv.get(0), argv.subList(1, argv.size()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "terraform -var a=b | adds arguments of its own to what was typed",
        "git -c core.sshCommand=x | changes git's settings",
        "git -c alias.x=!sh | changes git's settings",
        "git -c core.pager=/tmp/x | changes git's settings",
        "git --exec-path=/x | uses other settings or keys",
        "pip --index-url http://x | fetches packages from elsewhere",
        "pip --trusted-host x | fetches packages from elsewhere",
        "npm --registry=x | fetches packages from elsewhere",
        "curl -k | trusts any certificate",
        "curl --insecure | trusts any certificate",
        "kubectl --kubeconfig x | uses other settings or keys",
        "ssh -o ProxyCommand=x | has SSH run another program",
        "aws --endpoint-url x | talks to another service",
        "grep -v | adds arguments of its own to what was typed",
        "docker -v /:/host | adds arguments of its own to what was typed",
        "git --no-pager push | adds arguments of its own to what was typed"
      })
  void argument_tampers(String command, String what) {
    List<String> argv = List.of(command.split(" ", -1));
    assertThat(NeutralArguments.of(argv.get(0), argv.subList(1, argv.size())))
        .contains(new Effect("process", what));
  }
}
