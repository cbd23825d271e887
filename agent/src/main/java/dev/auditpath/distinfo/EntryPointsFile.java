package dev.auditpath.distinfo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The console and GUI scripts that an {@code entry_points.txt} declares.
 *
 * <p>Format: packaging.python.org, "Entry points specification": INI, case-sensitive names, only
 * {@code =} delimits, whole-line comments begin with {@code #} or {@code ;}.
 */
public final class EntryPointsFile {

  private static final Set<String> SCRIPTS = Set.of("console_scripts", "gui_scripts");

  private EntryPointsFile() {}

  /**
   * A declared script.
   *
   * @param line 1 is the first
   * @param text the line as it stands
   * @param gui whether it is a GUI script, which differs on Windows only
   */
  public record Declaration(int line, String text, boolean gui) {}

  /**
   * Something else that is declared.
   *
   * @param value the right-hand side, as it stands
   */
  public record Registered(String group, String name, String value) {}

  /** Returns what is declared in other groups than those of scripts, in order. */
  public static List<Registered> others(List<String> lines) {
    List<Registered> others = new ArrayList<>();
    String group = "";
    for (String text : lines) {
      String line = text.strip();
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        group = line.substring(1, line.length() - 1).strip();
      } else if (!SCRIPTS.contains(group)
          && equals > 0
          && !line.startsWith("#")
          && !line.startsWith(";")) {
        others.add(
            new Registered(
                group, line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
      }
    }
    return others;
  }

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
