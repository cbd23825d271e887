package dev.auditpath.report;

import java.util.Locale;

/** A number with its noun. */
public final class Quantity {
  private Quantity() {}

  /** Returns for example {@code 1 command} or {@code 1,574 commands}. */
  public static String of(int number, String noun) {
    return of(number, noun, "", "s");
  }

  /** Returns the number with the noun's stem and the ending that fits. */
  public static String of(int number, String stem, String singular, String plural) {
    return String.format(Locale.ROOT, "%,d %s%s", number, stem, number == 1 ? singular : plural);
  }
}
