package dev.auditpath.provenance;

import dev.auditpath.distinfo.EggLink;
import dev.auditpath.distinfo.EntryPointsFile;
import dev.auditpath.distinfo.EntryPointsFile.Declaration;
import dev.auditpath.distinfo.MetadataFiles;
import dev.auditpath.distinfo.MetadataFolder;
import dev.auditpath.distinfo.MetadataFolder.Form;
import dev.auditpath.distinfo.ZippedEgg;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.PythonDistribution.Claim;
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
  private final Map<Path, Optional<Path>> metadataOf = new HashMap<>();
  private final Map<Path, ZippedEgg> zips = new HashMap<>();

  UnrecordedClaims(Path binDirectory, Host host, Problems problems) {
    this.binDirectory = binDirectory.normalize();
    this.host = host;
    this.problems = problems;
    this.files = new MetadataFiles(host, problems);
  }

  /** Returns the line of a list of files, or the file, that names a script. */
  Optional<Claim> fileList(MetadataFolder folder, String fileName) {
    Optional<Path> metadata = metadata(folder);
    return switch (folder.form()) {
      case DIST_INFO -> Optional.empty();
      case EGG ->
          metadata.isPresent()
              ? metadata.flatMap(info -> eggScript(info, fileName))
              : zippedScript(folder, fileName);
      case EGG_INFO ->
          metadata.flatMap(info -> installedFile(info, fileName).or(() -> source(info, fileName)));
      case EGG_LINK -> metadata.flatMap(info -> source(info, fileName));
    };
  }

  /** Returns the line of {@code entry_points.txt} that declares a script. */
  Optional<Claim> declaration(MetadataFolder folder, String fileName) {
    return declared(folder, fileName)
        .or(
            () ->
                isVersioned(folder, fileName)
                    ? declared(folder, withoutVersion(fileName))
                    : Optional.empty());
  }

  /** Returns a claim with its text cut to a readable length. */
  static Claim claim(Path file, int line, String text) {
    String shown = text.strip();
    return new Claim(
        file, line, shown.length() <= LONGEST_TEXT ? shown : shown.substring(0, LONGEST_TEXT));
  }

  private Optional<Claim> declared(MetadataFolder folder, String command) {
    Path file =
        metadata(folder).map(info -> info.resolve("entry_points.txt")).orElse(folder.path());
    Map<String, Declaration> scripts =
        scriptsOf.computeIfAbsent(
            file,
            path ->
                EntryPointsFile.scripts(
                    file.equals(folder.path()) ? zippedEntryPoints(folder) : files.lines(path)));
    return Optional.ofNullable(scripts.get(command))
        .map(found -> claim(file, found.line(), found.text()));
  }

  private List<String> zippedEntryPoints(MetadataFolder folder) {
    return folder.form() == Form.EGG ? zipped(folder).entryPoints() : List.of();
  }

  private Optional<Claim> zippedScript(MetadataFolder folder, String fileName) {
    return zipped(folder).scripts().contains(fileName)
        ? Optional.of(claim(folder.path(), 0, fileName))
        : Optional.empty();
  }

  private ZippedEgg zipped(MetadataFolder folder) {
    return zips.computeIfAbsent(folder.path(), path -> ZippedEgg.read(path, host, problems));
  }

  private Optional<Claim> installedFile(Path metadata, String fileName) {
    Path list = metadata.resolve("installed-files.txt");
    List<String> lines = lines(list);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("/" + fileName) && isInBin(lines.get(i), metadata)) {
        return Optional.of(claim(list, i + 1, lines.get(i)));
      }
    }
    return Optional.empty();
  }

  private boolean isInBin(String line, Path folder) {
    return files.path(line, folder).map(Path::getParent).filter(binDirectory::equals).isPresent();
  }

  private Optional<Claim> eggScript(Path metadata, String fileName) {
    Path script = host.path(host.text(metadata) + "/scripts/" + fileName);
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

  /** Returns the folder of metadata files; empty where the metadata is one file. */
  private Optional<Path> metadata(MetadataFolder folder) {
    return metadataOf.computeIfAbsent(folder.path(), path -> findMetadata(folder));
  }

  private Optional<Path> findMetadata(MetadataFolder folder) {
    if (folder.form() == Form.EGG_LINK) {
      return EggLink.read(folder, host, problems).metadata();
    }
    return host.isFile(folder.path()) ? Optional.empty() : Optional.of(folder.files());
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
