package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing that a person can check.
 *
 * @param kind for example {@code origin}, {@code network}, {@code altered}
 * @param path the file to look into
 * @param line 1 is the first; 0 where the file as a whole is meant
 * @param column where in the excerpt it begins, 1 is the first character; 0 where all of it is
 *     meant
 * @param detail what is to be seen there
 * @param excerpt the text itself; empty where there is none
 * @param chain the calls that lead there; empty where none is needed
 */
public record Evidence(
    String kind,
    Path path,
    int line,
    int column,
    String detail,
    String excerpt,
    List<String> chain) {

  public Evidence {
    chain = List.copyOf(chain);
  }

  public Evidence(
      String kind, Path path, int line, String detail, String excerpt, List<String> chain) {
    this(kind, path, line, 0, detail, excerpt, chain);
  }

  public Evidence(String kind, Path path, int line, String detail, String excerpt) {
    this(kind, path, line, detail, excerpt, List.of());
  }
}
