package dev.auditpath.resolve;

import java.text.Normalizer;
import java.util.Map;

/**
 * Letters of other scripts that look like Latin ones; the few that can spell a command name
 * (Unicode UTS 39, confusables).
 */
final class Confusables {
  private static final Map<Character, Character> LATIN =
      Map.ofEntries(
          Map.entry('а', 'a'),
          Map.entry('с', 'c'),
          Map.entry('ԁ', 'd'),
          Map.entry('е', 'e'),
          Map.entry('һ', 'h'),
          Map.entry('і', 'i'),
          Map.entry('ј', 'j'),
          Map.entry('ӏ', 'l'),
          Map.entry('ո', 'n'),
          Map.entry('о', 'o'),
          Map.entry('р', 'p'),
          Map.entry('ԛ', 'q'),
          Map.entry('ѕ', 's'),
          Map.entry('υ', 'u'),
          Map.entry('ѵ', 'v'),
          Map.entry('ԝ', 'w'),
          Map.entry('х', 'x'),
          Map.entry('у', 'y'),
          Map.entry('ο', 'o'),
          Map.entry('α', 'a'),
          Map.entry('ι', 'i'),
          Map.entry('κ', 'k'),
          Map.entry('ν', 'v'),
          Map.entry('ρ', 'p'),
          Map.entry('τ', 't'),
          Map.entry('ɡ', 'g'),
          Map.entry('ı', 'i'),
          Map.entry('‐', '-'),
          Map.entry('‑', '-'),
          Map.entry('–', '-'),
          Map.entry('−', '-'));

  private Confusables() {}

  /** Returns the name as an eye would read it: compatibility forms and invisible letters undone. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.getType(c) != Character.FORMAT) {
        plain.append(LATIN.getOrDefault(c, c));
      }
    }
    return plain.toString();
  }
}
