package dev.auditpath.behaviour;

/**
 * Characters of Unicode's private area that stand in a text for what is not constant; a source's
 * own are replaced before.
 */
final class Marks {
  /** Anything. */
  static final char HOLE = '\uE000';

  /** The path of the interpreter that runs. */
  static final char PYTHON = '\uE001';

  /** On both sides of a module's name: the folder of that module. */
  static final char FOLDER = '\uE002';

  /** The folder of the environment's scripts, where the command lies. */
  static final char SCRIPTS = '\uE003';

  /** The command's own name. */
  static final char SELF = '\uE004';

  /** Something that the user typed. */
  static final char TYPED = '\uE005';

  static final String ANYTHING = String.valueOf(HOLE);

  private Marks() {}

  /** Returns a source's text without characters of that area. */
  static String without(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text.charAt(i))) {
        return text.replaceAll("[\uE000-\uE00F]", "?");
      }
    }
    return text;
  }

  static boolean isMark(char c) {
    return c >= '\uE000' && c <= '\uE00F';
  }

  /** Returns whether nothing in the text is left open. */
  static boolean isExact(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static String folderOf(String module) {
    return FOLDER + module + FOLDER;
  }
}
