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
  private static final int LIST_CAP = 16 * 1024 * 1024;

  /** The names rustup answers to: its own, and those of its {@code TOOLS} and {@code DUP_TOOLS}. */
  private static final Set<String> RUSTUP_NAMES =
      Set.of(
          "rustup",
          "cargo",
          "cargo-clippy",
          "cargo-fmt",
          "cargo-miri",
          "clippy-driver",
          "rls",
          "rust-analyzer",
          "rust-gdb",
          "rust-gdbgui",
          "rust-lldb",
          "rustc",
          "rustdoc",
          "rustfmt");

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
        claim(inside, home, host, problems, claims);
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

  private static void claim(
      List<Candidate> inside,
      Path home,
      Host host,
      Problems problems,
      Map<Path, Provenance> claims) {
    Map<String, CargoInstalls.Crate> crates = installed(home, host, problems);
    for (Candidate candidate : inside) {
      CargoInstalls.Crate crate = crates.get(host.fileName(candidate.realPath()));
      if (crate != null) {
        claims.put(
            candidate.path(),
            new ManagedPackage("cargo", crate.name(), crate.version(), Curation.OPEN));
      } else if (isRustup(candidate, home, host, problems)) {
        claims.put(candidate.path(), new ManagedPackage("rustup", "rustup", "", Curation.CURATED));
      }
    }
  }

  private static Map<String, CargoInstalls.Crate> installed(
      Path home, Host host, Problems problems) {
    Path json = home.resolve(".crates2.json");
    Path toml = home.resolve(".crates.toml");
    Path list = host.isFile(json) ? json : toml;
    if (!host.isFile(list)) {
      return Map.of();
    }
    try {
      return list.equals(json)
          ? CargoInstalls.parseJson(host.read(json, LIST_CAP))
          : CargoInstalls.parseToml(host.readText(toml, LIST_CAP));
    } catch (IOException unreadable) {
      problems.add(list, unreadable);
      return Map.of();
    }
  }

  private static boolean isRustup(Candidate candidate, Path home, Host host, Problems problems) {
    Path rustup = home.resolve("bin/rustup");
    if (!RUSTUP_NAMES.contains(candidate.command().display()) || !host.isFile(rustup)) {
      return false;
    }
    try {
      return host.identity(rustup).equals(candidate.identity())
          && NativeBinary.is(rustup, host, problems);
    } catch (IOException unreadable) {
      problems.add(rustup, unreadable);
      return false;
    }
  }
}
