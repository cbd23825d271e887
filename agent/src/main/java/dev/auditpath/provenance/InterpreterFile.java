package dev.auditpath.provenance;

import dev.auditpath.model.MachineCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Recognises CPython's and venv's own files by name and content together: the fixed bodies that
 * CPython's {@code Tools/scripts} has had since 2.7, the magic of a binary, the variable that
 * activation scripts set.
 */
final class InterpreterFile {
  private static final String WARNING =
      """
          import sys
          import pathlib

          executable = pathlib.Path(sys.executable or 'python3').name
          print('WARNING: the pyenv script is deprecated in favour of '
                f'`{executable} -m venv`', file=sys.stderr)

          rc = 1
      """;
  private static final String CALL =
      """
          try:
              import venv
              venv.main()
              rc = 0
          except Exception as e:
              print('Error: %s' % e, file=sys.stderr)
          sys.exit(rc)
      """;
  private static final String GUARD = "if __name__ == '__main__':\n";

  /** What may follow the first line, by the beginning of the name. */
  private static final Map<String, List<String>> BODIES =
      Map.of(
          "pydoc", List.of("\nimport pydoc\n" + GUARD + "    pydoc.cli()\n"),
          "idle",
              List.of(
                  "\nfrom idlelib.pyshell import main\n" + GUARD + "    main()\n",
                  "\nfrom idlelib.PyShell import main\n" + GUARD + "    main()\n"),
          "2to3",
              List.of(
                  "import sys\nfrom lib2to3.main import main\n\nsys.exit(main(\"lib2to3.fixes\"))\n"),
          "pyvenv", List.of(GUARD + WARNING + CALL, GUARD + "    import sys\n    rc = 1\n" + CALL));

  private InterpreterFile() {}

  /** Returns whether a name is one that an interpreter's installation uses. */
  static boolean isName(String name) {
    return isPython(name)
        || isActivation(name)
        || name.equals("smtpd.py")
        || BODIES.keySet().stream().anyMatch(stem -> isVersioned(name, stem));
  }

  /** Returns whether a name is an interpreter's: python, python3, python3.13t, pypy3. */
  static boolean isPython(String name) {
    return name.startsWith("python") || name.startsWith("pypy");
  }

  /** Returns whether content is what an interpreter's installation has under a name. */
  static boolean isGenuine(String name, byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (isPython(name) && name.endsWith("-gdb.py")) {
      return text.startsWith("#!") && body(text).startsWith("'''\nFrom gdb 7 onwards");
    }
    if (isPython(name) && !name.endsWith("-config")) {
      return MachineCode.beginsIn(head);
    }
    if (isPython(name)) {
      return text.startsWith("#!") && text.contains("exec-prefix");
    }
    if (isActivation(name)) {
      return text.contains("VIRTUAL_ENV");
    }
    if (name.equals("smtpd.py")) {
      return text.startsWith("#!") && body(text).startsWith("\"\"\"An RFC 2821 smtp proxy.\n");
    }
    return text.startsWith("#!")
        && BODIES.entrySet().stream()
            .anyMatch(
                entry ->
                    isVersioned(name, entry.getKey()) && entry.getValue().contains(body(text)));
  }

  private static boolean isActivation(String name) {
    return name.startsWith("activate")
        || name.equals("Activate.ps1")
        || name.equals("deactivate")
        || name.startsWith("deactivate.");
  }

  /** The versions stand bare or after a hyphen: pydoc3.11, 2to3-3.11. */
  private static boolean isVersioned(String name, String stem) {
    return name.startsWith(stem)
        && name.substring(stem.length())
            .chars()
            .allMatch(c -> c == '.' || c == '-' || c == 't' || (c >= '0' && c <= '9'));
  }

  private static String body(String text) {
    return text.substring(text.indexOf('\n') + 1);
  }
}
