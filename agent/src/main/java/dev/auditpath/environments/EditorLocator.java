package dev.auditpath.environments;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EnvironmentKind;
import dev.auditpath.model.SearchPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pythons that extensions of editors bring: folders right in {@code extensions} of Visual Studio
 * Code and its kin that hold {@code pyvenv.cfg} or {@code bin/python3}. Deeper ones are not looked
 * for.
 */
public final class EditorLocator implements EnvironmentLocator {
  private static final List<String> HOMES =
      List.of(
          ".vscode",
          ".vscode-insiders",
          ".vscode-oss",
          ".vscode-server",
          ".vscode-server-insiders",
          ".cursor",
          ".cursor-server",
          ".windsurf");

  @Override
  public String id() {
    return "editor";
  }

  @Override
  public List<Path> binDirectories(List<SearchPath> searchPaths, Host host, Problems problems) {
    return HOMES.stream()
        .map(home -> Places.home(host, home).resolve("extensions"))
        .flatMap(extensions -> Places.children(extensions, host, problems).stream())
        .filter(
            extension ->
                host.isFile(extension.resolve("pyvenv.cfg"))
                    || host.exists(extension.resolve("bin/python3")))
        .map(extension -> extension.resolve("bin"))
        .toList();
  }

  @Override
  public Optional<EnvironmentKind> claims(Prefix prefix, Host host, Problems problems) {
    return Claim.when(
        HOMES.stream().anyMatch(home -> prefix.isIn(Places.home(host, home).resolve("extensions"))),
        "editor");
  }
}
