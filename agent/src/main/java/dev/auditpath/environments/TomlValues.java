package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plain values and the names of tables in a TOML file, as far as managers' settings need them:
 * {@code key = "text"}, {@code key = true}, dotted keys, {@code [table]}. Lists, inline tables and
 * texts over several lines are passed over.
 */
final class TomlValues {
  private static final int CAP = 1024 * 1024;

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> tables = new HashSet<>();

  private TomlValues() {}

  /** Reads a file; an absent one holds nothing, one over 1 MB or unreadable is a problem. */
  static TomlValues read(Path file, Host host, Problems problems) {
    try {
      return parse(host.readText(file, CAP));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return new TomlValues();
    } catch (IOException e) {
      problems.add(file, e);
      return new TomlValues();
    }
  }

  static TomlValues parse(String text) {
    TomlValues toml = new TomlValues();
    String table = "";
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        table = line.substring(1, Math.max(1, line.indexOf(']'))).strip();
        toml.tables.add(table);
      } else if (equals > 0 && !line.startsWith("#")) {
        String key = unquoted(line.substring(0, equals).strip());
        String name = table.isEmpty() ? key : table + "." + key;
        toml.values.putIfAbsent(name, unquoted(line.substring(equals + 1).strip()));
      }
    }
    return toml;
  }

  /** Returns a value by its dotted name. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns whether there is a table of a name, or one within it. */
  boolean hasTable(String name) {
    return tables.stream().anyMatch(table -> table.equals(name) || table.startsWith(name + "."));
  }

  private static String unquoted(String value) {
    char quote = value.isEmpty() ? 0 : value.charAt(0);
    if (quote == '"' || quote == '\'') {
      int end = value.indexOf(quote, 1);
      return end < 0 ? "" : value.substring(1, end);
    }
    int comment = value.indexOf('#');
    return comment < 0 ? value : value.substring(0, comment).strip();
  }
}
