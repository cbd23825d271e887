package dev.auditpath.examine;

import dev.auditpath.behaviour.Program;
import dev.auditpath.behaviour.Subject;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.examine.StartupCode.Found;
import dev.auditpath.host.DeepStack;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.Inventory;
import dev.auditpath.model.Provenance;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.StartupHook;
import dev.auditpath.model.Unattributed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the code that site.py runs at every start of Python (docs.python.org, "site"): code lines
 * of {@code .pth} files, and two modules that are imported where they exist. What well-known tools
 * write is left out by its text, or by its file and the distribution that an index vouches for; the
 * modules behind such lines are not read. For one thread.
 */
public final class StartupHooks {
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Host host;
  private final Problems problems;
  private final CodeReader reader;
  private final StartupCode code;
  private final Set<Path> seen = new HashSet<>();

  public StartupHooks(Host host, Problems problems, CodeReader reader) {
    this.host = host;
    this.problems = problems;
    this.reader = reader;
    this.code = new StartupCode(host, problems);
  }

  /** Returns what is no well-known tool's, in order of environment and name. */
  public List<StartupHook> of(Inventory inventory) {
    Map<PythonEnvironment, List<Found>> found = new HashMap<>();
    for (PythonEnvironment environment : inventory.environments()) {
      List<Found> here = new ArrayList<>();
      for (Path folder : environment.sitePackages()) {
        if (!isSystems(folder) && seen.add(folder)) {
          here.addAll(code.in(folder, environment));
        }
      }
      if (!here.isEmpty()) {
        found.put(environment, here);
      }
    }
    return found.isEmpty() ? List.of() : DeepStack.call(() -> read(inventory, found));
  }

  /** Where only the system's package manager and root write. */
  private boolean isSystems(Path folder) {
    return folder.startsWith(host.system("/usr/lib"))
        || folder.startsWith(host.system("/usr/lib64"));
  }

  /**
   * As with commands: outside the home directory, and nobody else can have written it. Nobody puts
   * such a file into a virtual environment by hand.
   */
  private boolean isAdministrators(Path file) {
    try {
      return !file.startsWith(host.home())
          && host.ownerId(file) == 0
          && Files.getPosixFilePermissions(file).stream().noneMatch(OTHERS_WRITE::contains);
    } catch (IOException unknown) {
      return false;
    }
  }

  private List<StartupHook> read(Inventory inventory, Map<PythonEnvironment, List<Found>> found) {
    List<StartupHook> hooks = new ArrayList<>();
    for (PythonEnvironment environment : inventory.environments()) {
      List<Found> here = found.getOrDefault(environment, List.of());
      if (!here.isEmpty()) {
        EnvironmentImports imports = new EnvironmentImports(environment, host, problems);
        here.forEach(one -> hook(one, environment, imports).ifPresent(hooks::add));
      }
    }
    return hooks;
  }

  private Optional<StartupHook> hook(
      Found found, PythonEnvironment environment, EnvironmentImports imports) {
    Provenance provider = new Unattributed();
    Optional<MetadataFolder> owner = imports.index().owner(found.folder(), found.name(), List.of());
    if (owner.isPresent()) {
      PythonDistribution distribution = imports.index().describe(owner.get());
      if (StartupCode.isWellKnown(found, distribution)) {
        return Optional.empty();
      }
      provider = distribution;
    }
    Path file = host.child(found.folder(), found.name());
    String own = owner.map(MetadataFolder::normalizedProject).orElse("");
    return Optional.of(
        new StartupHook(
            file,
            found.line(),
            found.text(),
            environment.prefix(),
            provider,
            owner.isEmpty() && !environment.ownsBinDirectory() && isAdministrators(file),
            behaviour(file, found.text(), imports.atStart(own), own)));
  }

  private Behaviour behaviour(Path file, String text, EnvironmentModules modules, String own) {
    try {
      Subject subject = new Subject(List.of("python"), own);
      return reader.python(subject, new Program.Script(file, text), modules);
    } catch (RuntimeException | StackOverflowError fault) {
      // What reads hostile code may have a fault that hostile code finds.
      Evidence unread = new Evidence("dynamic-code", file, 0, "reading it failed: " + fault, "");
      return new Behaviour(List.of(), List.of(), List.of(), List.of(unread));
    }
  }
}
