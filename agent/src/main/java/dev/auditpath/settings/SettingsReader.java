package dev.auditpath.settings;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Problem;
import dev.auditpath.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the settings: shipped defaults, then the user's file, then the administrator's policy.
 *
 * <p>The user's file is the one named by {@code --config}, else {@code
 * $XDG_CONFIG_HOME/audit-path/config.json}, with {@code ~/.config} where the variable is unset or
 * relative (XDG Base Directory Specification 0.8); on macOS {@code ~/Library/Application
 * Support/audit-path/config.json}. The policy is {@code /etc/audit-path/policy.json}: of two
 * severities the stricter holds, lists are joined; of the search's bounds and of quiet hours the
 * user's hold.
 */
public final class SettingsReader {
  private static final String POLICY = "/etc/audit-path/policy.json";

  /**
   * Reads the settings.
   *
   * @param configFile the file named on the command line; it has to exist
   * @param problems told where the policy holds a value that the user's file would loosen
   */
  public Settings read(Host host, Optional<Path> configFile, Problems problems)
      throws SettingsException {
    SettingsFile userFile = new SettingsFile(host, configFile.orElseGet(() -> usersPlace(host)));
    SettingsFile policyFile = new SettingsFile(host, host.system(POLICY));
    ConfigDocument user = document(host, userFile, configFile.isPresent());
    ConfigDocument policy = document(host, policyFile, false);
    ConfigDocument defaults = defaults(host);
    Severities severities = new Severities(userFile.name(), problems);
    return new Settings(
        severities.held("failOn", defaults.failOn(), user.failOn(), policy.failOn()),
        severities.held(
            "minSeverity", defaults.minSeverity(), user.minSeverity(), policy.minSeverity()),
        joined(defaults.environments(), user.environments(), policy.environments()),
        joined(defaults.roots(), user.roots(), policy.roots()),
        user.search().over(policy.search()).over(defaults.search()).bounds(),
        knownTools(defaults, user, policy),
        user.quietHours().or(policy::quietHours).or(defaults::quietHours));
  }

  /**
   * Returns the severity from which on the administrator's policy makes an audit fail; what is at
   * least that bad, a user cannot allow.
   */
  public Optional<Severity> failOnOfPolicy(Host host) throws SettingsException {
    return document(host, new SettingsFile(host, host.system(POLICY)), false).failOn();
  }

  /** Returns the files that are read where the call names none, present or not. */
  public static List<Path> places(Host host) {
    return List.of(usersPlace(host), host.system(POLICY));
  }

  private static Path usersPlace(Host host) {
    Path directory =
        host.platform() == Platform.MACOS
            ? host.home().resolve("Library/Application Support")
            : host.directory("XDG_CONFIG_HOME").orElseGet(() -> host.home().resolve(".config"));
    return directory.resolve("audit-path/config.json");
  }

  private static ConfigDocument document(Host host, SettingsFile file, boolean required)
      throws SettingsException {
    Optional<byte[]> bytes = required ? Optional.of(file.read()) : file.readIfPresent();
    return bytes.isPresent()
        ? ConfigReader.read(host, bytes.get(), file.name())
        : ConfigDocument.SILENT;
  }

  private static ConfigDocument defaults(Host host) throws SettingsException {
    try (InputStream json = SettingsFile.shipped("defaults.json")) {
      return ConfigReader.read(host, json.readAllBytes(), "defaults.json");
    } catch (IOException broken) {
      throw new IllegalStateException("the program was packaged without its defaults", broken);
    }
  }

  private static List<Path> joined(List<Path> defaults, List<Path> user, List<Path> policy) {
    Set<Path> all = new LinkedHashSet<>(defaults);
    all.addAll(user);
    all.addAll(policy);
    return new ArrayList<>(all);
  }

  private static KnownTools knownTools(
      ConfigDocument defaults, ConfigDocument user, ConfigDocument policy) {
    return KnownToolsFile.shipped()
        .extendedBy(defaults.knownTools())
        .extendedBy(user.knownTools())
        .extendedBy(policy.knownTools());
  }

  /** Decides between the levels, and says so where the policy overrules the user. */
  private record Severities(String userFile, Problems problems) {

    Severity held(
        String key,
        Optional<Severity> shipped,
        Optional<Severity> user,
        Optional<Severity> policy) {
      Severity wanted = user.or(() -> policy).or(() -> shipped).orElseThrow();
      Severity held = policy.filter(limit -> !limit.atLeast(wanted)).orElse(wanted);
      if (held != wanted) {
        problems.add(new Problem("policy", userFile, overruled(key, wanted, held), false));
      }
      return held;
    }

    private static String overruled(String key, Severity wanted, Severity held) {
      return "\"%s\" is %s here; %s holds it at %s"
          .formatted(key, wanted.word(), POLICY, held.word());
    }
  }
}
