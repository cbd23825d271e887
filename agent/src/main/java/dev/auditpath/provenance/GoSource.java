package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Commands that {@code go install} built, and the Go toolchain itself.
 *
 * <p>The binary says what it was built from ({@link GoBuildInfo}), but anybody can ship such a
 * binary, in a wheel for example: it is believed only in the directories that {@code go install}
 * writes to ({@link GoHomes}). The toolchain's {@code go} and {@code gofmt} are those built from
 * {@code cmd/…} in {@code bin} of a GOROOT, which has a file {@code VERSION} and a directory {@code
 * pkg/tool} or {@code src/cmd}; its version is the one in the binary.
 */
public final class GoSource implements ProvenanceSource {
  private static final Set<String> TOOLCHAIN = Set.of("cmd/go", "cmd/gofmt");

  @Override
  public String id() {
    return "go";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Set<Path> bins = new GoHomes(host, problems).binDirectories();
    Map<Path, Provenance> claims = new HashMap<>();
    for (Candidate candidate : candidates) {
      Path bin = candidate.realPath().getParent();
      boolean isToolchain =
          bin != null && candidate.command().display().startsWith("go") && isToolchain(bin, host);
      if (isToolchain || bins.contains(bin)) {
        read(candidate.realPath(), host, problems)
            .flatMap(built -> provider(built, isToolchain))
            .ifPresent(provider -> claims.put(candidate.path(), provider));
      }
    }
    return claims;
  }

  private static boolean isToolchain(Path bin, Host host) {
    Path root = bin.getParent();
    return root != null
        && host.fileName(bin).equals("bin")
        && host.isFile(root.resolve("VERSION"))
        && (host.isDirectory(root.resolve("pkg/tool")) || host.isDirectory(root.resolve("src/cmd")))
        && !PythonPrefix.is(root, host);
  }

  private static Optional<GoBuildInfo> read(Path binary, Host host, Problems problems) {
    try {
      return GoBuildInfo.read(binary, host);
    } catch (IOException unreadable) {
      problems.add(binary, unreadable);
      return Optional.empty();
    }
  }

  private static Optional<ManagedPackage> provider(GoBuildInfo built, boolean isToolchain) {
    String name = built.mainPackage();
    if (isToolchain) {
      String version = built.goVersion().split(" ", 2)[0].replaceFirst("^go", "");
      return TOOLCHAIN.contains(name)
          ? Optional.of(new ManagedPackage("go-sdk", "go", version, Curation.CURATED))
          : Optional.empty();
    }
    boolean isKnown = !name.isEmpty() && !name.equals("command-line-arguments");
    return isKnown && !name.startsWith("cmd/")
        ? Optional.of(new ManagedPackage("go", name, built.version(), Curation.OPEN))
        : Optional.empty();
  }
}
