package dev.auditpath.distinfo;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file that Python could import from: an egg, a zip application. As zipimport does, it goes
 * by the list of files at the archive's end, and compares no check sums: what is read is what
 * Python would run. Nothing is unpacked to disk. For one thread.
 */
public final class ZipArchive {
  private final Path file;
  private final Host host;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> twice = new HashSet<>();

  /**
   * Reads the archive's list of files.
   *
   * @throws IOException where it is no zip file, where a file in it is encrypted, where another
   *     reader could find another list in it, or where the list is too long
   */
  public ZipArchive(Path file, Host host) throws IOException {
    this.file = file;
    this.host = host;
    ZipEnd.check(file, host);
    try (ZipFile zip = open()) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        add(entries.nextElement().getName());
      }
    } catch (IllegalArgumentException undecodable) {
      throw notDecoded(undecodable);
    }
  }

  private void add(String name) {
    boolean leadsElsewhere = name.indexOf('\0') >= 0 || name.startsWith("/") || climbs(name);
    if (!leadsElsewhere && !names.add(name)) {
      twice.add(name);
    }
  }

  private static boolean climbs(String name) {
    return ("/" + name + "/").contains("/../");
  }

  /** Returns the names in the archive's order, folders with a slash behind them. */
  public Set<String> names() {
    return names;
  }

  /**
   * Returns a file of the archive.
   *
   * @param cap most bytes
   * @throws CappedException where it is longer
   * @throws NoSuchFileException where there is none of that name
   * @throws IOException where it cannot be read, or where there are two of that name, of which each
   *     reader takes its own
   */
  public byte[] read(String name, int cap) throws IOException {
    if (twice.contains(name)) {
      throw new IOException("stands in its archive more than once");
    }
    try (ZipFile zip = open()) {
      ZipEntry entry = names.contains(name) ? zip.getEntry(name) : null;
      if (entry == null) {
        throw new NoSuchFileException(host.text(file) + "/" + name);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(cap + 1);
        if (bytes.length > cap) {
          throw new CappedException("longer than " + cap + " bytes; not read");
        }
        return bytes;
      }
    } catch (IllegalArgumentException undecodable) {
      throw notDecoded(undecodable);
    }
  }

  private ZipFile open() throws IOException {
    return new ZipFile(file.toString(), StandardCharsets.UTF_8);
  }

  private static IOException notDecoded(IllegalArgumentException cause) {
    return new IOException("is not a zip file: a name in it is not UTF-8", cause);
  }
}
