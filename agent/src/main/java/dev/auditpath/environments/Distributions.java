package dev.auditpath.environments;

import dev.auditpath.distinfo.EntryPointsFile;
import dev.auditpath.distinfo.EntryPointsFile.Declaration;
import dev.auditpath.distinfo.InstalledDistribution;
import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.distinfo.RecordRows;
import dev.auditpath.distinfo.RecordRows.Row;
import dev.auditpath.distinfo.ZippedEgg;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DistributionScripts;
import dev.auditpath.model.Problem;
import dev.auditpath.model.PythonEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists what is installed in an environment, with the commands that each distribution brings. */
public final class Distributions {
  private static final int MOST = 5_000;
  private static final int RECORD_CAP = 64 * 1024 * 1024;
  private static final int LONGEST_NAME = 255;

  private final Host host;
  private final Problems problems;
  private final MetadataFiles files;

  public Distributions(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
    this.files = new MetadataFiles(host, problems);
  }

  /**
   * Returns the distributions, folder by folder and by name in each. Those beyond 5,000 are a
   * problem; a name of a script that is no file name is one too, and is left out.
   */
  public List<DistributionScripts> in(PythonEnvironment environment) {
    InstalledDistribution reader = new InstalledDistribution(host, problems);
    return folders(environment).map(folder -> describe(folder, environment, reader)).toList();
  }

  /** Returns how many console and GUI scripts the distributions declare; reads nothing else. */
  public int declaredScripts(PythonEnvironment environment) {
    return folders(environment).mapToInt(folder -> declared(folder).size()).sum();
  }

  private Stream<MetadataFolder> folders(PythonEnvironment environment) {
    List<MetadataFolder> all = MetadataFolder.of(environment, host, problems);
    if (all.size() > MOST) {
      report(
          environment.prefix(), "holds more than " + MOST + " distributions; not all are listed");
    }
    return all.stream().limit(MOST);
  }

  private DistributionScripts describe(
      MetadataFolder folder, PythonEnvironment environment, InstalledDistribution reader) {
    Map<String, Declaration> declared = declared(folder);
    return new DistributionScripts(
        reader.read(folder),
        names(declared, false),
        names(declared, true),
        recorded(folder, environment).stream()
            .filter(name -> !declared.containsKey(name) && !declared.containsKey(unversioned(name)))
            .toList());
  }

  /** pip and ensurepip make {@code pip3.11} for {@code pip}. */
  private static String unversioned(String name) {
    int end = name.length();
    while (end > 0 && "0123456789.-".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return name.substring(0, end);
  }

  private static List<String> names(Map<String, Declaration> declared, boolean gui) {
    return declared.entrySet().stream()
        .filter(entry -> entry.getValue().gui() == gui)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Declaration> declared(MetadataFolder folder) {
    Map<String, Declaration> declared = new TreeMap<>();
    Path file = folder.files().resolve("entry_points.txt");
    boolean zipped = folder.form() == Form.EGG && host.isFile(folder.path());
    List<String> lines =
        zipped ? ZippedEgg.read(folder.path(), host, problems).entryPoints() : files.lines(file);
    EntryPointsFile.scripts(lines)
        .forEach(
            (name, declaration) -> {
              if (isFileName(name)) {
                declared.put(name, declaration);
              } else {
                report(
                    file, "line " + declaration.line() + " declares a script whose name is none");
              }
            });
    return declared;
  }

  /** What pip and uv refuse as well: names that lead elsewhere, and those that no file can have. */
  private static boolean isFileName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && !name.equals(".")
        && !name.equals("..");
  }

  /** The names that RECORD says lie in the environment's own bin directory, wherever they lead. */
  private List<String> recorded(MetadataFolder folder, PythonEnvironment environment) {
    if (folder.form() != Form.DIST_INFO) {
      return List.of();
    }
    Path list = folder.path().resolve("RECORD");
    byte[] record = files.bytes(list, RECORD_CAP).orElse(new byte[0]);
    Path bin = environment.prefix().resolve("bin");
    List<Row> rows = RecordRows.naming(record, "bin");
    rows.stream()
        .filter(row -> leadsOut(row, folder, environment))
        .findFirst()
        .ifPresent(
            row -> report(list, "line " + row.line() + " names a script outside the environment"));
    return rows.stream()
        .flatMap(row -> files.path(row.path(), folder.sitePackages()).stream())
        .filter(file -> isIn(file, bin) || isIn(file, environment.binDirectory()))
        .map(host::fileName)
        .distinct()
        .sorted()
        .toList();
  }

  /** With {@code pip install --target} all rows lead out, as if the folder were site-packages. */
  private boolean leadsOut(Row row, MetadataFolder folder, PythonEnvironment environment) {
    return !environment.kind().word().equals("target")
        && files
            .path(row.path(), folder.sitePackages())
            .filter(file -> !file.startsWith(environment.prefix().normalize()))
            .isPresent();
  }

  private static boolean isIn(Path file, Path directory) {
    return Optional.ofNullable(file.getParent()).filter(directory.normalize()::equals).isPresent();
  }

  private void report(Path place, String message) {
    problems.add(new Problem("malformed-metadata", host.text(place), message, false));
  }
}
