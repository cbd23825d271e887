package dev.auditpath.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one digest in use (FIPS 180-4), which every Java runtime has. */
public final class Sha256 {
  private static final MessageDigest UNUSED = first();

  private Sha256() {}

  /** Returns a digest that nothing has been put into yet. */
  public static MessageDigest begin() {
    try {
      // Looking up who provides it takes longer than most of what is digested here.
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException other) {
      return first();
    }
  }

  private static MessageDigest first() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }

  /** Returns the digest of bytes, hexadecimal. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }
}
