package dev.auditpath.watch;

import dev.auditpath.host.Host;
import java.io.IOException;

/**
 * How many watches one user may have, and how many of them this program takes at most: a quarter,
 * since editors and build tools live on the same number (inotify(7), /proc interfaces).
 */
final class InotifyLimits {
  private static final int SHARE = 4;
  private static final int CAP = 64;

  private InotifyLimits() {}

  /** Returns the most watches to take; no bound where the kernel states none. */
  static int allowance(Host host) {
    try {
      String text =
          host.readText(host.system("/proc/sys/fs/inotify/max_user_watches"), CAP).strip();
      return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text) / SHARE);
    } catch (IOException | NumberFormatException notLinux) {
      return Integer.MAX_VALUE;
    }
  }
}
