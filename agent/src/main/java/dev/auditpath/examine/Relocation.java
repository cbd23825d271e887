package dev.auditpath.examine;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same files in another environment. */
final class Relocation {
  private final Map<Path, Path> files;
  private final boolean stays;

  private Relocation(Map<Path, Path> files) {
    this.files = files;
    this.stays = files.entrySet().stream().allMatch(file -> file.getKey().equals(file.getValue()));
  }

  /**
   * Returns the way from a program and the files behind it to where they stand now; empty where one
   * file would stand in two places.
   */
  static Optional<Relocation> of(Path before, Path now, Map<Path, Path> files) {
    Map<Path, Path> all = new HashMap<>(files);
    Path other = all.put(before, now);
    return other == null || other.equals(now) ? Optional.of(new Relocation(all)) : Optional.empty();
  }

  /**
   * Returns what a program does, told of the files where they stand now; empty where the telling
   * rests on where they stood: it is about another file, or a directory is in its words.
   */
  Optional<Behaviour> of(Behaviour behaviour) {
    if (stays) {
      return Optional.of(behaviour);
    }
    List<HandOver> handOvers = new ArrayList<>();
    for (HandOver handOver : behaviour.handOvers()) {
      Optional<Evidence> evidence = of(handOver.evidence());
      if (evidence.isEmpty() || isPlaced(handOver.command())) {
        return Optional.empty();
      }
      handOvers.add(new HandOver(handOver.command(), evidence.get()));
    }
    Optional<List<Evidence>> effects = of(behaviour.effects());
    Optional<List<Evidence>> notes = of(behaviour.notes());
    Optional<List<Evidence>> unread = of(behaviour.unread());
    return effects.isPresent() && notes.isPresent() && unread.isPresent()
        ? Optional.of(new Behaviour(handOvers, effects.get(), notes.get(), unread.get()))
        : Optional.empty();
  }

  private Optional<List<Evidence>> of(List<Evidence> those) {
    List<Evidence> moved = new ArrayList<>();
    for (Evidence one : those) {
      Optional<Evidence> evidence = of(one);
      if (evidence.isEmpty()) {
        return Optional.empty();
      }
      moved.add(evidence.get());
    }
    return Optional.of(moved);
  }

  private Optional<Evidence> of(Evidence one) {
    Path now = files.get(one.path());
    boolean placed =
        isPlaced(one.detail())
            || isPlaced(one.excerpt())
            || one.chain().stream().anyMatch(this::isPlaced);
    return now == null || placed
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                one.kind(),
                now,
                one.line(),
                one.column(),
                one.detail(),
                one.excerpt(),
                one.chain()));
  }

  private boolean isPlaced(String words) {
    return files.keySet().stream()
        .map(Path::getParent)
        .anyMatch(directory -> directory != null && words.contains(directory.toString()));
  }
}
