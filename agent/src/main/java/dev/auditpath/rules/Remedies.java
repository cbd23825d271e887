package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Facts;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person can do about a winner that should not win: exact, quoted commands to type. */
final class Remedies {
  private final Facts facts;

  Remedies(Facts facts) {
    this.facts = facts;
  }

  List<String> of(
      Candidate winner, Optional<PythonEnvironment> environment, List<Candidate> hidden) {
    List<String> remedies = new ArrayList<>();
    Provenance provenance = winner.provenance();
    if (provenance instanceof PythonDistribution distribution) {
      remedies.add("If you do not want it: " + uninstall(distribution, environment));
    } else if (provenance instanceof ManagedPackage managed) {
      remedies.add(
          "If you do not want it, uninstall " + managed.name() + " with " + managed.kind());
    } else {
      remedies.add(
          "If you did not put it there, look at it and remove it: rm -- " + quoted(winner.path()));
    }
    if (!hidden.isEmpty()) {
      remedies.add(
          "To run the other one meanwhile, give its whole path: " + quoted(hidden.get(0).path()));
    }
    return remedies;
  }

  private String uninstall(
      PythonDistribution distribution, Optional<PythonEnvironment> environment) {
    String name = ShellWord.quoted(distribution.name());
    String kind = environment.map(found -> found.kind().word()).orElse("");
    return switch (kind) {
      case "pipx" -> "pipx uninstall " + folder(environment, name);
      case "uv-tool" -> "uv tool uninstall " + folder(environment, name);
      default -> interpreter(environment) + " -m pip uninstall " + name;
    };
  }

  private String folder(Optional<PythonEnvironment> environment, String otherwise) {
    return environment
        .map(found -> facts.text(found.prefix()))
        .map(prefix -> ShellWord.quoted(prefix.substring(prefix.lastIndexOf('/') + 1)))
        .orElse(otherwise);
  }

  private String interpreter(Optional<PythonEnvironment> environment) {
    return environment
        .map(found -> quoted(found.binDirectory().resolve("python")))
        .orElse("python3");
  }

  private String quoted(Path path) {
    return ShellWord.quoted(facts.text(path));
  }
}
