package dev.auditpath.model;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of well-known tools.
 *
 * @param byName by command name
 */
public record KnownTools(Map<String, KnownTool> byName) {
  private static final List<String> VERSIONED = List.of("pip", "python");

  /**
   * Returns the tool of this name; {@code pipX.Y} is found as {@code pip}, {@code pythonX.Y} and
   * {@code pythonX.Yt} as {@code python}, unless the catalogue has the longer name itself.
   */
  public Optional<KnownTool> find(CommandName command) {
    KnownTool exact = exact(command);
    return Optional.ofNullable(
        exact == null ? byName.get(withoutVersion(command.canonical())) : exact);
  }

  /** Returns whether the catalogue has this command, under the same names as {@link #find}. */
  public boolean contains(CommandName command) {
    return find(command).isPresent();
  }

  public Collection<KnownTool> tools() {
    return byName.values();
  }

  /** Returns the digest of everything in it; the same for the same tools. */
  public String digest() {
    StringBuilder text = new StringBuilder();
    for (KnownTool tool : new TreeMap<>(byName).values()) {
      text.append(tool.name()).append(' ').append(tool.weight().word()).append(tool.reserved());
      for (Map.Entry<String, Set<String>> names : new TreeMap<>(tool.publishers()).entrySet()) {
        text.append(' ').append(names.getKey()).append(new TreeSet<>(names.getValue()));
      }
      text.append('\n');
    }
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns this catalogue with further tools. Of a tool that it has already, publishers are added,
   * the weight can only rise and a reserved name stays reserved.
   */
  public KnownTools extendedBy(List<KnownTool> additions) {
    Map<String, KnownTool> extended = new LinkedHashMap<>(byName);
    for (KnownTool addition : additions) {
      extended.merge(addition.name(), addition, KnownTools::joined);
    }
    return new KnownTools(extended);
  }

  // The display form helps where the file system folds case, and the catalogue's name has capitals.
  private @Nullable KnownTool exact(CommandName command) {
    KnownTool canonical = byName.get(command.canonical());
    return canonical == null ? byName.get(command.display()) : canonical;
  }

  private static KnownTool joined(KnownTool tool, KnownTool addition) {
    Map<String, Set<String>> publishers = new HashMap<>(tool.publishers());
    addition.publishers().forEach((key, names) -> publishers.merge(key, names, KnownTools::union));
    return new KnownTool(
        tool.name(),
        tool.group(),
        addition.weight().atLeast(tool.weight()) ? addition.weight() : tool.weight(),
        tool.reserved() || addition.reserved(),
        publishers);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static String withoutVersion(String command) {
    for (String tool : VERSIONED) {
      if (command.startsWith(tool) && isVersion(command, tool.length(), tool.equals("python"))) {
        return tool;
      }
    }
    return command;
  }

  /**
   * Returns whether the rest is {@code X} or {@code X.Y}; {@code t} marks a free-threaded build.
   */
  private static boolean isVersion(String command, int from, boolean mayEndInT) {
    int minor = skipDigits(command, from);
    if (minor == from) {
      return false;
    }
    int end = minor;
    if (end < command.length() && command.charAt(end) == '.') {
      end = skipDigits(command, minor + 1);
      if (end == minor + 1) {
        return false;
      }
    }
    return end == command.length()
        || (mayEndInT && end == command.length() - 1 && command.charAt(end) == 't');
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
