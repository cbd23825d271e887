package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims the files that belong to no package but to the operating system as such.
 *
 * <p>On macOS these are the places that System Integrity Protection keeps from everyone but Apple
 * (<a href="https://support.apple.com/en-us/102149">About System Integrity Protection</a>). On
 * Linux there are none: each file there is a package's.
 */
public final class BaseSystemSource implements ProvenanceSource {
  private static final List<String> PROTECTED_DIRECTORIES =
      List.of(
          "/usr/bin/",
          "/bin/",
          "/sbin/",
          "/usr/sbin/",
          "/usr/libexec/",
          "/System/",
          "/Library/Apple/");

  private static final ManagedPackage BASE_SYSTEM =
      new ManagedPackage("macos", "base system", "", Curation.SYSTEM);

  @Override
  public String id() {
    return "base-system";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    if (host.platform() == Platform.MACOS) {
      for (Candidate candidate : candidates) {
        if (CandidateFiles.of(candidate).stream()
            .map(host::nameOnMachine)
            .anyMatch(BaseSystemSource::isProtected)) {
          claims.put(candidate.path(), BASE_SYSTEM);
        }
      }
    }
    return claims;
  }

  private static boolean isProtected(String name) {
    return PROTECTED_DIRECTORIES.stream().anyMatch(name::startsWith);
  }
}
