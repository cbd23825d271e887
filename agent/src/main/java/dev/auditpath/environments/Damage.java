package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.model.EnvironmentKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is broken about a prefix, in words. */
final class Damage {
  /** Their interpreter lies elsewhere, or they may do without one. */
  private static final Set<String> WITHOUT_INTERPRETER =
      Set.of(
          "conda",
          "mamba",
          "micromamba",
          "pixi",
          "system",
          "user-site",
          "target",
          "pep582",
          "homebrew",
          "macports",
          "nix",
          "devbox");

  private final Prefix prefix;
  private final Host host;

  Damage(Prefix prefix, Host host) {
    this.prefix = prefix;
    this.host = host;
  }

  List<String> of(EnvironmentKind kind, Interpreter interpreter) {
    List<String> broken = new ArrayList<>();
    if (prefix.isVenv()) {
      settings().ifPresent(broken::add);
    }
    if (interpreter.dangling()) {
      broken.add("python is a link to nothing");
    }
    boolean needed = !WITHOUT_INTERPRETER.contains(kind.word());
    if (needed && interpreter.path().isEmpty()) {
      broken.add("no interpreter");
    }
    if (needed && prefix.sitePackages().isEmpty()) {
      broken.add("no site-packages");
    }
    return List.copyOf(broken);
  }

  private Optional<String> settings() {
    String fault = prefix.settings().fault();
    if (!fault.isEmpty()) {
      return Optional.of("pyvenv.cfg cannot be read: " + fault);
    }
    Optional<String> home = prefix.setting("home").filter(text -> text.indexOf('\0') < 0);
    if (home.isEmpty()) {
      return Optional.of("pyvenv.cfg names no home");
    }
    return home(home.get()).map(what -> "pyvenv.cfg names " + home.get() + " as home, " + what);
  }

  /** Python takes home at its word and follows no chain, so neither does this. */
  private Optional<String> home(String text) {
    Path home =
        text.startsWith("/") ? host.path(text).normalize() : prefix.path().resolve("./" + text);
    if (!host.isDirectory(home)) {
      return Optional.of("which does not exist");
    }
    if (host.identityIfPresent(home).equals(host.identityIfPresent(prefix.binDirectory()))) {
      return Optional.of("which is its own bin directory");
    }
    return host.isFile(home.resolveSibling("pyvenv.cfg"))
        ? Optional.of("which is in a virtual environment itself")
        : Optional.empty();
  }
}
