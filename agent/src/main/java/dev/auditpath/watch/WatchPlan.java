package dev.auditpath.watch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directories to watch, the most important first, none below another on its account.
 *
 * @param places by real path, each directory once whatever its names
 * @param remote those of {@code places} on file systems that tell nothing of others' changes
 */
public record WatchPlan(Map<Path, Attention> places, Set<Path> remote) {
  static final WatchPlan NOTHING = new WatchPlan(Map.of(), Set.of());

  public WatchPlan {
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    remote = Collections.unmodifiableSet(new LinkedHashSet<>(remote));
  }

  /** Returns the directories that the kernel can watch, the most important first. */
  List<Path> local() {
    return places.keySet().stream().filter(place -> !remote.contains(place)).toList();
  }
}
