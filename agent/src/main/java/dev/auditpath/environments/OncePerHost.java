package dev.auditpath.environments;

import dev.auditpath.host.Host;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all environments of a machine, read when it is first asked for. Safe for use
 * by several threads; two that ask first may both read it.
 */
final class OncePerHost<T> {
  private volatile @Nullable Known<T> known;

  private record Known<T>(Host host, T value) {}

  /** Returns what was read for a machine, reading it where that is the first question about it. */
  T get(Host host, Supplier<T> read) {
    Known<T> last = known;
    if (last == null || last.host() != host) {
      last = new Known<>(host, read.get());
      known = last;
    }
    return last.value();
  }
}
