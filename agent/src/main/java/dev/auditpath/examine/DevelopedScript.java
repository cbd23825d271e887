package dev.auditpath.examine;

import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.host.Host;
import dev.auditpath.model.ProjectName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The script that setuptools' launchers run: of {@code develop} one in the source tree, which they
 * name; of an egg the one in its metadata.
 */
final class DevelopedScript {
  private DevelopedScript() {}

  /** Returns the script; empty where the launcher is of another kind or nothing is there. */
  static Optional<Path> of(LauncherReading reading, DistributionIndex index, Host host) {
    String script = reading.values().get("script");
    String distribution = reading.values().get("dist");
    if (script == null || distribution == null || reading.target().isPresent()) {
      return Optional.empty();
    }
    for (String path : reading.paths()) {
      if (path.startsWith("/") && path.indexOf('\0') < 0 && host.isFile(host.path(path))) {
        return Optional.of(host.path(path));
      }
    }
    if (script.indexOf('/') >= 0 || script.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String project = ProjectName.normalized(distribution.split("==", 2)[0]);
    for (MetadataFolder folder : index.ofProject(project)) {
      Path file = host.path(host.text(folder.files()) + "/scripts/" + script);
      if (host.isFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
