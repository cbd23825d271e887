package dev.auditpath.examine;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the console scripts of one environment import from; one for all of them. */
final class EnvironmentImports {
  private static final StandardLibrary STANDARD_LIBRARY = StandardLibrary.shipped();
  private static final Libraries LIBRARIES = Libraries.shipped();

  private final PythonEnvironment environment;
  private final Host host;
  private final Problems problems;
  private final DistributionIndex index;
  private final Map<Path, ImportPlace> places = new HashMap<>();

  EnvironmentImports(PythonEnvironment environment, Host host, Problems problems) {
    this.environment = environment;
    this.host = host;
    this.problems = problems;
    this.index = new DistributionIndex(environment, host, problems);
  }

  DistributionIndex index() {
    return index;
  }

  /**
   * Returns the modules as one script finds them.
   *
   * @param first the folders that the script itself puts first, its own among them
   * @param own normalized name of the script's distribution; empty for none
   */
  EnvironmentModules modules(List<Path> first, String own) {
    List<ImportPlace> path = new ArrayList<>();
    first.forEach(folder -> path.add(place(folder)));
    environment.sitePackages().forEach(folder -> path.add(place(folder)));
    environment.addedPaths().forEach(folder -> path.add(place(folder)));
    return new EnvironmentModules(
        new ImportPath(path, new FolderFinder(environment.python())),
        new Ownership(index, LIBRARIES, own),
        STANDARD_LIBRARY,
        environment.python());
  }

  private ImportPlace place(Path place) {
    return places.computeIfAbsent(place, folder -> new ImportFolder(folder, host, problems));
  }
}
