package dev.auditpath.survey;

import dev.auditpath.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The content of an executable as one text, equal for launchers that differ only in the interpreter
 * they name.
 */
public final class ContentDigest {
  /** The second line of launchers whose interpreter path is long or has a space. */
  private static final String EXEC_LINE = "'''exec' ";

  private static final long CAP = 64L * 1024 * 1024;
  private static final int HEAD = 64 * 1024;

  private ContentDigest() {}

  /**
   * Returns the SHA-256 of a file in hexadecimal, its first line left out where it begins with
   * {@code #!}, and so the lines of the {@code '''exec'} form. Beyond 64 MiB the rest is left out.
   */
  public static String of(Path file) throws IOException {
    MessageDigest sha256 = Sha256.begin();
    if (!Files.isRegularFile(file)) {
      return HexFormat.of().formatHex(sha256.digest());
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = in.readNBytes(HEAD);
      int start = bodyStart(part);
      long left = CAP;
      while (part.length > 0) {
        sha256.update(part, start, part.length - start);
        start = 0;
        left -= part.length;
        // Less than was asked for is the end.
        part = part.length < HEAD ? new byte[0] : in.readNBytes((int) Math.min(HEAD, left));
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static int bodyStart(byte[] head) {
    if (head.length < 2 || head[0] != '#' || head[1] != '!') {
      return 0;
    }
    int second = nextLine(head, 0);
    return startsWith(head, second, EXEC_LINE) ? nextLine(head, second) : second;
  }

  private static int nextLine(byte[] head, int from) {
    for (int i = from; i < head.length; i++) {
      if (head[i] == '\n') {
        return i + 1;
      }
    }
    return head.length;
  }

  private static boolean startsWith(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (at + bytes.length > head.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
