package dev.auditpath.rules;

import dev.auditpath.model.Candidate;
import dev.auditpath.model.Curation;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.KnownTool;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Origin;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import java.util.List;
import java.util.Optional;

/**
 * Whether a provider may be expected to bring a command name.
 *
 * <p>Equal names prove nothing: legitimacy is a matter of the pair of command and distribution. A
 * distribution's name means something only where an index vouched for it; from a URL or a local
 * file anybody may choose it.
 */
final class Expectation {

  /** Returns why the winner is as it should be, as the end of a sentence; empty when it is not. */
  String reason(
      Candidate winner, DirectoryRole role, List<Candidate> hidden, Optional<KnownTool> tool) {
    Provenance provenance = winner.provenance();
    if (provenance instanceof PythonDistribution distribution) {
      return ofDistribution(distribution, hidden, tool);
    }
    if (provenance instanceof ManagedPackage managed) {
      return ofPackage(managed, hidden, tool);
    }
    return role == DirectoryRole.VENDOR
        ? "it stands in a directory that only an administrator can write to"
        : "";
  }

  private static String ofPackage(
      ManagedPackage managed, List<Candidate> hidden, Optional<KnownTool> tool) {
    if (managed.curation() != Curation.OPEN) {
      return managed.kind() + " is trusted with its own names";
    }
    if (tool.isPresent() && tool.get().isPublishedBy(managed.kind(), managed.name())) {
      return managed.name() + " is a publisher of this tool";
    }
    boolean same =
        !hidden.isEmpty()
            && hidden.stream()
                .allMatch(
                    other ->
                        other.provenance().kind().equals(managed.kind())
                            && other.provenance().name().equals(managed.name()));
    return same ? "both are " + managed.name() : "";
  }

  private static String ofDistribution(
      PythonDistribution distribution, List<Candidate> hidden, Optional<KnownTool> tool) {
    if (!isNameVouchedFor(distribution) || tool.map(KnownTool::reserved).orElse(false)) {
      return "";
    }
    if (tool.isPresent() && tool.get().isPublishedBy("pypi", distribution.normalizedName())) {
      return distribution.name() + " is a publisher of this tool";
    }
    boolean sameProject =
        !hidden.isEmpty()
            && hidden.stream().allMatch(other -> isSameProject(distribution, other.provenance()));
    return sameProject ? "both are the project " + distribution.name() : "";
  }

  /** An index gives a name to one project; an editable install is the user's own working copy. */
  private static boolean isNameVouchedFor(PythonDistribution distribution) {
    return distribution.origin() != Origin.URL && distribution.origin() != Origin.LOCAL;
  }

  /** Returns whether two providers ship one Python project. */
  static boolean isSameProject(PythonDistribution distribution, Provenance other) {
    if (other instanceof PythonDistribution that) {
      return that.normalizedName().equals(distribution.normalizedName());
    }
    return other instanceof ManagedPackage managed
        && managed.pythonProjects().contains(distribution.normalizedName());
  }
}
