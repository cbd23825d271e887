package dev.auditpath.distinfo;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of metadata that may be absent, as text that any bytes can give. */
public final class MetadataFiles {
  private static final int CAP = 1024 * 1024;
  private final Host host;
  private final Problems problems;

  public MetadataFiles(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /** Returns a file's bytes; empty where it is absent, and where it is a problem. */
  public Optional<byte[]> bytes(Path file, int cap) {
    try {
      return Optional.of(host.read(file, cap));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (IOException e) {
      problems.add(file, e);
      return Optional.empty();
    }
  }

  /** Returns a file's first bytes; empty where it is absent, and where it is a problem. */
  public Optional<byte[]> head(Path file, int limit) {
    try {
      return Optional.of(host.readHead(file, limit));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (IOException e) {
      problems.add(file, e);
      return Optional.empty();
    }
  }

  /** Returns how a program begins, as {@link Host#program} does; empty as for {@link #head}. */
  public Optional<byte[]> program(Path file) {
    try {
      return Optional.of(host.program(file));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (IOException e) {
      problems.add(file, e);
      return Optional.empty();
    }
  }

  /** Returns a file's lines without their ends; none where it is absent or a problem. */
  public List<String> lines(Path file) {
    return bytes(file, CAP)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  /** Returns the path that a line of metadata names, relative ones from a folder; empty for NUL. */
  public Optional<Path> path(String text, Path folder) {
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String absolute = text.startsWith("/") ? text : host.text(folder) + "/" + text;
    return Optional.of(host.path(absolute).normalize());
  }
}
