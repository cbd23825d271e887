package dev.auditpath.behaviour;

import java.util.List;

/** Names under which the original of a command is kept when another file takes its place. */
final class SiblingNames {
  private static final List<String> MARKS =
      List.of(
          "real",
          "orig",
          "original",
          "bin",
          "old",
          "bak",
          "backup",
          "distrib",
          "dpkg-dist",
          "native",
          "true",
          "wrapped",
          "unwrapped",
          "actual",
          "system",
          "save",
          "_",
          "exe",
          "2");

  private SiblingNames() {}

  /** Returns whether a program's name is that of a command moved aside: {@code git.real}. */
  static boolean isOriginalOf(String command, String name) {
    int at = name.indexOf(command);
    if (at < 0 || command.isEmpty() || name.length() > command.length() + 12) {
      return false;
    }
    String before = name.substring(0, at).replaceFirst("^[._]+", "");
    String after = name.substring(at + command.length());
    if (before.isEmpty() && after.isEmpty()) {
      return true;
    }
    boolean marked = after.isEmpty() || "._-~".indexOf(after.charAt(0)) >= 0;
    String rest = after.replaceFirst("^[._~-]+", "");
    String front = before.replaceFirst("[._-]+$", "");
    boolean separate = before.isEmpty() || !front.equals(before);
    return marked
        && separate
        && (front.isEmpty() || MARKS.contains(front))
        && (rest.isEmpty() || MARKS.contains(rest));
  }
}
