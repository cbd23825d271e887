package dev.auditpath.settings;

import dev.auditpath.model.KnownTool;
import dev.auditpath.model.QuietHours;
import dev.auditpath.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one configuration file sets.
 *
 * @param failOn empty where the file is silent
 * @param minSeverity empty where the file is silent
 * @param environments Python environments to look at besides those found
 * @param roots directories to look for environments below
 * @param search how far to look for environments
 * @param knownTools additions to the catalogue
 * @param quietHours empty where the file is silent
 */
record ConfigDocument(
    Optional<Severity> failOn,
    Optional<Severity> minSeverity,
    List<Path> environments,
    List<Path> roots,
    SearchSection search,
    List<KnownTool> knownTools,
    Optional<QuietHours> quietHours) {

  /** Sets nothing. */
  static final ConfigDocument SILENT =
      new ConfigDocument(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          SearchSection.SILENT,
          List.of(),
          Optional.empty());
}
