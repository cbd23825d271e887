package dev.auditpath.behaviour;

import java.util.List;
import java.util.Locale;

/** The name of a program without its directory. */
final class ProgramName {
  private static final List<String> ENDINGS = List.of(".exe", ".cmd", ".bat", ".com", ".ps1");

  private ProgramName() {}

  /** Returns {@code git} for {@code /usr/bin/git} and for {@code C:\Git\git.exe}. */
  static String of(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    name = name.substring(name.lastIndexOf('\\') + 1);
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (lower.endsWith(ending) && lower.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}
