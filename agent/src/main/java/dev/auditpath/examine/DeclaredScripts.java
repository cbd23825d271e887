package dev.auditpath.examine;

import dev.auditpath.distinfo.EggLink;
import dev.auditpath.distinfo.EntryPointsFile;
import dev.auditpath.distinfo.EntryPointsFile.Declaration;
import dev.auditpath.distinfo.EntryPointsFile.Registered;
import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.distinfo.ZippedEgg;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.EntryPoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scripts that distributions declare in {@code entry_points.txt}; each file is read once. */
final class DeclaredScripts {
  /** pip and ensurepip make versioned names that no metadata declares. */
  private static final Map<String, String> VERSIONED =
      Map.of("pip", "pip", "setuptools", "easy_install", "wheel", "wheel");

  private final Host host;
  private final Problems problems;
  private final MetadataFiles files;
  private final Map<Path, Map<String, Declared>> scriptsOf = new HashMap<>();

  /**
   * A declared script.
   *
   * @param target empty where the declaration is malformed
   * @param file where it is declared
   * @param line 1 is the first
   * @param text the line as it stands
   */
  record Declared(Optional<EntryPoint> target, Path file, int line, String text) {}

  DeclaredScripts(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
    this.files = new MetadataFiles(host, problems);
  }

  /** Returns the declaration of a script; of {@code pip3.11} that of {@code pip}. */
  Optional<Declared> of(MetadataFolder folder, String script) {
    Map<String, Declared> scripts = all(folder);
    Declared declared = scripts.get(script);
    if (declared == null) {
      String stem = withoutVersion(script);
      declared = stem.equals(VERSIONED.get(folder.normalizedProject())) ? scripts.get(stem) : null;
    }
    return Optional.ofNullable(declared);
  }

  /** Returns every script that a distribution declares, by its name. */
  Map<String, Declared> all(MetadataFolder folder) {
    return scriptsOf.computeIfAbsent(folder.path(), any -> read(folder));
  }

  /** Reads the right-hand side of a declaration: {@code module:attribute [extras]}. */
  static Optional<EntryPoint> target(String value) {
    int bracket = value.indexOf('[');
    String reference = (bracket < 0 ? value : value.substring(0, bracket)).strip();
    int colon = reference.indexOf(':');
    String module = (colon < 0 ? reference : reference.substring(0, colon)).strip();
    String attribute = colon < 0 ? "" : reference.substring(colon + 1).strip();
    return module.isEmpty() ? Optional.empty() : Optional.of(new EntryPoint(module, attribute));
  }

  /** Returns what a distribution registers besides scripts, as it stands. */
  List<Registered> others(MetadataFolder folder) {
    return EntryPointsFile.others(text(folder).lines());
  }

  private Map<String, Declared> read(MetadataFolder folder) {
    Text text = text(folder);
    return declared(text.file(), text.lines());
  }

  /** The lines of an {@code entry_points.txt}; none where there is none. */
  private record Text(Path file, List<String> lines) {}

  private Text text(MetadataFolder folder) {
    if (folder.form() == Form.EGG && host.isFile(folder.path())) {
      return new Text(folder.path(), ZippedEgg.read(folder.path(), host, problems).entryPoints());
    }
    Text none = new Text(folder.path(), List.of());
    if (folder.form() == Form.EGG_LINK) {
      return EggLink.read(folder, host, problems).metadata().map(this::in).orElse(none);
    }
    return host.isFile(folder.path()) ? none : in(folder.files());
  }

  private Text in(Path metadata) {
    Path file = metadata.resolve("entry_points.txt");
    return new Text(file, files.lines(file));
  }

  private static Map<String, Declared> declared(Path file, List<String> lines) {
    Map<String, Declared> scripts = new HashMap<>();
    for (Map.Entry<String, Declaration> entry : EntryPointsFile.scripts(lines).entrySet()) {
      Declaration declaration = entry.getValue();
      String value = declaration.text().substring(declaration.text().indexOf('=') + 1);
      scripts.put(
          entry.getKey(),
          new Declared(target(value), file, declaration.line(), declaration.text().strip()));
    }
    return scripts;
  }

  private static String withoutVersion(String script) {
    int end = script.length();
    while (end > 0 && "0123456789.-".indexOf(script.charAt(end - 1)) >= 0) {
      end--;
    }
    return script.substring(0, end);
  }
}
