package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions that asdf's and mise's files select for the working directory, by tool.
 *
 * <p>Files, of which the nearest that names a tool decides: {@code .tool-versions} of the working
 * directory, those above it and the home directory, with lines {@code TOOL VERSION…}; for mise also
 * {@code mise.toml} and {@code .mise.toml} there and {@code ~/.config/mise/config.toml}, of which
 * the plain lines {@code TOOL = "VERSION"} of the table {@code [tools]} are read.
 */
record ToolVersions(Map<String, List<String>> byTool) {
  private static final int CAP = 64 * 1024;

  static ToolVersions read(List<String> fileNames, Host host, Problems problems) {
    Map<String, List<String>> byTool = new LinkedHashMap<>();
    List<Path> directories = new ArrayList<>(DirectoriesUp.of(host));
    directories.add(host.home());
    for (Path directory : directories) {
      for (String name : fileNames) {
        text(directory.resolve(name), host, problems)
            .map(text -> name.endsWith(".toml") ? parseToml(text) : parseLines(text))
            .ifPresent(found -> found.forEach(byTool::putIfAbsent));
      }
    }
    return new ToolVersions(byTool);
  }

  List<String> of(String tool) {
    return byTool.getOrDefault(tool, List.of());
  }

  private static Optional<String> text(Path file, Host host, Problems problems) {
    if (!host.isFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(host.readText(file, CAP));
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return Optional.empty();
    }
  }

  private static Map<String, List<String>> parseLines(String text) {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      String[] words = line.split("#", 2)[0].strip().split("[ \t]+", -1);
      if (words.length > 1) {
        versions.putIfAbsent(words[0], List.of(words).subList(1, words.length));
      }
    }
    return versions;
  }

  private static Map<String, List<String>> parseToml(String text) {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    boolean inTools = false;
    for (String raw : text.split("\n", -1)) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        inTools = line.equals("[tools]");
      } else if (inTools && equals > 0) {
        String[] quoted = line.substring(equals + 1).split("[\"']", -1);
        if (quoted.length == 3 && quoted[0].isBlank()) {
          String tool = line.substring(0, equals).strip().replace("\"", "");
          versions.putIfAbsent(tool, List.of(quoted[1]));
        }
      }
    }
    return versions;
  }
}
