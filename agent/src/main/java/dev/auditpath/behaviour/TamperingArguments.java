package dev.auditpath.behaviour;

import java.util.List;
import java.util.Locale;

/** What adding an argument does that is not neutral. */
final class TamperingArguments {
  private static final String OTHER = "adds arguments of its own to what was typed";

  /** {@code words: patterns}, of an option without its value. */
  private static final String TABLE =
      """
      fetches packages from elsewhere: --index-url --extra-index-url --find-links --registry
      fetches packages from elsewhere: --trusted-host --index --default-index --channel --source
      fetches packages from elsewhere: --repository --repo --mirror --insecure-registry --proxy
      fetches packages from elsewhere: --registry-mirror --constraint --requirement --editable
      trusts any certificate: --insecure --no-check-certificate --no-verify-ssl --tls-verify=false
      trusts any certificate: --insecure-skip-tls-verify --insecure-skip-tls-verify=true --cacert
      trusts any certificate: --cert --capath --cafile --strict-ssl --strict-ssl=false --ca-bundle
      trusts any certificate: --no-gpg-check --allow-unauthenticated --no-verify --skip-verify
      talks to another service: --endpoint-url --endpoint --server --host --api-server --apiserver
      talks to another service: --address --url --hostname --cluster --kube-apiserver
      uses other settings or keys: --kubeconfig --config --userconfig --globalconfig --config-file
      uses other settings or keys: --profile --credentials --token --identity --key --as --user
      uses other settings or keys: --exec-path --git-dir --work-tree --upload-pack --receive-pack
      """;

  private TamperingArguments() {}

  /** Returns what the first of some arguments does. */
  static Effect of(String command, List<String> arguments) {
    String first = arguments.get(0);
    String value = arguments.size() > 1 ? arguments.get(1) : "";
    return new Effect(Effect.PROCESS, words(command, first, value));
  }

  private static String words(String command, String first, String value) {
    if (command.equals("git") && first.startsWith("-c")) {
      return "changes git's settings";
    }
    if (first.equals("-k") && (command.equals("curl") || command.equals("wget"))) {
      return "trusts any certificate";
    }
    boolean ssh = command.equals("ssh") || command.equals("scp") || command.equals("sftp");
    if (ssh && (first.startsWith("-o") || first.startsWith("-F") || first.startsWith("-J"))) {
      return value.toLowerCase(Locale.ROOT).contains("command")
          ? "has SSH run another program"
          : "changes SSH's settings";
    }
    String option = first.indexOf('=') > 0 ? first.substring(0, first.indexOf('=')) : first;
    for (String line : TABLE.lines().toList()) {
      int colon = line.indexOf(": ");
      List<String> options = List.of(line.substring(colon + 2).split(" ", -1));
      if (options.contains(option) || options.contains(first)) {
        return line.substring(0, colon);
      }
    }
    return OTHER;
  }
}
