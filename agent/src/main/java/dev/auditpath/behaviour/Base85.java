package dev.auditpath.behaviour;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Five digits for four bytes, as {@code base64.b85decode} and {@code a85decode} read them. */
final class Base85 {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

  private Base85() {}

  static byte @Nullable [] decode(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] group = new int[5];
    int count = 0;
    for (byte b : bytes) {
      int digit = DIGITS.indexOf((char) b);
      if (digit < 0) {
        return null;
      }
      group[count++] = digit;
      if (count == 5) {
        write(group, 5, out);
        count = 0;
      }
    }
    write(group, count, out);
    return out.toByteArray();
  }

  static byte @Nullable [] decodeAscii(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] group = new int[5];
    int count = 0;
    for (byte b : bytes) {
      if (b == 'z' && count == 0) {
        out.writeBytes(new byte[4]);
      } else if (b >= '!' && b <= 'u') {
        group[count++] = b - '!';
      } else if (b == '~') {
        break;
      } else if (b != '<' && b > ' ') {
        return null;
      }
      if (count == 5) {
        write(group, 5, out);
        count = 0;
      }
    }
    write(group, count, out);
    return out.toByteArray();
  }

  /** Writes a group of digits; one of fewer than five is filled up, and cut as much. */
  private static void write(int[] group, int count, ByteArrayOutputStream out) {
    long word = 0;
    for (int i = 0; i < 5; i++) {
      word = word * 85 + (i < count ? group[i] : 84);
    }
    for (int i = 0; i < count - 1; i++) {
      out.write((int) (word >> (24 - 8 * i)));
    }
  }
}
