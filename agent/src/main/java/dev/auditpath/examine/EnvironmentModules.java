package dev.auditpath.examine;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.examine.ImportPath.Located;
import dev.auditpath.examine.ModuleFile.Form;
import dev.auditpath.host.Problems;
import dev.auditpath.model.MachineCode;
import dev.auditpath.python.NotParsedException;
import dev.auditpath.python.PythonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules that Python finds in one environment, as one console script sees them. Reads files
 * and runs nothing; one serves one thread.
 */
final class EnvironmentModules implements Modules {
  /** Longer sources are generated tables; none of the field's console scripts comes near. */
  private static final int SOURCE_CAP = PythonText.MOST_BYTES;

  private final ImportPath importPath;
  private final Ownership ownership;
  private final StandardLibrary standardLibrary;
  private final EntryModules entryModules;
  private final RegisteredPlugIns plugIns;
  private final List<ModuleSource.Text> startup;
  private final Problems problems;
  private final int minor;
  private final ByteCode byteCode;

  EnvironmentModules(
      ImportPath importPath,
      Ownership ownership,
      StandardLibrary standardLibrary,
      EntryModules entryModules,
      RegisteredPlugIns plugIns,
      List<ModuleSource.Text> startup,
      String python,
      Problems problems) {
    this.importPath = importPath;
    this.ownership = ownership;
    this.standardLibrary = standardLibrary;
    this.entryModules = entryModules;
    this.plugIns = plugIns;
    this.startup = List.copyOf(startup);
    this.problems = problems;
    this.minor = minor(python);
    this.byteCode = new ByteCode(python);
  }

  /** Returns what was read so far. */
  Ownership ownership() {
    return ownership;
  }

  @Override
  public ModuleSource find(String module) {
    String top = top(module);
    if (isStandard(top)) {
      return new ModuleSource.Library("");
    }
    Located located = importPath.locate(module);
    if (located.file().isEmpty()) {
      return located.isThere() ? new ModuleSource.Namespace() : new ModuleSource.Missing();
    }
    ModuleFile file = located.file().get();
    Optional<String> library = ownership.library(file, top);
    return library.isPresent() ? new ModuleSource.Library(library.get()) : source(file);
  }

  /** Takes down what a module's file holds, of which nobody wants to know more than its digest. */
  void takeDown(String module) {
    Optional<ModuleFile> file = importPath.locate(module).file();
    if (file.isPresent() && file.get().form() == Form.SOURCE) {
      try {
        read(file.get());
      } catch (IOException e) {
        problems.add(file.get().path(), e);
      }
    }
  }

  @Override
  public ModuleSource data(String nearModule, String relative) {
    Optional<ModuleFile> near = importPath.locate(nearModule).file();
    if (near.isEmpty() || !staysInside(relative)) {
      return new ModuleSource.Missing();
    }
    ImportPlace place = near.get().place();
    String name = FolderFinder.within(near.get().folder(), relative);
    try {
      byte[] bytes = place.read(name, SOURCE_CAP);
      if (MachineCode.beginsIn(bytes)) {
        return new ModuleSource.Unreadable(place.path(name), "it is machine code", "native-code");
      }
      String owner = ownership.of(near.get());
      ownership.hasRead(place.path(name), bytes, near.get());
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new ModuleSource.Text(place.path(name), text, false, owner);
    } catch (NoSuchFileException absent) {
      return new ModuleSource.Missing();
    } catch (IOException e) {
      return new ModuleSource.Unreadable(place.path(name), Problems.reason(e), "dynamic-code");
    }
  }

  @Override
  public Map<String, Set<String>> commands(String module) {
    if (isStandard(top(module))) {
      return Map.of();
    }
    Optional<ModuleFile> file = importPath.locate(module).file();
    for (int dot = module.lastIndexOf('.');
        file.isEmpty() && dot > 0;
        dot = module.lastIndexOf('.', dot - 1)) {
      file = importPath.locate(module.substring(0, dot)).file();
    }
    return file.flatMap(ownership::other).map(entryModules::of).orElse(Map.of());
  }

  @Override
  public List<String> children(String parent) {
    return isStandard(top(parent)) ? List.of() : importPath.children(parent, MOST_NAMES);
  }

  @Override
  public List<PlugIn> plugIns(String group) {
    return plugIns.of(group);
  }

  @Override
  public List<ModuleSource.Text> startup() {
    return startup;
  }

  private boolean isStandard(String topLevel) {
    return standardLibrary.has(topLevel, minor) && !importPath.isShadowed(topLevel);
  }

  private static String top(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  private ModuleSource source(ModuleFile file) {
    if (file.form() == Form.EXTENSION) {
      return new ModuleSource.Unreadable(file.path(), "it is machine code", "native-code");
    }
    if (file.form() == Form.BYTE_CODE) {
      return unreadable(file, "there is byte code and no source of it");
    }
    Optional<ModuleSource> instead = byteCode.insteadOf(file);
    return instead.orElseGet(() -> text(file));
  }

  private ModuleSource text(ModuleFile file) {
    try {
      String source = PythonText.decode(read(file));
      return new ModuleSource.Text(file.path(), source, file.isPackage(), ownership.of(file));
    } catch (NotParsedException undecodable) {
      return unreadable(file, undecodable.reason());
    } catch (IOException e) {
      return unreadable(file, Problems.reason(e));
    }
  }

  /** Reads a file and takes down what it held. */
  private byte[] read(ModuleFile file) throws IOException {
    byte[] bytes = file.place().read(file.relative(), SOURCE_CAP);
    ownership.hasRead(file.path(), bytes, file);
    return bytes;
  }

  private static ModuleSource unreadable(ModuleFile file, String reason) {
    return new ModuleSource.Unreadable(file.path(), reason, "dynamic-code");
  }

  private static boolean staysInside(String relative) {
    if (relative.isEmpty() || relative.startsWith("/") || relative.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : relative.split("/", -1)) {
      if (part.equals("..") || part.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static int minor(String python) {
    String[] parts = python.split("\\.", 3);
    return parts.length > 1 && parts[0].equals("3") && parts[1].matches("[0-9]{1,3}")
        ? Integer.parseInt(parts[1])
        : -1;
  }
}
