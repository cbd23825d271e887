package dev.auditpath.examine;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A folder of {@code sys.path}. What was listed once is not listed again. */
final class ImportFolder implements ImportPlace {
  private final Path folder;
  private final Host host;
  private final Problems problems;
  private final Map<String, Set<String>> namesIn = new HashMap<>();

  ImportFolder(Path folder, Host host, Problems problems) {
    this.folder = folder;
    this.host = host;
    this.problems = problems;
  }

  @Override
  public boolean isFile(String relative) {
    return host.isFile(path(relative));
  }

  @Override
  public boolean isFolder(String relative) {
    return host.isDirectory(path(relative));
  }

  @Override
  public Set<String> names(String relative) {
    return namesIn.computeIfAbsent(
        relative,
        any ->
            new HashSet<>(DirectoryNames.matching(path(relative), name -> true, host, problems)));
  }

  @Override
  public byte[] read(String relative, int cap) throws IOException {
    return host.read(path(relative), cap);
  }

  @Override
  public Path path(String relative) {
    return relative.isEmpty() ? folder : host.path(host.text(folder) + "/" + relative);
  }
}
