package dev.auditpath.provenance;

import java.nio.ByteBuffer;

/**
 * A variable-length integer of SQLite: seven bits a byte, the highest first, eight in the ninth.
 *
 * @param length how many bytes hold it
 */
record Varint(long value, int length) {
  private static final int LONGEST = 9;

  static Varint at(ByteBuffer bytes, int position) {
    long value = 0;
    for (int length = 1; length < LONGEST; length++) {
      byte b = bytes.get(position + length - 1);
      value = (value << 7) | (b & 0x7F);
      if (b >= 0) {
        return new Varint(value, length);
      }
    }
    return new Varint((value << 8) | (bytes.get(position + LONGEST - 1) & 0xFF), LONGEST);
  }
}
