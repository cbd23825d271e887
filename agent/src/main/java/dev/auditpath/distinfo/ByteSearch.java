package dev.auditpath.distinfo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds a short text in bytes without looking at each of them (Horspool 1980). */
public final class ByteSearch {
  private final byte[] wanted;
  private final int[] skips = new int[256];

  public ByteSearch(String wanted) {
    this.wanted = wanted.getBytes(StandardCharsets.UTF_8);
    Arrays.fill(skips, this.wanted.length);
    for (int i = 0; i < this.wanted.length - 1; i++) {
      skips[this.wanted[i] & 0xFF] = this.wanted.length - 1 - i;
    }
  }

  /** Returns where the text begins next, at {@code from} or later; -1 where it does not. */
  public int next(byte[] bytes, int from) {
    int last = wanted.length - 1;
    for (int end = from + last; end < bytes.length; end += skips[bytes[end] & 0xFF]) {
      if (bytes[end] == wanted[last] && endsAt(bytes, end)) {
        return end - last;
      }
    }
    return -1;
  }

  private boolean endsAt(byte[] bytes, int end) {
    int start = end - wanted.length + 1;
    return Arrays.equals(bytes, start, end + 1, wanted, 0, wanted.length);
  }
}
