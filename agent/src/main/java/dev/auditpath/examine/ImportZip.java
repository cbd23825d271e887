package dev.auditpath.examine;

import dev.auditpath.distinfo.ZipArchive;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A zip file on {@code sys.path}: an egg, a zip application. */
final class ImportZip implements ImportPlace {
  private final Path file;
  private final Host host;
  private final ZipArchive archive;
  private final Map<String, Set<String>> namesIn = new HashMap<>();

  /**
   * Reads the archive's list of files.
   *
   * @throws IOException where it cannot be read, see {@link ZipArchive}
   */
  ImportZip(Path file, Host host) throws IOException {
    this.file = file;
    this.host = host;
    this.archive = new ZipArchive(file, host);
    archive.names().forEach(this::add);
  }

  @Override
  public boolean isFile(String relative) {
    return archive.names().contains(relative);
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
    return archive.read(relative, cap);
  }

  @Override
  public Path path(String relative) {
    return relative.isEmpty() ? file : host.path(host.text(file) + "/" + relative);
  }

  private void add(String name) {
    boolean folder = name.endsWith("/");
    String relative = folder ? name.substring(0, name.length() - 1) : name;
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
