package dev.auditpath.environments;

import dev.auditpath.host.Host;
import java.nio.file.Path;

/**
 * Tells the prefixes apart that have no marker file: the user's own scheme (PEP 370: {@code
 * ~/.local}, macOS {@code ~/Library/Python/X.Y}, moved by {@code PYTHONUSERBASE}), a pyenv version
 * ({@code <root>/versions/<v>}), an interpreter that uv installed ({@code …/uv/python/<name>}), and
 * all others.
 */
final class InstallationKind {

  private InstallationKind() {}

  static String of(Path prefix, Host host) {
    if (isUserBase(prefix, host)) {
      return "user-site";
    }
    Path above = prefix.getParent();
    if (above == null) {
      return "system";
    }
    if (above.endsWith("versions") && holdsPyenv(above.resolve(".."), host)) {
      return "pyenv";
    }
    return above.endsWith("uv/python") ? "uv-python" : "system";
  }

  private static boolean isUserBase(Path prefix, Host host) {
    return prefix.equals(host.home().resolve(".local"))
        || host.home().resolve("Library/Python").equals(prefix.getParent())
        || host.directory("PYTHONUSERBASE").filter(prefix::equals).isPresent();
  }

  private static boolean holdsPyenv(Path root, Host host) {
    return host.isDirectory(root.resolve("shims")) || host.exists(root.resolve("libexec/pyenv"));
  }
}
