package dev.auditpath.distinfo;

import dev.auditpath.model.Sha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** The digest column of a RECORD row: {@code sha256=} and base64 or, from some tools, hex. */
public final class RecordedHash {
  private static final String SHA256 = "sha256=";

  private RecordedHash() {}

  /** Returns whether the column holds a SHA-256 digest at all. */
  public static boolean isStated(String column) {
    return column.length() > SHA256.length() && column.startsWith(SHA256);
  }

  /** Returns whether the column's digest is the content's. */
  public static boolean matches(String column, byte[] content) {
    return matches(column, sha256(content));
  }

  /** Returns whether the column's digest is this one. */
  public static boolean matches(String column, Digest digest) {
    if (!isStated(column)) {
      return false;
    }
    String stated = column.substring(SHA256.length());
    return stated.equals(digest.base64()) || stated.toLowerCase(Locale.ROOT).equals(digest.hex());
  }

  /** Returns the digest of content. */
  public static Digest sha256(byte[] content) {
    byte[] digest = Sha256.begin().digest(content);
    return new Digest(
        Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
        HexFormat.of().formatHex(digest));
  }

  /** One digest in the two ways that metadata writes it. */
  public record Digest(String base64, String hex) {}
}
