package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.model.FileIdentity;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which directories are which, each looked up once: the managers' places and what environments lie
 * in are the same for a hundred environments. For one run, on one machine; safe for use by several
 * threads.
 */
final class PlaceIdentities {
  private final Map<Path, Optional<FileIdentity>> known = new ConcurrentHashMap<>();

  /** Returns the identity of what a path leads to; empty where it leads nowhere. */
  Optional<FileIdentity> of(Path place, Host host) {
    Optional<FileIdentity> identity = known.get(place);
    if (identity == null) {
      identity = host.identityIfPresent(place);
      known.put(place, identity);
    }
    return identity;
  }
}
