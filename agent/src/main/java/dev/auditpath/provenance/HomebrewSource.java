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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Claims the files of Homebrew's formulae and casks: {@code PREFIX/Cellar/FORMULA/VERSION}, where
 * an {@code INSTALL_RECEIPT.json} stands, and {@code PREFIX/Caskroom/TOKEN/VERSION}.
 *
 * <p>The prefix is {@code /opt/homebrew} on Apple silicon, {@code /usr/local} on Intel, {@code
 * /home/linuxbrew/.linuxbrew} or {@code ~/.linuxbrew} on Linux, or {@code HOMEBREW_PREFIX}; see <a
 * href="https://docs.brew.sh/Installation">Installation</a>. A cask's link into {@code
 * /Applications} is not claimed.
 */
public final class HomebrewSource implements ProvenanceSource {
  private static final List<String> PREFIXES =
      List.of("/opt/homebrew", "/usr/local", "/home/linuxbrew/.linuxbrew");

  @Override
  public String id() {
    return "homebrew";
  }

  @Override
  public Map<Path, Provenance> claims(
      List<Candidate> candidates, Inventory inventory, Host host, Problems problems) {
    Set<Path> prefixes = prefixes(host, problems);
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    Map<Path, Optional<ManagedPackage>> packages = new HashMap<>();
    for (Candidate candidate : candidates) {
      for (Path file : CandidateFiles.of(candidate)) {
        keg(file, prefixes)
            .flatMap(
                keg -> packages.computeIfAbsent(keg, first -> packageOf(first, host, problems)))
            .ifPresent(owner -> claims.putIfAbsent(candidate.path(), owner));
      }
    }
    return claims;
  }

  /** Returns the prefixes that exist, each under its real name too: /home may be a link. */
  private static Set<Path> prefixes(Host host, Problems problems) {
    Set<Path> named = new LinkedHashSet<>();
    host.directory("HOMEBREW_PREFIX").ifPresent(named::add);
    PREFIXES.forEach(prefix -> named.add(host.system(prefix)));
    named.add(host.home().resolve(".linuxbrew"));
    Set<Path> prefixes = new LinkedHashSet<>();
    for (Path prefix : named) {
      if (host.isDirectory(prefix)) {
        prefixes.add(prefix);
        try {
          prefixes.add(prefix.toRealPath());
        } catch (IOException e) {
          problems.add(prefix, e);
        }
      }
    }
    return prefixes;
  }

  /** Returns the version's directory that a file lies in. */
  private static Optional<Path> keg(Path file, Set<Path> prefixes) {
    for (Path prefix : prefixes) {
      int depth = prefix.getNameCount();
      if (file.startsWith(prefix) && file.getNameCount() > depth + 3) {
        Path store = prefix.resolve(file.getName(depth));
        if (store.endsWith("Cellar") || store.endsWith("Caskroom")) {
          return Optional.of(prefix.resolve(file.subpath(depth, depth + 3)));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ManagedPackage> packageOf(Path keg, Host host, Problems problems) {
    Path name = keg.resolveSibling("");
    boolean isFormula = name.resolveSibling("").endsWith("Cellar");
    if (isFormula && !host.isFile(keg.resolve("INSTALL_RECEIPT.json"))) {
      return Optional.empty();
    }
    return Optional.of(
        new ManagedPackage(
            "homebrew",
            host.fileName(name),
            host.fileName(keg),
            Curation.CURATED,
            pythonProjects(keg, host, problems)));
  }

  /** Formulae of Python programs are virtual environments below libexec. */
  private static Set<String> pythonProjects(Path keg, Host host, Problems problems) {
    PythonProjects projects = new PythonProjects();
    for (String libraries : List.of("libexec/lib", "lib")) {
      for (Path library : DatabaseDirectory.entries(keg.resolve(libraries), problems)) {
        if (host.fileName(library).startsWith("python")) {
          DatabaseDirectory.entries(library.resolve("site-packages"), problems)
              .forEach(entry -> projects.addFrom(host.text(entry)));
        }
      }
    }
    return projects.names();
  }
}
