package dev.auditpath.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of environment variables that hold secrets. */
final class SecretNames {
  private static final Set<String> KNOWN =
      Set.of(
          "SSH_AUTH_SOCK",
          "AWS_ACCESS_KEY_ID",
          "AWS_SESSION_TOKEN",
          "NODE_AUTH_TOKEN",
          "PGPASSWORD",
          "MYSQL_PWD",
          "REDISCLI_AUTH",
          "DATABASE_URL",
          "MONGODB_URI",
          "MONGO_URL",
          "REDIS_URL",
          "KUBECONFIG",
          "GOOGLE_APPLICATION_CREDENTIALS",
          "DOCKER_AUTH_CONFIG",
          "NPM_CONFIG__AUTH",
          "SLACK_WEBHOOK_URL",
          "DISCORD_WEBHOOK_URL",
          "SENTRY_DSN",
          "SUDO_ASKPASS");

  private static final Set<String> SECRET_WORDS =
      Set.of(
          "TOKEN",
          "SECRET",
          "SECRETS",
          "PASSWORD",
          "PASSWD",
          "PASSPHRASE",
          "PASS",
          "PWD",
          "CREDENTIAL",
          "CREDENTIALS",
          "CREDS",
          "APIKEY",
          "AUTHTOKEN",
          "MNEMONIC",
          "KEY",
          "PAT",
          "JWT");

  private static final Set<String> ASKED_FOR =
      Set.of(
          "TOKEN",
          "SECRET",
          "PASSWORD",
          "PASSCODE",
          "PASSPHRASE",
          "CREDENTIAL",
          "CREDENTIALS",
          "PIN",
          "OTP",
          "MFA",
          "MNEMONIC");

  /** Endings such as in {@code GITHUBTOKEN}. */
  private static final List<String> SECRET_ENDS =
      List.of("TOKEN", "SECRET", "PASSWORD", "PASSWD", "APIKEY", "PASSPHRASE");

  /** With one of these a name speaks about a secret, or about a key or token of another sort. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "MAX",
          "MIN",
          "PUBLIC",
          "PRIMARY",
          "SORT",
          "PARTITION",
          "CACHE",
          "URL",
          "URI",
          "ENDPOINT",
          "TYPE",
          "TTL",
          "TIMEOUT",
          "EXPIRY",
          "EXPIRES",
          "LENGTH",
          "LIMIT",
          "COUNT",
          "SIZE",
          "HOT",
          "FOREIGN",
          "LAYOUT",
          "KEYBOARD",
          "PARALLELISM",
          "NAME",
          "FORMAT",
          "FILTER",
          "INDEX",
          "BIND",
          "SHORTCUT",
          "ISSUER",
          "SCOPE",
          "SCOPES",
          "OLDPWD",
          "INIT",
          "OLD",
          "PROMPT");

  private SecretNames() {}

  /** Returns whether a question's text asks for a secret. */
  static boolean isAskedFor(String question) {
    if (question.length() > 200) {
      return false;
    }
    for (String word : question.toUpperCase(Locale.ROOT).split("[^A-Z]+", -1)) {
      if (ASKED_FOR.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a variable of this name holds a secret or says where one lies. */
  static boolean isSecret(String environmentKey) {
    String key = environmentKey.strip().toUpperCase(Locale.ROOT);
    if (KNOWN.contains(key)) {
      return true;
    }
    List<String> words = List.of(key.split("[^A-Z0-9]+", -1));
    if (words.size() > 20 || key.equals("PWD") || key.equals("GPG_KEY") || key.equals("PASS")) {
      return false;
    }
    boolean secret = SECRET_ENDS.stream().anyMatch(key::endsWith) && !key.startsWith("MAX");
    for (String word : words) {
      if (OTHER_WORDS.contains(word)) {
        return false;
      }
      secret |= SECRET_WORDS.contains(word);
    }
    return secret && !key.equals("KEY");
  }
}
