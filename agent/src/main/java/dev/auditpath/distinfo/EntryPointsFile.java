package dev.auditpath.distinfo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The console and GUI scripts that an {@code entry_points.txt} declares.
 *
 * <p>Format: packaging.python.org, "Entry points specification": INI, case-sensitive names, only
 * {@code =} delimits, whole-line comments begin with {@code #} or {@code ;}.
 */
public final class EntryPointsFile {

  private EntryPointsFile() {}

  /**
   * A declared script.
   *
   * @param line 1 is the first
   * @param text the line as it stands
   * @param gui whether it is a GUI script, which differs on Windows only
   */
  public record Declaration(int line, String text, boolean gui) {}

  /** Returns the declared scripts by command name; the first of a name counts. */
  public static Map<String, Declaration> scripts(List<String> lines) {
    Map<String, Declaration> scripts = new HashMap<>();
    boolean inSection = false;
    boolean gui = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        gui = line.equals("[gui_scripts]");
        inSection = gui || line.equals("[console_scripts]");
      } else if (inSection && equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
        scripts.putIfAbsent(
            line.substring(0, equals).strip(), new Declaration(i + 1, lines.get(i), gui));
      }
    }
    return scripts;
  }
}
