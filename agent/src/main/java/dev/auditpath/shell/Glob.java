package dev.auditpath.shell;

/**
 * Shell patterns (POSIX, XCU 2.13) of {@code *}, {@code ?} and plain characters; a backslash makes
 * the next one plain. Bracket expressions stand for any one character: good enough for an estimate.
 */
public final class Glob {
  private Glob() {}

  /** Returns whether a text has a character that stands for others. */
  public static boolean isPattern(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '[') {
        return true;
      }
      i += c == '\\' ? 1 : 0;
    }
    return false;
  }

  /** Returns whether a whole text matches; in time proportional to the product of the lengths. */
  public static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && matchesOne(pattern, p, text.charAt(t))) {
        p = afterOne(pattern, p);
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p >= pattern.length();
  }

  private static boolean matchesOne(String pattern, int at, char c) {
    char wanted = pattern.charAt(at);
    if (wanted == '\\' && at + 1 < pattern.length()) {
      return pattern.charAt(at + 1) == c;
    }
    return wanted == '?' || wanted == c || (wanted == '[' && pattern.indexOf(']', at) > 0);
  }

  private static int afterOne(String pattern, int at) {
    char wanted = pattern.charAt(at);
    int close = wanted == '[' ? pattern.indexOf(']', at) : -1;
    return close > 0 ? close + 1 : wanted == '\\' && at + 1 < pattern.length() ? at + 2 : at + 1;
  }

  /** Returns a pattern without its backslashes. */
  public static String plain(String pattern) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      i += pattern.charAt(i) == '\\' && i + 1 < pattern.length() ? 1 : 0;
      plain.append(pattern.charAt(i));
    }
    return plain.toString();
  }
}
