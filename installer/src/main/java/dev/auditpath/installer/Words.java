package dev.auditpath.installer;

import java.nio.file.Path;
import java.util.List;

/**
 * Text that programs read: quoted for a shell (POSIX, 2.2), a systemd unit, a desktop entry, XML.
 */
final class Words {
  private static final String PLAIN = "[A-Za-z0-9_./:=@%+-]+";

  private Words() {}

  static String quoted(Path path) {
    return quoted(path.toString());
  }

  static String quoted(List<String> command) {
    return String.join(" ", command.stream().map(Words::quoted).toList());
  }

  private static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Returns a word of a unit's command line (systemd.service(5), "Command lines"). */
  static String inUnit(Path path) {
    return "\""
        + path.toString()
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("%", "%%")
            .replace("$", "$$")
        + "\"";
  }

  /** Returns a word of the Exec key (Desktop Entry Specification, "The Exec key"). */
  static String inDesktopEntry(Path path) {
    String quoted =
        path.toString()
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("`", "\\`")
            .replace("$", "\\$")
            .replace("%", "%%");
    return "\"" + quoted.replace("\\", "\\\\") + "\"";
  }

  /** Returns text of an XML element. */
  static String inXml(Path path) {
    return path.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
