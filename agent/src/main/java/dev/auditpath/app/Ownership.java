package dev.auditpath.app;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who could change a file besides its user and root. */
final class Ownership {
  private static final int OTHERS_WRITE = 0022;
  private static final int STICKY = 01000;

  private Ownership() {}

  /** Returns what lets others change a file: it, or a directory above it. */
  static Optional<String> flaw(Path file, Host host) {
    for (Path at = file; at != null; at = at.getParent()) {
      try {
        Map<String, Object> attributes = Files.readAttributes(at, "unix:uid,mode");
        long owner = ((Number) attributes.getOrDefault("uid", -1)).longValue();
        int mode = ((Number) attributes.getOrDefault("mode", OTHERS_WRITE)).intValue();
        if (owner != 0 && owner != host.userId()) {
          return Optional.of(host.text(at) + " belongs to user " + owner);
        }
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
          return Optional.of("others can write to " + host.text(at));
        }
      } catch (IOException unreadable) {
        return Optional.of(host.text(at) + ": " + Problems.reason(unreadable));
      }
    }
    return Optional.empty();
  }
}
