package dev.auditpath.distinfo;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The end of a zip archive (APPNOTE 4.3.16). Python looks for it at the end of a script, and where
 * there is one, runs what the archive holds and not a line of the script.
 */
public final class ZipEnd {
  private static final int SIGNATURE = 0x06054B50;
  private static final int LENGTH = 22;
  private static final int TAIL = 64 * 1024 + LENGTH;
  private static final int DIRECTORY_CAP = 16 * 1024 * 1024;
  private static final int ENTRIES_AT = 10;
  private static final int SIZE_AT = 12;
  private static final int OFFSET_AT = 16;
  private static final int COMMENT_AT = 20;
  private static final int ENTRIES_CAP = 50_000;

  private ZipEnd() {}

  /**
   * Returns whether a script ends as a zip archive does.
   *
   * @param beginning the first bytes of the file
   * @param whole whether these are all
   */
  public static boolean isAt(Path file, byte[] beginning, boolean whole, Host host)
      throws IOException {
    boolean script = beginning.length > 2 && beginning[0] == '#' && beginning[1] == '!';
    return script && in(whole ? beginning : tail(file, host)) >= 0;
  }

  /**
   * Checks that an archive's list of files is of a size that can be read, and that there is no
   * doubt which list it is: readers differ in what they make of an end that is not the end, and of
   * the larger sizes that zip64 keeps elsewhere.
   *
   * @throws IOException where it is not so, or where the file is no zip archive
   */
  static void check(Path file, Host host) throws IOException {
    byte[] tail = tail(file, host);
    int at = in(tail);
    if (at < 0) {
      throw new IOException("is not a zip file");
    }
    ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int entries = end.getShort(at + ENTRIES_AT) & 0xFFFF;
    int size = end.getInt(at + SIZE_AT);
    if (entries == 0xFFFF || size == -1 || end.getInt(at + OFFSET_AT) == -1) {
      throw new CappedException("is a zip64 file; not read");
    }
    if (entries > ENTRIES_CAP || size < 0 || size > DIRECTORY_CAP) {
      throw new CappedException("is a zip file of more than " + ENTRIES_CAP + " files; not read");
    }
    if (at + LENGTH + (end.getShort(at + COMMENT_AT) & 0xFFFF) != tail.length) {
      throw new IOException("is a zip file with something behind its end; not read");
    }
  }

  private static byte[] tail(Path file, Host host) throws IOException {
    if (!host.isFile(file)) {
      throw new IOException("is not a regular file");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(Math.max(0, channel.size() - TAIL));
      ByteBuffer tail = ByteBuffer.allocate(TAIL);
      int read = channel.read(tail);
      while (read > 0 && tail.hasRemaining()) {
        read = channel.read(tail);
      }
      return Arrays.copyOf(tail.array(), tail.position());
    }
  }

  /** Returns where the last one begins; -1 where there is none. */
  private static int in(byte[] tail) {
    ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = tail.length - LENGTH; at >= 0; at--) {
      if (bytes.getInt(at) == SIGNATURE) {
        return at;
      }
    }
    return -1;
  }
}
