package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims what runs from the store of Nix or of Guix: {@code /nix/store/HASH-NAME-VERSION}, {@code
 * /gnu/store/HASH-NAME-VERSION}. The store's place is part of every hash, so that hardly anybody
 * moves it ({@code NIX_STORE_DIR} is not followed).
 *
 * <p>Profiles on the search path are links into the store; only the real path counts, since the hop
 * before it is the profile's own store entry. What NixOS or Guix System puts on the search path of
 * all users, below {@code /run/current-system}, is that system's own.
 */
public final class NixSource implements ProvenanceSource {
  private static final int HASH_LENGTH = 32;
  private static final List<String> OUTPUTS = List.of("-bin", "-dev", "-out", "-lib", "-man");

  @Override
  public String id() {
    return "nix";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      owner(candidate, host).ifPresent(owner -> claims.put(candidate.path(), owner));
    }
    return claims;
  }

  private static Optional<ManagedPackage> owner(Candidate candidate, Host host) {
    String file = host.nameOnMachine(candidate.realPath());
    Curation curation =
        host.nameOnMachine(candidate.path()).startsWith("/run/current-system/")
            ? Curation.SYSTEM
            : Curation.CURATED;
    if (file.startsWith("/nix/store/")) {
      return owner("nix", file.substring("/nix/store/".length()), curation);
    }
    if (file.startsWith("/gnu/store/")) {
      return owner("guix", file.substring("/gnu/store/".length()), curation);
    }
    return Optional.empty();
  }

  private static Optional<ManagedPackage> owner(String kind, String inStore, Curation curation) {
    int slash = inStore.indexOf('/');
    String entry = slash < 0 ? inStore : inStore.substring(0, slash);
    if (!isStoreEntry(entry)) {
      return Optional.empty();
    }
    String nameAndVersion = withoutOutput(entry.substring(HASH_LENGTH + 1));
    int version = versionStart(nameAndVersion);
    return Optional.of(
        new ManagedPackage(
            kind,
            version < 0 ? nameAndVersion : nameAndVersion.substring(0, version - 1),
            version < 0 ? "" : nameAndVersion.substring(version),
            curation));
  }

  private static boolean isStoreEntry(String entry) {
    return entry.length() > HASH_LENGTH + 1
        && entry.charAt(HASH_LENGTH) == '-'
        && entry
            .chars()
            .limit(HASH_LENGTH)
            .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }

  private static String withoutOutput(String nameAndVersion) {
    for (String output : OUTPUTS) {
      if (nameAndVersion.endsWith(output)) {
        return nameAndVersion.substring(0, nameAndVersion.length() - output.length());
      }
    }
    return nameAndVersion;
  }

  /** Returns where the version begins: behind the first hyphen before a digit; -1 without one. */
  private static int versionStart(String nameAndVersion) {
    for (int at = 1; at + 1 < nameAndVersion.length(); at++) {
      char next = nameAndVersion.charAt(at + 1);
      if (nameAndVersion.charAt(at) == '-' && next >= '0' && next <= '9') {
        return at + 1;
      }
    }
    return -1;
  }
}
