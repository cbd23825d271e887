package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.PythonDistribution.Claim;
import dev.auditpath.provenance.EntryPointsFile.Declaration;
import dev.auditpath.provenance.MetadataFolder.Form;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What ties a script to a distribution besides RECORD: {@code installed-files.txt} (pip's legacy
 * installs, relative to the egg-info), {@code EGG-INFO/scripts}, the source tree's {@code
 * SOURCES.txt}, and {@code entry_points.txt}.
 */
final class UnrecordedClaims {
  private static final int LONGEST_TEXT = 300;

  /** pip and ensurepip make versioned names that no metadata declares. */
  private static final Map<String, String> VERSIONED =
      Map.of("pip", "pip", "setuptools", "easy_install", "wheel", "wheel");

  private final Path binDirectory;
  private final Host host;
  private final Problems problems;
  private final MetadataFiles files;
  private final Map<Path, List<String>> linesOf = new HashMap<>();
  private final Map<Path, Map<String, Declaration>> scriptsOf = new HashMap<>();
  private final Map<Path, EggLink> links = new HashMap<>();

  UnrecordedClaims(Path binDirectory, Host host, Problems problems) {
    this.binDirectory = binDirectory.normalize();
    this.host = host;
    this.problems = problems;
    this.files = new MetadataFiles(host, problems);
  }

  /** Returns the line of a list of files, or the file, that names a script. */
  Optional<Claim> fileList(MetadataFolder folder, String fileName) {
    return switch (folder.form()) {
      case DIST_INFO -> Optional.empty();
      case EGG -> eggScript(folder, fileName);
      case EGG_INFO -> installedFile(folder, fileName).or(() -> source(folder.path(), fileName));
      case EGG_LINK -> link(folder).metadata().flatMap(info -> source(info, fileName));
    };
  }

  /** Returns the line of {@code entry_points.txt} that declares a script. */
  Optional<Claim> declaration(MetadataFolder folder, String fileName) {
    return metadata(folder)
        .map(info -> info.resolve("entry_points.txt"))
        .flatMap(
            file ->
                declared(file, fileName)
                    .or(
                        () ->
                            isVersioned(folder, fileName)
                                ? declared(file, withoutVersion(fileName))
                                : Optional.empty()));
  }

  /** Returns a claim with its text cut to a readable length. */
  static Claim claim(Path file, int line, String text) {
    String shown = text.strip();
    return new Claim(
        file, line, shown.length() <= LONGEST_TEXT ? shown : shown.substring(0, LONGEST_TEXT));
  }

  private Optional<Claim> declared(Path file, String command) {
    Map<String, Declaration> scripts =
        scriptsOf.computeIfAbsent(file, path -> EntryPointsFile.scripts(files.lines(path)));
    return Optional.ofNullable(scripts.get(command))
        .map(found -> claim(file, found.line(), found.text()));
  }

  private Optional<Claim> installedFile(MetadataFolder folder, String fileName) {
    Path list = folder.path().resolve("installed-files.txt");
    List<String> lines = lines(list);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("/" + fileName) && isInBin(lines.get(i), folder.path())) {
        return Optional.of(claim(list, i + 1, lines.get(i)));
      }
    }
    return Optional.empty();
  }

  private boolean isInBin(String line, Path folder) {
    return files.path(line, folder).map(Path::getParent).filter(binDirectory::equals).isPresent();
  }

  private Optional<Claim> eggScript(MetadataFolder folder, String fileName) {
    Path script = host.path(host.text(folder.files()) + "/scripts/" + fileName);
    return host.isFile(script) ? Optional.of(claim(script, 0, fileName)) : Optional.empty();
  }

  /** setuptools lists a project's sources, {@code scripts/x} and {@code bin/x} among them. */
  private Optional<Claim> source(Path metadata, String fileName) {
    Path list = metadata.resolve("SOURCES.txt");
    List<String> lines = lines(list);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("scripts/" + fileName) || line.equals("bin/" + fileName)) {
        return Optional.of(claim(list, i + 1, line));
      }
    }
    return Optional.empty();
  }

  private Optional<Path> metadata(MetadataFolder folder) {
    return folder.form() == Form.EGG_LINK ? link(folder).metadata() : Optional.of(folder.files());
  }

  private EggLink link(MetadataFolder folder) {
    return links.computeIfAbsent(folder.path(), path -> EggLink.read(folder, host, problems));
  }

  private List<String> lines(Path file) {
    return linesOf.computeIfAbsent(file, files::lines);
  }

  private static boolean isVersioned(MetadataFolder folder, String fileName) {
    return withoutVersion(fileName).equals(VERSIONED.get(folder.normalizedProject()));
  }

  private static String withoutVersion(String fileName) {
    int end = fileName.length();
    while (end > 0 && "0123456789.-".indexOf(fileName.charAt(end - 1)) >= 0) {
      end--;
    }
    return fileName.substring(0, end);
  }
}
