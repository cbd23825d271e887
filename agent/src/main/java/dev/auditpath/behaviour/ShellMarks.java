package dev.auditpath.behaviour;

/** Characters that stand, in the value of a shell word, for what is not a constant. */
final class ShellMarks {
  /** Text that cannot be told. */
  static final char UNKNOWN = '\ue000';

  /** What the user typed: {@code $1}, {@code "$@"} and so on. */
  static final char TYPED = '\ue001';

  /** The boundary between two fields that one word became. */
  static final char NEXT = '\ue002';

  static final String UNKNOWN_TEXT = String.valueOf(UNKNOWN);
  static final String TYPED_TEXT = String.valueOf(TYPED);

  private ShellMarks() {}

  /** Returns a text in which these characters do not stand by chance or by design. */
  static String clean(String text) {
    return text.replace(UNKNOWN, '?').replace(TYPED, '?').replace(NEXT, '?');
  }

  static boolean isConstant(String value) {
    return value.indexOf(UNKNOWN) < 0 && value.indexOf(TYPED) < 0;
  }

  static boolean isTyped(String value) {
    return value.indexOf(TYPED) >= 0;
  }

  /** Returns a value as people read it. */
  static String shown(String value) {
    return value.replace(UNKNOWN_TEXT, "…").replace(TYPED_TEXT, "$@").replace(NEXT, ' ');
  }
}
