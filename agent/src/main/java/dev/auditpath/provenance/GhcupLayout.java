package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * GHCup's tools: {@code $GHCUP_INSTALL_BASE_PREFIX/.ghcup}, else {@code ~/.ghcup}.
 *
 * <p>There, {@code bin/<command>} is a link to {@code ../ghc/<version>/bin/<command>}, or to a file
 * {@code <tool>-<version>} in {@code bin} itself for cabal and stack; {@code bin/ghcup} is a file,
 * and the mark. A command of GHC is claimed under GHC's own names, with or without a version behind
 * them.
 */
record GhcupLayout() implements ToolchainLayout {
  private static final List<String> GHC_COMMANDS =
      List.of(
          "ghc", "ghci", "ghc-pkg", "haddock", "hp2ps", "hpc", "hsc2hs", "runghc", "runhaskell");

  @Override
  public Optional<ManagedPackage> provider(Candidate candidate, Host host, Problems problems) {
    Path base = host.directory("GHCUP_INSTALL_BASE_PREFIX").orElseGet(host::home).resolve(".ghcup");
    if (!host.isFile(base.resolve("bin/ghcup"))) {
      return Optional.empty();
    }
    Path home = Children.real(base);
    Path file = candidate.realPath();
    if (!file.startsWith(home) || file.equals(home)) {
      return Optional.empty();
    }
    Path inside = home.relativize(file);
    String command = candidate.command().display();
    String place = inside.getName(0).toString();
    if (place.equals("bin") && inside.getNameCount() == 2) {
      return ofBin(host.fileName(file), command)
          .filter(tool -> NativeBinary.is(file, host, problems));
    }
    boolean isGhc =
        place.equals("ghc")
            && inside.getNameCount() > 2
            && GHC_COMMANDS.stream().anyMatch(name -> isVersioned(command, name));
    return isGhc ? Optional.of(tool("ghc", inside.getName(1).toString())) : Optional.empty();
  }

  private static Optional<ManagedPackage> ofBin(String file, String command) {
    for (String name : List.of("cabal", "stack")) {
      if (file.startsWith(name + "-") && isVersioned(command, name)) {
        return Optional.of(tool(name, file.substring(name.length() + 1)));
      }
    }
    return file.equals("ghcup") && command.equals("ghcup")
        ? Optional.of(tool("ghcup", ""))
        : Optional.empty();
  }

  private static boolean isVersioned(String command, String name) {
    int length = name.length();
    return command.equals(name)
        || (command.startsWith(name + "-")
            && command.length() > length + 1
            && Character.isDigit(command.charAt(length + 1)));
  }

  private static ManagedPackage tool(String name, String version) {
    return new ManagedPackage("ghcup", name, version, Curation.CURATED);
  }
}
