package dev.auditpath.rules;

/** Text quoted so that a POSIX shell reads it back as one word (POSIX, XCU 2.2). */
public final class ShellWord {
  private ShellWord() {}

  /**
   * Returns the word as it is where every shell takes it so; otherwise in single quotes, and in
   * {@code $'…'} where it holds a control character or a byte that is not UTF-8 (a lone surrogate,
   * PEP 383), so that no sink has to show one.
   */
  public static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.charAt(0) != '-';
    boolean control = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain &= isPlain(c);
      control |= c < 0x20 || c == 0x7F || isByte(c);
    }
    if (plain) {
      return word;
    }
    return control ? dollarQuoted(word) : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String dollarQuoted(String word) {
    StringBuilder quoted = new StringBuilder("$'");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < 0x20 || c == 0x7F || isByte(c)) {
        quoted.append(String.format("\\%03o", c & 0xFF));
      } else if (c == '\'' || c == '\\') {
        quoted.append('\\').append(c);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }

  private static boolean isByte(char c) {
    return c >= 0xDC80 && c <= 0xDCFF;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "/._-+@%:,".indexOf(c) >= 0;
  }
}
