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
 * {@code uv} and {@code uvx} as uv's standalone installer puts them.
 *
 * <p>It leaves a receipt, {@code $XDG_CONFIG_HOME/uv/uv-receipt.json} or {@code
 * ~/.config/uv/uv-receipt.json}, with {@code install_prefix}, the directory of the programs or the
 * one above its {@code bin}, and {@code version} (cargo-dist's installer).
 */
record UvReceiptLayout() implements ToolchainLayout {
  private static final Set<String> COMMANDS = Set.of("uv", "uvx");
  private static final int CAP = 64 * 1024;

  @Override
  public Optional<ManagedPackage> provider(Candidate candidate, Host host, Problems problems) {
    Path file = candidate.realPath();
    if (!COMMANDS.contains(candidate.command().display())
        || !COMMANDS.contains(host.fileName(file))) {
      return Optional.empty();
    }
    Map<String, String> receipt = receipt(host, problems);
    String prefix = receipt.getOrDefault("install_prefix", "");
    if (!ShellText.isPlainPath(prefix)) {
      return Optional.empty();
    }
    Path directory = Children.real(host.path(prefix));
    boolean isInPlace =
        directory.equals(file.getParent()) || directory.resolve("bin").equals(file.getParent());
    return isInPlace && NativeBinary.is(file, host, problems)
        ? Optional.of(
            new ManagedPackage("uv", "uv", receipt.getOrDefault("version", ""), Curation.CURATED))
        : Optional.empty();
  }

  private static Map<String, String> receipt(Host host, Problems problems) {
    Path file =
        host.directory("XDG_CONFIG_HOME")
            .orElseGet(() -> host.home().resolve(".config"))
            .resolve("uv/uv-receipt.json");
    if (!host.isFile(file)) {
      return Map.of();
    }
    try {
      return JsonTexts.parse(host.read(file, CAP));
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return Map.of();
    }
  }
}
