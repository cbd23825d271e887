package dev.auditpath.behaviour;

/** Where a value comes from, as far as that matters at the place where it ends. */
enum Taint {
  /** What the user typed behind the command's name. */
  ARGUMENTS(0, "the command's arguments"),
  /** All variables of the environment. */
  ENVIRONMENT(1, "the whole environment"),
  /** A variable, file or store that holds a secret. */
  SECRET(2, "secrets"),
  /** What a file of the machine says. */
  FILE(3, "a file's content"),
  /** What came over the network. */
  NETWORK(4, "what came over the network"),
  /** What the program that the command hands over to printed. */
  OUTPUT(5, "the program's output"),
  /** The same, changed. */
  CHANGED_OUTPUT(6, "the program's output, changed"),
  /** What the user was asked for. */
  PROMPT(7, "what the user types"),
  /** Facts about the machine and its user. */
  HOST(8, "facts about the machine"),
  /** Text that had to be decoded. */
  DECODED(9, "decoded text"),
  /** What is typed into the command or piped to it. */
  INPUT(10, "what is typed or piped into it"),
  /** Whether the program's output is of some kind; decided by a constant. */
  SELECTED(11, "the program's output, looked at"),
  /** What a data file of the package says. */
  DATA(12, "a data file of the package");

  private static final int UNTOLD = DECODED.bit | NETWORK.bit | SELECTED.bit | DATA.bit;

  private final int bit;
  private final String words;

  Taint(int place, String words) {
    this.bit = 1 << place;
    this.words = words;
  }

  int bit() {
    return bit;
  }

  boolean in(int taints) {
    return (taints & bit()) != 0;
  }

  /** Returns the words for what is worth telling of these taints; empty when nothing is. */
  static String words(int taints) {
    StringBuilder words = new StringBuilder();
    for (Taint taint : values()) {
      if ((UNTOLD & taint.bit) == 0 && taint.in(taints)) {
        words.append(words.isEmpty() ? "" : ", ").append(taint.words);
      }
    }
    return words.toString();
  }
}
