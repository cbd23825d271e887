package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.model.Platform;
import java.nio.file.Path;

/**
 * Where state is kept: {@code $XDG_STATE_HOME/audit-path}, with {@code ~/.local/state} where the
 * variable is unset or relative (XDG Base Directory Specification 0.8); on macOS {@code
 * ~/Library/Application Support/audit-path}.
 */
public final class StateDirectory {

  private StateDirectory() {}

  /** Returns it, whether it is there or not. */
  public static Path of(Host host) {
    Path base =
        host.platform() == Platform.MACOS
            ? host.home().resolve("Library/Application Support")
            : host.directory("XDG_STATE_HOME").orElseGet(() -> host.home().resolve(".local/state"));
    return base.resolve("audit-path");
  }
}
