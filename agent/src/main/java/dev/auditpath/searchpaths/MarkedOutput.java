package dev.auditpath.searchpaths;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.HelperProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps what a program prints between two lines that are a random mark, whatever is printed before
 * and after, and without keeping that.
 */
final class MarkedOutput implements HelperProgram.Output {
  private static final int MOST_BETWEEN = 1 << 20;
  private static final long MOST_IN_ALL = 256L << 20;

  private final byte[] mark;
  private final ByteArrayOutputStream between = new ByteArrayOutputStream();
  private long taken;
  private int matched;
  private boolean inside;
  private boolean complete;

  MarkedOutput(String mark) {
    this.mark = (mark + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean take(byte[] bytes, int length) throws IOException {
    taken += length;
    for (int i = 0; i < length && !complete; i++) {
      takeOne(bytes[i]);
    }
    if (between.size() > MOST_BETWEEN || taken > MOST_IN_ALL) {
      throw new CappedException("the shell printed too much");
    }
    return !complete;
  }

  /**
   * The mark's first byte is nowhere else in it, so that a failed match can only begin anew with
   * the byte that broke it.
   */
  private void takeOne(byte b) {
    if (inside) {
      between.write(b);
    }
    if (b != mark[matched]) {
      matched = 0;
    }
    matched += b == mark[matched] ? 1 : 0;
    if (matched == mark.length) {
      matched = 0;
      complete = inside;
      inside = true;
    }
  }

  /** Returns the bytes between the marks, once both were seen. */
  Optional<byte[]> between() {
    if (!complete) {
      return Optional.empty();
    }
    byte[] bytes = between.toByteArray();
    return Optional.of(Arrays.copyOf(bytes, bytes.length - mark.length));
  }
}
