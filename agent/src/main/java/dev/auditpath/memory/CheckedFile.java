package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.OwnFile;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.host.WholeFile;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file of the state directory that one run writes for the next: a line with the format's version,
 * a line with a checksum of the rest (CRC-32, hexadecimal), then the rest.
 *
 * <p>Of two runs at once the later one's file stays, whole. A file that is damaged, or that is not
 * the user's own, is kept aside under its name and {@code .aside}; one of a newer version is left
 * alone.
 */
final class CheckedFile {
  private static final int ATTEMPTS = 10;
  private static final int LONGEST_LINE = 64;

  private final String name;
  private final String version;
  private final int cap;

  /**
   * @param name in the state directory; part of the first line as well
   * @param version a number from 1
   * @param cap the most bytes that are read
   */
  CheckedFile(String name, int version, int cap) {
    this.name = name;
    this.version = String.valueOf(version);
    this.cap = cap;
  }

  /** Makes something of the content. */
  @FunctionalInterface
  interface Decoding<T> {
    T of(ByteBuffer content) throws IOException;
  }

  /** Returns what was made of the content; empty where there is none that can be used. */
  <T> Optional<T> read(Host host, Problems problems, Decoding<T> decoding) {
    Path file = file(host);
    try {
      if (!OwnFile.isUsersAlone(file, host)) {
        OwnFile.keepAside(file, OwnFile.FOREIGN, host, problems);
        return Optional.empty();
      }
      return decode(ByteBuffer.wrap(bytes(file, host)), host, problems, decoding);
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (IOException e) {
      say(Problems.reason(e) + "; not used", host, problems);
      return Optional.empty();
    }
  }

  /** Another run may put its own file there at any moment; then this one's content is read. */
  private byte[] bytes(Path file, Host host) throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return host.read(file, cap);
      } catch (FileSystemException changedMeanwhile) {
        // The last attempt says why.
      }
    }
    return host.read(file, cap);
  }

  private <T> Optional<T> decode(
      ByteBuffer bytes, Host host, Problems problems, Decoding<T> decoding) {
    String stated = version(bytes);
    if (isNewer(stated)) {
      say("is of a newer version; not used, and left as it is", host, problems);
      return Optional.empty();
    }
    try {
      requireIntact(stated, bytes);
      return Optional.of(decoding.of(bytes));
    } catch (IOException damaged) {
      OwnFile.keepAside(file(host), Problems.reason(damaged), host, problems);
      return Optional.empty();
    }
  }

  /**
   * Writes the content in place of the one before, unless that is of a newer version.
   *
   * @throws IOException where it cannot be written; what was there before stands
   */
  void write(byte[] content, Host host) throws IOException {
    PrivateDirectory.require(StateDirectory.of(host), host);
    if (!holdsNewer(host)) {
      WholeFile.write(file(host), withHead(content));
    }
  }

  /** Says of the file what is so. */
  void say(String what, Host host, Problems problems) {
    problems.add(new Problem("not-remembered", host.text(file(host)), what, false));
  }

  private Path file(Host host) {
    return StateDirectory.of(host).resolve(name);
  }

  private boolean holdsNewer(Host host) {
    try {
      return isNewer(version(ByteBuffer.wrap(host.readHead(file(host), LONGEST_LINE))));
    } catch (IOException absentOrReplaced) {
      return false;
    }
  }

  private byte[] withHead(byte[] content) {
    String head = format() + version + "\n" + checksum(ByteBuffer.wrap(content)) + "\n";
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(first.length + content.length).put(first).put(content).array();
  }

  private String format() {
    return "audit-path/" + name + "/";
  }

  /** Returns the version that the first line states; empty where it states none. */
  private String version(ByteBuffer bytes) {
    String line = line(bytes);
    return line.startsWith(format()) ? line.substring(format().length()) : "";
  }

  private boolean isNewer(String stated) {
    boolean number = !stated.isEmpty() && stated.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && !stated.startsWith("0") && isAbove(stated, version);
  }

  private static boolean isAbove(String stated, String known) {
    return stated.length() == known.length()
        ? stated.compareTo(known) > 0
        : stated.length() > known.length();
  }

  private void requireIntact(String stated, ByteBuffer bytes) throws IOException {
    if (!stated.equals(version)) {
      throw new IOException("does not begin as it should");
    }
    if (!line(bytes).equals(checksum(bytes))) {
      throw new IOException("its checksum is wrong");
    }
  }

  private static String line(ByteBuffer bytes) {
    StringBuilder line = new StringBuilder();
    while (bytes.hasRemaining() && line.length() < LONGEST_LINE) {
      char c = (char) (bytes.get() & 0xFF);
      if (c == '\n') {
        break;
      }
      line.append(c);
    }
    return line.toString();
  }

  private static String checksum(ByteBuffer bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes.duplicate());
    return Long.toHexString(checksum.getValue() | 1L << 32).substring(1);
  }
}
