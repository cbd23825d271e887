package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A manager's own program in the one directory that its installer puts it.
 *
 * @param kind the manager
 * @param variable moves its home; empty where none does
 * @param home its home's name in the user's home, where the variable is unset
 * @param bin the directory in its home
 * @param files the programs there, all machine code
 * @param commands the names under which they may be called
 */
record OwnBinaryLayout(
    String kind, String variable, String home, String bin, Set<String> files, Set<String> commands)
    implements ToolchainLayout {

  /** The table, after each project's installer and documentation. */
  static final List<ToolchainLayout> ALL =
      List.of(
          new OwnBinaryLayout(
              "deno", "DENO_INSTALL", ".deno", "bin", Set.of("deno"), Set.of("deno")),
          new OwnBinaryLayout(
              "bun", "BUN_INSTALL", ".bun", "bin", Set.of("bun"), Set.of("bun", "bunx")),
          new OwnBinaryLayout(
              "juliaup",
              "",
              ".juliaup",
              "bin",
              Set.of("juliaup", "julialauncher"),
              Set.of("julia", "juliaup", "julialauncher")),
          new OwnBinaryLayout("rye", "RYE_HOME", ".rye", "shims", Set.of("rye"), Set.of("rye")));

  @Override
  public Optional<ManagedPackage> provider(Candidate candidate, Host host, Problems problems) {
    Path file = candidate.realPath();
    Path place = host.directory(variable).orElseGet(() -> host.home().resolve(home));
    return commands.contains(candidate.command().display())
            && files.contains(host.fileName(file))
            && Children.real(place.resolve(bin)).equals(file.getParent())
            && NativeBinary.is(file, host, problems)
        ? Optional.of(new ManagedPackage(kind, kind, "", Curation.CURATED))
        : Optional.empty();
  }
}
