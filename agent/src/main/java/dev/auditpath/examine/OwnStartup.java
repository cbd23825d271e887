package dev.auditpath.examine;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.examine.StartupCode.Found;
import dev.auditpath.host.Host;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What site.py runs before a distribution's scripts and is of the same distribution: it has done
 * its work in the interpreter that they start in. What others brought is theirs to answer for.
 */
final class OwnStartup {
  private final PythonEnvironment environment;
  private final DistributionIndex index;
  private final StartupCode code;
  private final Host host;
  private @Nullable List<Found> all;

  OwnStartup(PythonEnvironment environment, DistributionIndex index, StartupCode code, Host host) {
    this.environment = environment;
    this.index = index;
    this.code = code;
    this.host = host;
  }

  /**
   * Returns the code of one distribution, in the order in which it is run; in each text, a line
   * stands where it does in its file.
   *
   * @param own normalized name; empty for none
   */
  List<ModuleSource.Text> of(String own) {
    List<ModuleSource.Text> texts = new ArrayList<>();
    for (Found found : own.isEmpty() ? List.<Found>of() : all()) {
      if (!found.text().isEmpty() && isOf(own, found)) {
        String source = "\n".repeat(found.line() - 1) + found.text();
        Path file = host.child(found.folder(), found.name());
        texts.add(new ModuleSource.Text(file, source, false, own));
      }
    }
    return texts;
  }

  private List<Found> all() {
    List<Found> all = this.all;
    if (all == null) {
      all = new ArrayList<>();
      for (Path folder : environment.sitePackages()) {
        all.addAll(code.in(folder, environment));
      }
      this.all = all;
    }
    return all;
  }

  private boolean isOf(String own, Found found) {
    Optional<MetadataFolder> owner = index.owner(found.folder(), found.name(), List.of(own));
    return owner.isPresent()
        && owner.get().normalizedProject().equals(own)
        && !StartupCode.isWellKnown(found, index.describe(owner.get()));
  }
}
