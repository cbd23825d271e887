package dev.auditpath.settings;

import dev.auditpath.model.KnownTools;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.List;

/**
 * What the shipped defaults, the user and the administrator want, in one.
 *
 * @param failOn an audit with a finding at least this bad has failed
 * @param minSeverity findings less bad than this are left out
 * @param environments Python environments to look at besides those found
 * @param roots directories to look for environments below
 * @param knownTools the shipped catalogue with everybody's additions
 */
public record Settings(
    Severity failOn,
    Severity minSeverity,
    List<Path> environments,
    List<Path> roots,
    KnownTools knownTools) {

  public Settings {
    environments = List.copyOf(environments);
    roots = List.copyOf(roots);
  }
}
