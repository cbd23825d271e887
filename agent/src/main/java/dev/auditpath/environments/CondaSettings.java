package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders of environments that a condarc names: the lists {@code envs_dirs} and {@code
 * envs_path}, in YAML's block form ({@code - /a}) or flow form ({@code [/a, ~/b]}). No other YAML
 * is understood.
 */
final class CondaSettings {
  private static final int CAP = 256 * 1024;

  private CondaSettings() {}

  /** Reads a file; an absent one names none, one over 256 KB or unreadable is a problem. */
  static List<Path> folders(Path file, Host host, Problems problems) {
    try {
      return texts(host.readText(file, CAP)).stream()
          .flatMap(text -> folder(text, host).stream())
          .toList();
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    } catch (IOException e) {
      problems.add(file, e);
      return List.of();
    }
  }

  /** Returns the folder that a text names, {@code ~} being the home; empty for relative ones. */
  static Optional<Path> folder(String text, Host host) {
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    if (text.startsWith("~/")) {
      return Optional.of(host.path(host.text(host.home()) + text.substring(1)).normalize());
    }
    return text.startsWith("/") ? Optional.of(host.path(text).normalize()) : Optional.empty();
  }

  private static List<String> texts(String yaml) {
    List<String> texts = new ArrayList<>();
    boolean inList = false;
    for (String raw : yaml.split("\n", -1)) {
      String line = withoutComment(raw);
      String value = line.strip();
      if (value.startsWith("-") && inList) {
        texts.add(unquoted(value.substring(1)));
      } else if (!value.isEmpty()) {
        inList = line.startsWith("envs_dirs:") || line.startsWith("envs_path:");
        if (inList) {
          addFlow(value.substring(value.indexOf(':') + 1).strip(), texts);
        }
      }
    }
    return texts;
  }

  private static void addFlow(String value, List<String> texts) {
    if (value.startsWith("[") && value.endsWith("]")) {
      for (String item : value.substring(1, value.length() - 1).split(",", -1)) {
        texts.add(unquoted(item));
      }
    }
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf(" #");
    return line.startsWith("#") ? "" : hash < 0 ? line : line.substring(0, hash);
  }

  private static String unquoted(String item) {
    String text = item.strip();
    char quote = text.isEmpty() ? 0 : text.charAt(0);
    boolean quoted = (quote == '"' || quote == '\'') && text.length() > 1;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
