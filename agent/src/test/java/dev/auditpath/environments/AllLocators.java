package dev.auditpath.environments;

import dev.auditpath.app.Catalog;
import dev.auditpath.model.KnownTools;
import dev.auditpath.model.SearchBounds;
import dev.auditpath.model.Severity;
import dev.auditpath.settings.Settings;
import java.util.List;
import java.util.Map;

/** The locators in the order of the catalogue, with no environment or root of the user's. */
final class AllLocators {
  private AllLocators() {}

  static List<EnvironmentLocator> inOrder() {
    return Catalog.locators(
        new Settings(
            Severity.HIGH,
            Severity.LOW,
            List.of(),
            List.of(),
            new SearchBounds(false, 12, 2_000_000, 20, List.of()),
            new KnownTools(Map.of())));
  }
}
