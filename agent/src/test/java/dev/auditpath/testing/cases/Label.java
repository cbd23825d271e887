package dev.auditpath.testing.cases;

import java.util.Arrays;

/** What a case is, or what an audit says that it is; worst first. */
public enum Label {
  WRAP_EXTRA("wrap+extra"),
  OPAQUE("opaque"),
  COUNTERFEIT("counterfeit"),
  WRAP_ONLY("wrap-only"),
  /** Something was altered, and nothing tells what it does. No case expects it. */
  ALTERED("altered"),
  SHADOW("shadow"),
  CLEAN("clean");

  private final String word;

  Label(String word) {
    this.word = word;
  }

  /** Returns the label written so; throws where there is none. */
  public static Label of(String word) {
    return Arrays.stream(values())
        .filter(label -> label.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no label: " + word));
  }

  /** Returns whether a person is to be interrupted for it, at a name that people know. */
  public boolean interrupts() {
    return this == WRAP_EXTRA || this == OPAQUE || this == COUNTERFEIT || this == ALTERED;
  }

  @Override
  public String toString() {
    return word;
  }
}
