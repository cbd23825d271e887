package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One home of Cargo's: its list of installed commands, and rustup in its {@code bin}.
 *
 * @param crates by command
 */
record CargoHome(
    Path directory, Map<String, CargoInstalls.Crate> crates, Host host, Problems problems) {
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

  static CargoHome read(Path directory, Host host, Problems problems) {
    return new CargoHome(directory, installed(directory, host, problems), host, problems);
  }

  /** Returns who put a candidate there whose real file lies in this home's {@code bin}. */
  Optional<ManagedPackage> provider(Candidate candidate) {
    CargoInstalls.Crate crate = crates.get(host.fileName(candidate.realPath()));
    if (crate != null) {
      return Optional.of(new ManagedPackage("cargo", crate.name(), crate.version(), Curation.OPEN));
    }
    return isRustup(candidate)
        ? Optional.of(new ManagedPackage("rustup", "rustup", "", Curation.CURATED))
        : Optional.empty();
  }

  private static Map<String, CargoInstalls.Crate> installed(
      Path directory, Host host, Problems problems) {
    Path json = directory.resolve(".crates2.json");
    Path toml = directory.resolve(".crates.toml");
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

  private boolean isRustup(Candidate candidate) {
    Path rustup = directory.resolve("bin/rustup");
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
