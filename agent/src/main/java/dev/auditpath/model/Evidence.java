package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing that a person can check.
 *
 * @param kind for example {@code origin}, {@code network}, {@code altered}
 * @param path the file to look into
 * @param line 1 is the first; 0 where the file as a whole is meant
 * @param detail what is to be seen there
 * @param excerpt the text itself; empty where there is none
 * @param chain the calls that lead there; empty where none is needed
 */
public record Evidence(
    String kind, Path path, int line, String detail, String excerpt, List<String> chain) {

  public Evidence(String kind, Path path, int line, String detail, String excerpt) {
    this(kind, path, line, detail, excerpt, List.of());
  }
}
