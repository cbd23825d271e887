package dev.auditpath.provenance;

import dev.auditpath.distinfo.ByteSearch;
import dev.auditpath.distinfo.RecordedHash;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Curation;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The files of one bin directory that wait for the conda package that put them there. */
final class CondaFiles {
  static final int CAP = 64 * 1024 * 1024;
  private static final int HASHED = 8 * 1024 * 1024;
  private static final ByteSearch QUOTED_BIN = new ByteSearch("\"bin/");

  private final Map<String, Path> waiting = new LinkedHashMap<>();
  private final Map<Path, ManagedPackage> owners = new LinkedHashMap<>();
  private final Host host;
  private final Problems problems;

  CondaFiles(Set<Path> files, Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
    files.forEach(file -> waiting.put("bin/" + host.fileName(file), file));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  Map<Path, ManagedPackage> owners() {
    return owners;
  }

  /** Returns whether a package's file is named after one that is waited for: {@code curl-8.5…}. */
  boolean isLikely(String packageFile) {
    int hyphen = packageFile.indexOf('-');
    return hyphen > 0 && waiting.containsKey("bin/" + packageFile.substring(0, hyphen));
  }

  /** Gives a package the files that it names, by the content of its file in conda-meta. */
  void ask(byte[] content) throws IOException {
    if (!mentionsOne(content)) {
      return;
    }
    CondaPackage found = CondaPackage.parse(content);
    if (found.name().isEmpty()) {
      return;
    }
    ManagedPackage owner =
        new ManagedPackage(
            "conda", found.name(), found.version(), Curation.CURATED, found.pythonProjects());
    waiting
        .entrySet()
        .removeIf(
            entry -> {
              CondaPackage.Recorded recorded = found.files().get(entry.getKey());
              if (recorded != null && isUnchanged(entry.getValue(), recorded)) {
                owners.put(entry.getValue(), owner);
              }
              return recorded != null;
            });
  }

  private boolean isUnchanged(Path file, CondaPackage.Recorded recorded) {
    if (host.platform() == Platform.MACOS) {
      return true;
    }
    try {
      long size = Files.size(file);
      if (recorded.size() >= 0 && recorded.size() != size) {
        return false;
      }
      return recorded.sha256().isEmpty()
          || size > HASHED
          || RecordedHash.sha256(host.read(file, HASHED)).hex().equals(recorded.sha256());
    } catch (NoSuchFileException gone) {
      return true;
    } catch (IOException e) {
      problems.add(file, e);
      return true;
    }
  }

  /** Compares bytes, since most packages bring no command and need no parsing. */
  private boolean mentionsOne(byte[] content) {
    for (int at = QUOTED_BIN.next(content, 0); at >= 0; at = QUOTED_BIN.next(content, at + 1)) {
      if (waiting.containsKey(text(content, at + 1))) {
        return true;
      }
    }
    return false;
  }

  private static String text(byte[] content, int start) {
    int end = start;
    while (end < content.length && end - start < 300 && content[end] != '"') {
      end++;
    }
    return new String(content, start, end - start, StandardCharsets.UTF_8);
  }
}
