package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Provenance;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Commands that {@code cargo install} built, and rustup with its proxies.
 *
 * <p>Both lie in {@code bin} of Cargo's home: {@code $CARGO_HOME}, else {@code ~/.cargo} (The Cargo
 * Book, "Cargo Home"); the official container images use {@code /usr/local/cargo}. {@code cargo
 * install} lists its commands in {@code .crates2.json}, older releases in {@code .crates.toml}
 * only; {@code $CARGO_INSTALL_ROOT} moves both list and {@code bin}. rustup's proxies ({@code
 * cargo}, {@code rustc}, …) are links, or hard links, to {@code rustup} beside them. Only real
 * files there are claimed: a link that leads out of the directory is not cargo's.
 */
public final class CargoSource implements ProvenanceSource {
  @Override
  public String id() {
    return "cargo";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Map<Path, Provenance> claims = new HashMap<>();
    for (Path home : homes(host)) {
      Path bin = Children.real(home.resolve("bin"));
      List<Candidate> inside =
          candidates.stream()
              .filter(candidate -> bin.equals(candidate.realPath().getParent()))
              .toList();
      if (!inside.isEmpty()) {
        CargoHome known = CargoHome.read(home, host, problems);
        for (Candidate candidate : inside) {
          known.provider(candidate).ifPresent(provider -> claims.put(candidate.path(), provider));
        }
      }
    }
    return claims;
  }

  private static Set<Path> homes(Host host) {
    Set<Path> homes = new LinkedHashSet<>();
    Stream.of("CARGO_HOME", "CARGO_INSTALL_ROOT")
        .map(host::directory)
        .flatMap(Optional::stream)
        .forEach(homes::add);
    homes.add(host.home().resolve(".cargo"));
    homes.add(host.system("/usr/local/cargo"));
    return homes;
  }
}
