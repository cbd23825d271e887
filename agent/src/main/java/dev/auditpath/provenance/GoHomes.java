package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The directories that {@code go install} writes commands to: {@code $GOBIN}, else {@code bin} of
 * each directory of {@code $GOPATH}, else {@code ~/go/bin}.
 *
 * <p>Each variable may also be set by {@code go env -w}, which writes to {@code $GOENV}, by default
 * {@code go/env} in the user's configuration directory ({@code go help environment}). The default
 * is always among them: commands stay there when the variables come later.
 */
record GoHomes(Host host, Problems problems) {
  private static final int ENV_CAP = 64 * 1024;

  /** Returns the directories without links, existing or not. */
  Set<Path> binDirectories() {
    Map<String, String> written = written();
    Set<Path> bins = new LinkedHashSet<>();
    absolute(value("GOBIN", written)).ifPresent(bins::add);
    for (String home : value("GOPATH", written).split(":", -1)) {
      absolute(home).map(path -> path.resolve("bin")).ifPresent(bins::add);
    }
    bins.add(host.home().resolve("go/bin"));
    Set<Path> real = new LinkedHashSet<>();
    bins.forEach(bin -> real.add(Children.real(bin)));
    return real;
  }

  private String value(String variable, Map<String, String> written) {
    return host.variable(variable)
        .filter(value -> !value.isEmpty())
        .orElseGet(() -> written.getOrDefault(variable, ""));
  }

  private Optional<Path> absolute(String value) {
    return value.startsWith("/") && value.indexOf('\0') < 0
        ? Optional.of(host.path(value))
        : Optional.empty();
  }

  private Map<String, String> written() {
    Path file = settingsFile();
    Map<String, String> settings = new HashMap<>();
    if (host.isFile(file)) {
      try {
        for (String line : host.readText(file, ENV_CAP).split("\n", -1)) {
          int equals = line.indexOf('=');
          if (equals > 0) {
            settings.put(line.substring(0, equals), line.substring(equals + 1).strip());
          }
        }
      } catch (IOException unreadable) {
        problems.add(file, unreadable);
      }
    }
    return settings;
  }

  private Path settingsFile() {
    return host.directory("GOENV")
        .orElseGet(
            () ->
                switch (host.platform()) {
                  case MACOS -> host.home().resolve("Library/Application Support/go/env");
                  case LINUX ->
                      host.directory("XDG_CONFIG_HOME")
                          .orElseGet(() -> host.home().resolve(".config"))
                          .resolve("go/env");
                });
  }
}
