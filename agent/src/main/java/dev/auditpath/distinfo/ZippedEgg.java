package dev.auditpath.distinfo;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

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
  private static final long INFLATED = 64L * 1024 * 1024;
  private static final int ENTRIES = 100_000;
  private static final String SCRIPTS = "EGG-INFO/scripts/";

  /**
   * Reads a regular file; gives what it has until it turns out to be no zip, over 64 MB, or over
   * 100,000 files. Nothing is unpacked to disk.
   */
  public static ZippedEgg read(Path file, Problems problems) {
    CoreMetadata core = CoreMetadata.NONE;
    List<String> scripts = new ArrayList<>();
    List<String> entryPoints = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(file), StandardCharsets.ISO_8859_1)) {
      long inflated = 0;
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > ENTRIES) {
          throw new CappedException("holds more than " + ENTRIES + " files; not read to its end");
        }
        String name = entry.getName();
        if (name.equals("EGG-INFO/PKG-INFO")) {
          core = CoreMetadata.parse(zip.readNBytes(SMALL));
        } else if (name.equals("EGG-INFO/entry_points.txt")) {
          new String(zip.readNBytes(SMALL), StandardCharsets.UTF_8)
              .lines()
              .forEach(entryPoints::add);
        } else if (name.startsWith(SCRIPTS) && name.length() > SCRIPTS.length()) {
          scripts.add(name.substring(SCRIPTS.length()));
        }
        inflated += passOver(zip, INFLATED - inflated);
      }
    } catch (IOException e) {
      problems.add(file, e);
    } catch (IllegalArgumentException undecodableName) {
      problems.add(file, new IOException("is not a zip file: a name in it is not UTF-8"));
    }
    return new ZippedEgg(core, List.copyOf(scripts), List.copyOf(entryPoints));
  }

  /** Skipping an entry means inflating it, which a small file can make long. */
  private static long passOver(InputStream entry, long most) throws IOException {
    byte[] buffer = new byte[8 * 1024];
    long passed = 0;
    for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
      passed += read;
      if (passed > most) {
        throw new CappedException(
            "inflates to more than " + INFLATED + " bytes; not read to its end");
      }
    }
    return passed;
  }
}
