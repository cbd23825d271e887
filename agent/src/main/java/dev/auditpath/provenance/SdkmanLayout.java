package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * SDKMAN's candidates: {@code $SDKMAN_DIR}, else {@code ~/.sdkman}, then {@code
 * candidates/<candidate>/<version>/bin}; {@code current} is a link to a version. The mark is {@code
 * bin/sdkman-init.sh}. A version that is a link to a directory elsewhere is not SDKMAN's.
 */
record SdkmanLayout() implements ToolchainLayout {

  @Override
  public Optional<ManagedPackage> provider(Candidate candidate, Host host, Problems problems) {
    Path home = host.directory("SDKMAN_DIR").orElseGet(() -> host.home().resolve(".sdkman"));
    if (!host.isFile(home.resolve("bin/sdkman-init.sh"))) {
      return Optional.empty();
    }
    Path candidates = Children.real(home.resolve("candidates"));
    Path file = candidate.realPath();
    if (!file.startsWith(candidates)) {
      return Optional.empty();
    }
    Path inside = candidates.relativize(file);
    boolean isCommand =
        inside.getNameCount() == 4
            && inside.getName(2).toString().equals("bin")
            && host.fileName(file).equals(candidate.command().display());
    return isCommand
        ? Optional.of(
            new ManagedPackage(
                "sdkman",
                inside.getName(0).toString(),
                inside.getName(1).toString(),
                Curation.CURATED))
        : Optional.empty();
  }
}
