package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that a version manager or a runtime's installer put there itself, recognised by layout.
 *
 * <p>Known: rbenv's family with its plug-ins ({@link EnvFamilyLayout}), asdf (a copy of its
 * repository: {@code bin/asdf} beside {@code asdf.sh} and {@code lib/utils.bash}), mise ({@link
 * MiseShim#isMise}), Volta ({@link VoltaShim#isVolta}), SDKMAN ({@link SdkmanLayout}), GHCup
 * ({@link GhcupLayout}), deno, bun, juliaup and rye ({@link OwnBinaryLayout}), uv ({@link
 * UvReceiptLayout}). The managers fix the command names; a file is claimed under those only. Not
 * known, for want of a mark that can be checked: coursier's applications, what asdf and mise
 * install.
 */
public final class ToolchainSource implements ProvenanceSource {
  private static final Set<String> VOLTA_COMMANDS =
      Set.of(
          "volta", "volta-shim", "volta-migrate", "node", "npm", "npx", "pnpm", "yarn", "yarnpkg");

  private static final List<ToolchainLayout> LAYOUTS =
      Stream.of(
              EnvFamilyShim.all().stream().map(shim -> new EnvFamilyLayout(shim.id())),
              OwnBinaryLayout.ALL.stream(),
              Stream.<ToolchainLayout>of(
                  ToolchainSource::asdf,
                  ToolchainSource::mise,
                  ToolchainSource::volta,
                  new SdkmanLayout(),
                  new GhcupLayout(),
                  new UvReceiptLayout()))
          .<ToolchainLayout>flatMap(layouts -> layouts)
          .toList();

  @Override
  public String id() {
    return "toolchain";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, Provenance> claims = new HashMap<>();
    for (Candidate candidate : candidates) {
      LAYOUTS.stream()
          .map(layout -> layout.provider(candidate, host, problems))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(provider -> claims.put(candidate.path(), provider));
    }
    return claims;
  }

  private static Optional<ManagedPackage> asdf(Candidate candidate, Host host, Problems problems) {
    Path bin = candidate.realPath().getParent();
    Path root = bin == null ? null : bin.getParent();
    boolean isAsdf =
        bin != null
            && root != null
            && host.fileName(bin).equals("bin")
            && host.fileName(candidate.realPath()).equals("asdf")
            && candidate.command().display().equals("asdf")
            && host.isFile(root.resolve("asdf.sh"))
            && host.isFile(root.resolve("lib/utils.bash"))
            && !PythonPrefix.is(root, host);
    return isAsdf ? Optional.of(own("asdf")) : Optional.empty();
  }

  private static Optional<ManagedPackage> mise(Candidate candidate, Host host, Problems problems) {
    return candidate.command().display().equals("mise")
            && MiseShim.isMise(candidate.realPath(), host, problems)
        ? Optional.of(own("mise"))
        : Optional.empty();
  }

  private static Optional<ManagedPackage> volta(Candidate candidate, Host host, Problems problems) {
    return VOLTA_COMMANDS.contains(candidate.command().display())
            && VoltaShim.isVolta(candidate.realPath(), host, problems)
        ? Optional.of(own("volta"))
        : Optional.empty();
  }

  private static ManagedPackage own(String manager) {
    return new ManagedPackage(manager, manager, "", Curation.CURATED);
  }
}
