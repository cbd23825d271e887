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

/**
 * Commands of npm packages, and the Node.js distribution itself.
 *
 * <p>npm links {@code <prefix>/bin/<command>} to {@code ../lib/node_modules/<package>/<file>}, as
 * the field {@code bin} or {@code directories.bin} of the package's {@code package.json} says
 * (npm-folders(5), package.json(5)); {@code npm link} makes the package's directory a link too. A
 * file is claimed only where that field names it, or names the command. {@code npm}, {@code npx}
 * and {@code corepack} are such packages themselves. The distribution is recognised by {@link
 * NodeDistribution}, wherever it lies. Not looked at: pnpm's and yarn's shell wrappers.
 */
public final class NpmSource implements ProvenanceSource {

  @Override
  public String id() {
    return "npm";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    NpmPackages packages = new NpmPackages(host, problems);
    NodeDistribution node = new NodeDistribution(host, problems);
    Map<Path, Provenance> claims = new HashMap<>();
    for (Candidate candidate : candidates) {
      provider(candidate, packages)
          .or(() -> node.provider(candidate))
          .ifPresent(provider -> claims.put(candidate.path(), provider));
    }
    return claims;
  }

  private static Optional<ManagedPackage> provider(Candidate candidate, NpmPackages packages) {
    return Steps.backFromRealPath(candidate).stream()
        .map(place -> packages.declaring(place, candidate.command().display()))
        .flatMap(Optional::stream)
        .map(json -> new ManagedPackage("npm", json.name(), json.version(), Curation.OPEN))
        .findFirst();
  }
}
