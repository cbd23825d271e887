package dev.auditpath.resolve;

import dev.auditpath.model.CommandName;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.KnownTools;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Command names that are one slip away from a known tool's: a letter left out, doubled, replaced or
 * swapped with its neighbour, or a letter of another script that looks the same.
 *
 * <p>A letter put before or after the name is no slip: honest families of tools are named so
 * ({@code mypyc}, {@code dmypy}). Nor is a difference in digits ({@code yq2}).
 */
public final class Lookalikes {
  private static final int SHORTEST = 5;

  private final KnownTools knownTools;
  private final Map<String, List<KnownTool>> byShortened = new HashMap<>();

  public Lookalikes(KnownTools knownTools) {
    this.knownTools = knownTools;
    for (KnownTool tool : knownTools.tools()) {
      if (tool.name().length() >= SHORTEST) {
        shortened(tool.name())
            .forEach(key -> byShortened.computeIfAbsent(key, any -> new ArrayList<>()).add(tool));
      }
    }
  }

  /** Returns the known tool that a command looks like without being one. */
  public Optional<KnownTool> of(CommandName command) {
    String name = command.canonical();
    if (knownTools.contains(command)) {
      return Optional.empty();
    }
    if (name.chars().anyMatch(c -> c >= 0x80)) {
      String plain = Confusables.plain(name);
      return plain.equals(name)
          ? Optional.empty()
          : Optional.ofNullable(knownTools.byName().get(plain));
    }
    if (name.length() < SHORTEST - 1) {
      return Optional.empty();
    }
    return shortened(name).stream()
        .flatMap(key -> byShortened.getOrDefault(key, List.of()).stream())
        .filter(tool -> isSlip(name, tool.name()))
        .findFirst();
  }

  /** The name itself and each form with one letter left out: two names one slip apart share one. */
  private static Set<String> shortened(String name) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(name);
    for (int i = 0; i < name.length(); i++) {
      forms.add(name.substring(0, i) + name.substring(i + 1));
    }
    return forms;
  }

  private static boolean isSlip(String name, String tool) {
    int same = 0;
    while (same < Math.min(name.length(), tool.length())
        && name.charAt(same) == tool.charAt(same)) {
      same++;
    }
    int difference = name.length() - tool.length();
    String nameRest = name.substring(same);
    String toolRest = tool.substring(same);
    return switch (difference) {
      case 1 -> isDoubled(name, same) && nameRest.substring(1).equals(toolRest);
      case -1 ->
          same > 0
              && !toolRest.isEmpty()
              && nameRest.equals(toolRest.substring(1))
              && same < tool.length() - 1
              && !isDigit(tool.charAt(same));
      case 0 -> isReplacedOrSwapped(nameRest, toolRest, same);
      default -> false;
    };
  }

  private static boolean isDoubled(String name, int at) {
    return at > 0
        && at < name.length()
        && name.charAt(at) == name.charAt(at - 1)
        && !isDigit(name.charAt(at));
  }

  private static boolean isReplacedOrSwapped(String nameRest, String toolRest, int same) {
    if (nameRest.isEmpty() || isDigit(nameRest.charAt(0)) || isDigit(toolRest.charAt(0))) {
      return false;
    }
    if (nameRest.substring(1).equals(toolRest.substring(1))) {
      // Another first or last letter makes another word: "batch" is no slip of "hatch".
      return same > 0 && nameRest.length() > 1;
    }
    return nameRest.length() > 1
        && nameRest.charAt(0) == toolRest.charAt(1)
        && nameRest.charAt(1) == toolRest.charAt(0)
        && nameRest.substring(2).equals(toolRest.substring(2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
