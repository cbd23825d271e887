package dev.auditpath.model;

import java.util.List;

/**
 * What a launcher and the code behind it can do.
 *
 * @param handOvers the programs that it starts, each place once
 * @param effects what it does besides that honest wrappers do not
 * @param notes what honest wrappers do too, worth a line beside a finding and never one by itself
 * @param unread what could not be read, and why; where it is not empty, the rest is not all
 */
public record Behaviour(
    List<HandOver> handOvers, List<Evidence> effects, List<Evidence> notes, List<Evidence> unread) {
  /** Nothing at all; also of what was not read because nobody needs to. */
  public static final Behaviour NONE = new Behaviour(List.of(), List.of(), List.of(), List.of());

  public Behaviour {
    handOvers = List.copyOf(handOvers);
    effects = List.copyOf(effects);
    notes = List.copyOf(notes);
    unread = List.copyOf(unread);
  }

  /** Returns whether it starts a program of this name. */
  public boolean handsOverTo(String command) {
    return handOvers.stream().anyMatch(handOver -> handOver.command().equals(command));
  }
}
