package dev.auditpath.examine;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip file on {@code sys.path}: an egg, a zip application. Nothing is unpacked to disk. */
final class ImportZip implements ImportPlace {
  private final Path file;
  private final Host host;
  private final Map<String, Set<String>> namesIn = new HashMap<>();
  private final Set<String> files = new HashSet<>();
  private final Set<String> twice = new HashSet<>();

  /**
   * Reads the archive's list of files.
   *
   * @throws IOException where it is no zip file, or the list is too long
   */
  ImportZip(Path file, Host host) throws IOException {
    this.file = file;
    this.host = host;
    ZipEnd.check(file, host);
    try (ZipFile zip = open()) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        add(entries.nextElement());
      }
    } catch (IllegalArgumentException undecodable) {
      throw new IOException("is no zip file: a name in it cannot be decoded", undecodable);
    }
  }

  @Override
  public boolean isFile(String relative) {
    return files.contains(relative);
  }

  @Override
  public boolean isFolder(String relative) {
    return namesIn.containsKey(relative);
  }

  @Override
  public Set<String> names(String relative) {
    return namesIn.getOrDefault(relative, Set.of());
  }

  @Override
  public byte[] read(String relative, int cap) throws IOException {
    if (twice.contains(relative)) {
      throw new IOException("stands in its archive more than once");
    }
    try (ZipFile zip = open()) {
      ZipEntry entry = zip.getEntry(relative);
      if (entry == null) {
        throw new NoSuchFileException(host.text(path(relative)));
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] bytes = in.readNBytes(cap + 1);
        if (bytes.length > cap) {
          throw new CappedException("longer than " + cap + " bytes; not read");
        }
        return bytes;
      }
    } catch (IllegalArgumentException undecodable) {
      throw new IOException("is no zip file: a name in it cannot be decoded", undecodable);
    }
  }

  @Override
  public Path path(String relative) {
    return relative.isEmpty() ? file : host.path(host.text(file) + "/" + relative);
  }

  private ZipFile open() throws IOException {
    return new ZipFile(file.toString(), StandardCharsets.UTF_8);
  }

  private void add(ZipEntry entry) {
    String name = entry.getName();
    if (name.indexOf('\0') >= 0 || name.startsWith("/") || name.contains("..")) {
      return;
    }
    boolean folder = name.endsWith("/");
    String relative = folder ? name.substring(0, name.length() - 1) : name;
    if (!folder && !files.add(relative)) {
      twice.add(relative);
    }
    if (folder) {
      namesIn.computeIfAbsent(relative, any -> new HashSet<>());
    }
    addToParents(relative);
  }

  private void addToParents(String relative) {
    String below = relative;
    boolean more = true;
    while (more) {
      int slash = below.lastIndexOf('/');
      String parent = slash < 0 ? "" : below.substring(0, slash);
      Set<String> names = namesIn.computeIfAbsent(parent, any -> new HashSet<>());
      more = names.add(below.substring(slash + 1)) && !parent.isEmpty();
      below = parent;
    }
  }
}
