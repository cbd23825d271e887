package dev.auditpath.provenance;

/** What a shell would do with a text in a script. */
final class ShellText {
  private static final String SPECIAL = "\"'$`\\;&|<>(){}*?[~";

  private ShellText() {}

  /**
   * Returns whether a text is an absolute path in which, quoted, a shell expands or ends nothing.
   */
  static boolean isPlainPath(String text) {
    return text.startsWith("/") && text.chars().noneMatch(c -> c < ' ' || SPECIAL.indexOf(c) >= 0);
  }
}
