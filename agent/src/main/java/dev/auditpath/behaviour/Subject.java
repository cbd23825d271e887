package dev.auditpath.behaviour;

import java.util.List;

/**
 * Whose code is read.
 *
 * @param commands the command names that the distribution declares, the one in question first
 * @param distribution its normalized name; empty when unknown
 */
public record Subject(List<String> commands, String distribution) {
  public Subject {
    commands = List.copyOf(commands);
  }

  /** Returns the name of the command in question; empty when there is none. */
  String command() {
    return commands.isEmpty() ? "" : commands.get(0);
  }
}
