package dev.auditpath.behaviour;

import java.util.List;

/**
 * A line of a {@code .pth} file that Python runs at every start.
 *
 * @param number the first is 1
 * @param text the Python code
 * @param known what it is, in words, where it is written exactly as a well-known tool writes it;
 *     empty otherwise
 * @param modules the modules that a known line imports and whose code therefore runs as well; who
 *     brought them is still to be looked at
 */
public record PthLine(int number, String text, String known, List<String> modules) {

  public PthLine {
    modules = List.copyOf(modules);
  }

  /** Returns whether the line itself does nothing that a person need hear of. */
  public boolean isKnown() {
    return !known.isEmpty();
  }
}
