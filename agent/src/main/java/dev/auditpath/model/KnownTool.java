package dev.auditpath.model;

import java.util.Map;
import java.util.Set;

/**
 * A well-known tool: a command name and who may provide it.
 *
 * @param name the command
 * @param group what it is for, for example {@code vcs}
 * @param weight {@code HIGH} where a false one defeats other safeguards or sees credentials, else
 *     {@code MEDIUM}
 * @param reserved whether nobody on PyPI may claim it, whatever the distribution's name
 * @param publishers by ecosystem ({@code pypi}, {@code npm}, {@code cargo}, {@code go}, {@code
 *     gem}): normalized names of the packages that may bring it
 */
public record KnownTool(
    String name,
    String group,
    Severity weight,
    boolean reserved,
    Map<String, Set<String>> publishers) {

  /** Returns whether a package of this ecosystem is one of the tool's publishers. */
  public boolean isPublishedBy(String ecosystem, String normalizedName) {
    return publishers.getOrDefault(ecosystem, Set.of()).contains(normalizedName);
  }
}
