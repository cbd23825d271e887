package dev.auditpath.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the lines of a text that are wanted, in one pass over its bytes.
 *
 * <p>A package database holds a hundred thousand lines or more, of which a few are wanted: a hash
 * per line decides, and only lines whose hash is wanted become text.
 */
final class WantedLines {
  private static final int SLOTS = 1 << 16;

  private final Set<String> wanted = new HashSet<>();
  private final boolean[] slots = new boolean[SLOTS];

  /** Takes the lines to look for; those that UTF-8 cannot hold are in no database. */
  WantedLines(Collection<String> lines) {
    for (String line : lines) {
      if (StandardCharsets.UTF_8.newEncoder().canEncode(line)) {
        wanted.add(line);
        slots[slot(line.getBytes(StandardCharsets.UTF_8))] = true;
      }
    }
  }

  /** Tells each line of the text that is wanted, in the text's order. */
  void findIn(byte[] text, Consumer<String> found) {
    int hash = 0;
    int start = 0;
    for (int at = 0; at < text.length; at++) {
      byte b = text[at];
      if (b == '\n') {
        if (slots[slot(hash)]) {
          tell(text, start, at, found);
        }
        start = at + 1;
        hash = 0;
      } else {
        hash = 31 * hash + b;
      }
    }
    if (slots[slot(hash)]) {
      tell(text, start, text.length, found);
    }
  }

  private void tell(byte[] text, int start, int end, Consumer<String> found) {
    String line = new String(text, start, end - start, StandardCharsets.UTF_8);
    if (wanted.contains(line)) {
      found.accept(line);
    }
  }

  private static int slot(byte[] line) {
    int hash = 0;
    for (byte b : line) {
      hash = 31 * hash + b;
    }
    return slot(hash);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
