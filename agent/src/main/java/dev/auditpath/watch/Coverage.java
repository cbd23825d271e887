package dev.auditpath.watch;

import java.nio.file.Path;
import java.util.List;

/**
 * What is watched, and what is not.
 *
 * @param watched how many directories the kernel watches
 * @param allowance the most that this program lets it watch
 * @param polled the directories that are looked at again and again instead
 * @param reasons why, a clause each; empty where nothing is polled
 */
public record Coverage(int watched, int allowance, List<Path> polled, List<String> reasons) {
  public static final Coverage NONE = new Coverage(0, 0, List.of(), List.of());

  public Coverage {
    polled = List.copyOf(polled);
    reasons = List.copyOf(reasons);
  }
}
