package dev.auditpath.examine;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.examine.ImportPath.Mapped;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the console scripts of one environment import from; one for all of them. */
final class EnvironmentImports {
  private static final StandardLibrary STANDARD_LIBRARY = StandardLibrary.shipped();
  private static final Libraries LIBRARIES = Libraries.shipped();

  private final PythonEnvironment environment;
  private final Host host;
  private final Problems problems;
  private final DistributionIndex index;
  private final DeclaredScripts declared;
  private final EntryModules entryModules;
  private final RegisteredPlugIns plugIns;
  private final OwnStartup startup;
  private final Map<Path, ImportPlace> places = new HashMap<>();
  private @Nullable Map<String, Mapped> mapped;

  EnvironmentImports(PythonEnvironment environment, Host host, Problems problems) {
    this.environment = environment;
    this.host = host;
    this.problems = problems;
    this.index = new DistributionIndex(environment, host, problems);
    this.declared = new DeclaredScripts(host, problems);
    this.entryModules = new EntryModules(declared, index);
    this.startup = new OwnStartup(environment, index, new StartupCode(host, problems), host);
    this.plugIns = new RegisteredPlugIns(index, declared);
  }

  DeclaredScripts declared() {
    return declared;
  }

  DistributionIndex index() {
    return index;
  }

  /**
   * Returns the modules as one script finds them.
   *
   * @param first what the script itself puts first, its own folder for one
   * @param own normalized name of the script's distribution; empty for none
   */
  EnvironmentModules modules(List<ImportPlace> first, String own) {
    return modules(first, own, startup.of(own));
  }

  /** Returns the modules as code finds them that is run at the start of Python itself. */
  EnvironmentModules atStart(String own) {
    return modules(List.of(), own, List.of());
  }

  private EnvironmentModules modules(
      List<ImportPlace> first, String own, List<ModuleSource.Text> before) {
    List<ImportPlace> path = new ArrayList<>(first);
    path.addAll(common());
    return new EnvironmentModules(
        new ImportPath(path, new FolderFinder(environment.python()), mapped()),
        new Ownership(index, LIBRARIES, own),
        STANDARD_LIBRARY,
        entryModules,
        plugIns,
        before,
        environment.python(),
        problems);
  }

  /** Returns a folder as a place to import from. */
  ImportPlace folder(Path folder) {
    return places.computeIfAbsent(folder, any -> new ImportFolder(folder, host, problems));
  }

  private List<ImportPlace> common() {
    Set<Path> paths = new LinkedHashSet<>(environment.sitePackages());
    paths.addAll(environment.addedPaths());
    List<ImportPlace> common = new ArrayList<>();
    paths.forEach(path -> common.add(folder(path)));
    for (MetadataFolder metadata : index.folders()) {
      if (metadata.form() == Form.EGG && paths.add(metadata.path())) {
        egg(metadata.path()).ifPresent(common::add);
      }
    }
    return common;
  }

  private Optional<ImportPlace> egg(Path egg) {
    if (!host.isFile(egg)) {
      return Optional.of(folder(egg));
    }
    ImportPlace known = places.get(egg);
    if (known == null) {
      try {
        known = new ImportZip(egg, host);
        places.put(egg, known);
      } catch (IOException e) {
        problems.add(egg, e);
        return Optional.empty();
      }
    }
    return Optional.of(known);
  }

  private Map<String, Mapped> mapped() {
    Map<String, Mapped> mapped = this.mapped;
    if (mapped == null) {
      mapped = new HashMap<>();
      for (Path sitePackages : environment.sitePackages()) {
        Map<String, Path> found = EditableFinders.in(folder(sitePackages), host, problems);
        for (Map.Entry<String, Path> module : found.entrySet()) {
          Path parent = module.getValue().getParent();
          if (parent != null) {
            String name = host.fileName(module.getValue());
            mapped.putIfAbsent(module.getKey(), new Mapped(folder(parent), name));
          }
        }
      }
      this.mapped = mapped;
    }
    return mapped;
  }
}
