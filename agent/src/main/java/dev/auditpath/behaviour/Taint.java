package dev.auditpath.behaviour;

/** Where a value comes from, as far as that matters at the place where it ends. */
enum Taint {
  /** What the user typed behind the command's name. */
  ARGUMENTS("the command's arguments"),
  /** All variables of the environment. */
  ENVIRONMENT("the whole environment"),
  /** A variable, file or store that holds a secret. */
  SECRET("secrets"),
  /** What a file of the machine says. */
  FILE("a file's content"),
  /** What came over the network. */
  NETWORK("what came over the network"),
  /** What the program that the command hands over to printed. */
  OUTPUT("the program's output"),
  /** The same, changed. */
  CHANGED_OUTPUT("the program's output, changed"),
  /** What the user was asked for. */
  PROMPT("what the user types"),
  /** Facts about the machine and its user. */
  HOST("facts about the machine"),
  /** Text that had to be decoded. */
  DECODED("decoded text");

  private final String words;

  Taint(String words) {
    this.words = words;
  }

  int bit() {
    return 1 << ordinal();
  }

  boolean in(int taints) {
    return (taints & bit()) != 0;
  }

  /** Returns the words for what is worth telling of these taints; empty when nothing is. */
  static String words(int taints) {
    StringBuilder words = new StringBuilder();
    for (Taint taint : values()) {
      if (taint != DECODED && taint != NETWORK && taint.in(taints)) {
        words.append(words.isEmpty() ? "" : ", ").append(taint.words);
      }
    }
    return words.toString();
  }
}
