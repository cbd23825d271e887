package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys and values of a {@code pyvenv.cfg} (PEP 405): one {@code key = value} a line.
 *
 * <p>The stdlib's venv writes {@code version}; virtualenv writes {@code virtualenv} and {@code
 * version_info}; uv writes {@code uv} and {@code version_info}.
 */
final class VenvSettings {
  private static final int CAP = 64 * 1024;
  private static final int LONGEST_VERSION = 32;

  private final Map<String, String> values;

  private final String fault;

  private VenvSettings(Map<String, String> values, String fault) {
    this.values = values;
    this.fault = fault;
  }

  /**
   * Reads a file; one that cannot be read, or is longer than 64 KB, is a problem and has no keys.
   */
  static VenvSettings read(Path file, Host host, Problems problems) {
    try {
      return parse(host.readText(file, CAP));
    } catch (IOException e) {
      problems.add(file, e);
      return new VenvSettings(Map.of(), Problems.reason(e));
    }
  }

  static VenvSettings parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        values.putIfAbsent(key, line.substring(equals + 1).strip());
      }
    }
    return new VenvSettings(values, "");
  }

  /** Returns why the file could not be read; empty where it could. */
  String fault() {
    return fault;
  }

  /** Returns the value of a key, which is lower case. */
  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the interpreter's version, for example {@code 3.11.7}; empty where none is stated. */
  String python() {
    String stated = values.getOrDefault("version_info", values.getOrDefault("version", ""));
    String version = leadingVersion(stated);
    return version.length() > LONGEST_VERSION ? "" : version;
  }

  /**
   * virtualenv writes {@code 3.11.7.final.0}; the words and the serial are no part of a version.
   */
  private static String leadingVersion(String stated) {
    int end = 0;
    while (end < stated.length() && isVersionCharacter(stated, end)) {
      end++;
    }
    return stated.substring(0, end);
  }

  private static boolean isVersionCharacter(String stated, int at) {
    char c = stated.charAt(at);
    boolean dotBeforeDigit =
        c == '.' && at > 0 && at + 1 < stated.length() && isDigit(stated.charAt(at + 1));
    boolean release = at > 0 && (c == 'a' || c == 'b' || c == 'r' || c == 'c' || c == '+');
    return isDigit(c) || dotBeforeDigit || release;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
