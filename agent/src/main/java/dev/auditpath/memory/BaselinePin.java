package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The digest of the baseline that the agent wrote last, in {@code baseline.pin}: a baseline that
 * was edited, taken away or put back from a copy is told from the agent's own. Whoever changes both
 * files alike is not noticed.
 *
 * <p>While a baseline is being written, the one before and the new one are both expected, so that a
 * process may be killed at any instant.
 */
final class BaselinePin {
  private static final int CAP = 64 * 1024 * 1024;

  private final Host host;
  private final StateFile file;

  BaselinePin(Host host) {
    this.host = host;
    this.file =
        new StateFile(StateDirectory.of(host).resolve("baseline.pin"), "audit-path/pin/", 1);
  }

  /** Returns what is wrong with the baseline that is there, as the end of a sentence. */
  Optional<String> contradiction(Path baseline) {
    List<String> expected = expected();
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.exists(baseline, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("is gone; what was known before is raised anew");
    }
    return digest(baseline).filter(expected::contains).isPresent()
        ? Optional.empty()
        : Optional.of("is not what the agent left: it was changed, or is an older copy");
  }

  /** Says that a baseline with this content may be there from now on. */
  void expect(Path baseline, byte[] content) throws IOException {
    List<String> either = new ArrayList<>();
    digest(baseline).ifPresent(either::add);
    either.add(Sha256.hex(content));
    write(either);
  }

  /** Says that the baseline has this content. */
  void set(byte[] content) throws IOException {
    write(List.of(Sha256.hex(content)));
  }

  private void write(List<String> digests) throws IOException {
    file.write(
        host,
        file.encode(
            json -> {
              json.writeArrayFieldStart("expected");
              for (String digest : digests) {
                json.writeString(digest);
              }
              json.writeEndArray();
            }));
  }

  private List<String> expected() {
    try {
      return file.read(host, new Problems(host), fields -> fields.texts("expected"))
          .orElse(List.of());
    } catch (NewerStateException newer) {
      return List.of();
    }
  }

  private Optional<String> digest(Path baseline) {
    try {
      return Optional.of(Sha256.hex(host.read(baseline, CAP)));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
