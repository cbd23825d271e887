package dev.auditpath.distinfo;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The metadata of an {@code .egg} that is one zip file, as {@code setup.py install} of setuptools
 * made them.
 *
 * @param core name and version
 * @param scripts the names below {@code EGG-INFO/scripts}
 * @param entryPoints the lines of {@code entry_points.txt}
 */
public record ZippedEgg(CoreMetadata core, List<String> scripts, List<String> entryPoints) {
  private static final int SMALL = 1024 * 1024;
  private static final String CORE = "EGG-INFO/PKG-INFO";
  private static final String ENTRY_POINTS = "EGG-INFO/entry_points.txt";
  private static final String SCRIPTS = "EGG-INFO/scripts/";

  /** Reads an archive; what cannot be read of it is a problem, and the rest is given. */
  public static ZippedEgg read(Path file, Host host, Problems problems) {
    try {
      ZipArchive archive = new ZipArchive(file, host);
      List<String> scripts =
          archive.names().stream()
              .filter(name -> name.startsWith(SCRIPTS) && name.length() > SCRIPTS.length())
              .map(name -> name.substring(SCRIPTS.length()))
              .toList();
      byte[] core = member(archive, CORE, file, problems);
      byte[] entryPoints = member(archive, ENTRY_POINTS, file, problems);
      return new ZippedEgg(
          CoreMetadata.parse(core),
          scripts,
          new String(entryPoints, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      problems.add(file, e);
      return new ZippedEgg(CoreMetadata.NONE, List.of(), List.of());
    }
  }

  private static byte[] member(ZipArchive archive, String name, Path file, Problems problems) {
    try {
      return archive.names().contains(name) ? archive.read(name, SMALL) : new byte[0];
    } catch (IOException e) {
      problems.add(file, e);
      return new byte[0];
    }
  }
}
