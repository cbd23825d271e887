package dev.auditpath.behaviour;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose code is read.
 *
 * @param commands the command names that the distribution declares, the one in question first
 * @param distribution its normalized name; empty when unknown
 * @param entryModules of the environment's other distributions: the module of a console script's
 *     entry point and the names of the commands that run it
 */
public record Subject(
    List<String> commands, String distribution, Map<String, Set<String>> entryModules) {
  public Subject {
    commands = List.copyOf(commands);
    entryModules = Map.copyOf(entryModules);
  }

  /** Returns the name of the command in question; empty when there is none. */
  String command() {
    return commands.isEmpty() ? "" : commands.get(0);
  }
}
