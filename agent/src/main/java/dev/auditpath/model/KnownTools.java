package dev.auditpath.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue of well-known tools.
 *
 * @param byName by command name
 */
public record KnownTools(Map<String, KnownTool> byName) {

  /** Returns the tool of this name. */
  public Optional<KnownTool> find(CommandName command) {
    return Optional.ofNullable(byName.get(command.canonical()));
  }

  /** Returns whether the catalogue has this command. */
  public boolean contains(CommandName command) {
    return byName.containsKey(command.canonical());
  }

  public Collection<KnownTool> tools() {
    return byName.values();
  }
}
