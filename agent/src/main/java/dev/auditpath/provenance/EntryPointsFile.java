package dev.auditpath.provenance;

import java.util.List;
import java.util.Optional;

/**
 * The console and GUI scripts that an {@code entry_points.txt} declares.
 *
 * <p>Format: packaging.python.org, "Entry points specification": INI, case-sensitive names, only
 * {@code =} delimits, whole-line comments begin with {@code #} or {@code ;}.
 */
final class EntryPointsFile {

  private EntryPointsFile() {}

  /**
   * A declared script.
   *
   * @param line 1 is the first
   * @param text the line as it stands
   */
  record Declaration(int line, String text) {}

  /** Returns where a script of this name is declared. */
  static Optional<Declaration> declaring(String command, List<String> lines) {
    boolean scripts = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[")) {
        scripts = line.equals("[console_scripts]") || line.equals("[gui_scripts]");
      } else if (scripts && declares(command, line)) {
        return Optional.of(new Declaration(i + 1, lines.get(i)));
      }
    }
    return Optional.empty();
  }

  private static boolean declares(String command, String line) {
    int equals = line.indexOf('=');
    return equals > 0
        && !line.startsWith("#")
        && !line.startsWith(";")
        && line.substring(0, equals).strip().equals(command);
  }
}
