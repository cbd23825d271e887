package dev.auditpath.memory;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.host.Problems;
import dev.auditpath.host.WholeFile;
import dev.auditpath.model.KnownFolder;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What the last search for environments saw, in the file {@code project-search} of the state
 * directory: a line with the format's version, a line with a checksum (CRC-32, hexadecimal), then
 * the folders as {@link FolderCode} writes them.
 *
 * <p>Of two runs at once the later one's file stays, whole. A file that is damaged, or that is not
 * the user's own, is kept aside as {@code project-search.aside}; one of a newer version is left
 * alone. Where nothing can be kept, the next search reads everything again.
 */
public final class SearchMemory {
  private static final String NAME = "project-search";
  private static final String FORMAT = "audit-path/project-search/";
  private static final String VERSION = "1";
  private static final int CAP = 64 * 1024 * 1024;
  private static final int MOST_FOLDERS = 400_000;
  private static final int ATTEMPTS = 10;
  private static final int LONGEST_LINE = 64;
  private static final int OTHERS_WRITE = 0022;

  /** Returns the folders of the last search; none where they cannot be known. */
  public Map<String, KnownFolder> recall(Host host, Problems problems) {
    Path file = file(host);
    try {
      Optional<String> foreign = foreign(file, host);
      if (foreign.isPresent()) {
        keepAside(file, foreign.get(), host, problems);
        return Map.of();
      }
      return parse(file, ByteBuffer.wrap(read(file, host)), host, problems);
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Map.of();
    } catch (IOException e) {
      say(file, Problems.reason(e) + "; not used", host, problems);
      return Map.of();
    }
  }

  /** Another run may put its own file there at any moment; then this one's content is read. */
  private static byte[] read(Path file, Host host) throws IOException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return host.read(file, CAP);
      } catch (FileSystemException changedMeanwhile) {
        // The last attempt says why.
      }
    }
    return host.read(file, CAP);
  }

  private static Map<String, KnownFolder> parse(
      Path file, ByteBuffer bytes, Host host, Problems problems) {
    String version = version(bytes);
    if (isNewer(version)) {
      say(file, "is of a newer version; not used, and left as it is", host, problems);
      return Map.of();
    }
    try {
      requireIntact(version, bytes);
      return FolderCode.decode(bytes);
    } catch (IOException damaged) {
      keepAside(file, Problems.reason(damaged), host, problems);
      return Map.of();
    }
  }

  /** Keeps folders for the next search, in place of all before. */
  public void remember(Map<String, KnownFolder> folders, Host host, Problems problems) {
    Path file = file(host);
    try {
      if (folders.size() > MOST_FOLDERS) {
        throw new CappedException("more than " + MOST_FOLDERS + " folders");
      }
      PrivateDirectory.require(StateDirectory.of(host), host);
      if (!holdsNewer(file, host)) {
        WholeFile.write(file, content(FolderCode.encode(folders)));
      }
    } catch (IOException e) {
      say(file, "the next search cannot build on this one: " + Problems.reason(e), host, problems);
    }
  }

  private static Path file(Host host) {
    return StateDirectory.of(host).resolve(NAME);
  }

  private static boolean holdsNewer(Path file, Host host) {
    try {
      return isNewer(version(ByteBuffer.wrap(host.readHead(file, LONGEST_LINE))));
    } catch (IOException absentOrReplaced) {
      return false;
    }
  }

  private static byte[] content(byte[] folders) {
    String head = FORMAT + VERSION + "\n" + checksum(ByteBuffer.wrap(folders)) + "\n";
    byte[] first = head.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(first.length + folders.length).put(first).put(folders).array();
  }

  private static Optional<String> foreign(Path file, Host host) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(file, "unix:uid,mode,isRegularFile", LinkOption.NOFOLLOW_LINKS);
    boolean own = ((Number) attributes.getOrDefault("uid", -1)).longValue() == host.userId();
    int mode = ((Number) attributes.getOrDefault("mode", 0)).intValue();
    boolean regular = Boolean.TRUE.equals(attributes.get("isRegularFile"));
    return own && regular && (mode & OTHERS_WRITE) == 0
        ? Optional.empty()
        : Optional.of("is not a file of the user's alone");
  }

  /** Returns the version that the first line states; empty where it states none. */
  private static String version(ByteBuffer bytes) {
    String line = line(bytes);
    return line.startsWith(FORMAT) ? line.substring(FORMAT.length()) : "";
  }

  private static boolean isNewer(String version) {
    boolean number = !version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9');
    return number && !version.startsWith("0") && !version.equals(VERSION);
  }

  private static void requireIntact(String version, ByteBuffer bytes) throws IOException {
    if (!version.equals(VERSION)) {
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

  private static void keepAside(Path file, String reason, Host host, Problems problems) {
    Path aside = file.resolveSibling(NAME + ".aside");
    try {
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      say(file, reason + "; kept as " + host.text(aside), host, problems);
    } catch (IOException e) {
      say(file, reason + "; not used", host, problems);
    }
  }

  private static void say(Path file, String what, Host host, Problems problems) {
    problems.add(new Problem("not-remembered", host.text(file), what, false));
  }
}
