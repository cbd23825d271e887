package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.PrivateDirectory;
import dev.auditpath.model.HistoryEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The history, in {@code history.jsonl} of the state directory: a JSON object on each line, oldest
 * first, each with the digest of the one before. Lines are only ever added. At four megabytes the
 * file becomes {@code history.1.jsonl}, and the one of that name {@code history.2.jsonl}, and so on
 * up to three; the chain goes on from file to file.
 *
 * <p>Several processes may add at a time: each holds a lock while it does. What a process that was
 * killed left half-written is moved to {@code history.torn}, and an entry says so; so does one
 * where newest lines were cut off.
 */
public final class History {
  static final int MOST_ROTATED = 3;
  private static final long LONGEST = 4L * 1024 * 1024;
  private static final int LONGEST_LINE = 64 * 1024;

  private final Host host;
  private final long longest;

  public History(Host host) {
    this(host, LONGEST);
  }

  History(Host host, long longest) {
    this.host = host;
    this.longest = longest;
  }

  static Path file(Host host, int rotated) {
    return StateDirectory.of(host)
        .resolve(rotated == 0 ? "history.jsonl" : "history." + rotated + ".jsonl");
  }

  /**
   * Adds entries, all of them or none that is not whole.
   *
   * @throws IOException where they cannot be written
   */
  public synchronized void add(List<HistoryEntry> entries) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    PrivateDirectory.require(StateDirectory.of(host), host);
    Path guard = StateDirectory.of(host).resolve("history.lock");
    try (FileChannel lock = open(guard);
        FileLock held = lock.lock()) {
      if (!held.isValid()) {
        throw new IOException("the history cannot be locked");
      }
      addLocked(entries);
    }
  }

  private void addLocked(List<HistoryEntry> entries) throws IOException {
    Path file = file(host, 0);
    List<HistoryEntry> all = new ArrayList<>();
    try (FileChannel channel = open(file)) {
      int torn = cutTornLine(channel);
      if (torn > 0) {
        all.add(
            HistoryEntry.of(
                host.clock().instant(),
                "recovered",
                "detail",
                torn + " bytes of a line that was not written to its end are in history.torn"));
      }
      String last = lastLine(channel);
      if (last.isEmpty()) {
        last = lastLineOfRotated();
      }
      missing(last)
          .ifPresent(
              what -> all.add(HistoryEntry.of(host.clock().instant(), "broken", "detail", what)));
      all.addAll(entries);
      String text = text(all, last);
      append(channel, text);
      moveHead(text);
    }
    if (Files.size(file) > longest) {
      rotate();
    }
  }

  private Optional<String> missing(String last) {
    return HistoryHead.read(host).flatMap(head -> head.missing(numberOf(last)));
  }

  /** One that could not be moved is behind, and that is no contradiction. */
  private void moveHead(String text) {
    String line = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1, text.length() - 1);
    try {
      new HistoryHead(numberOf(line), HistoryLine.digest(line)).write(host);
    } catch (IOException diskFull) {
      // What was added stands.
    }
  }

  private static String text(List<HistoryEntry> entries, String last) throws IOException {
    String previous = last;
    long number = numberOf(last);
    StringBuilder text = new StringBuilder();
    for (HistoryEntry entry : entries) {
      String digest = previous.isEmpty() ? HistoryLine.NONE : HistoryLine.digest(previous);
      previous = new HistoryLine(++number, digest, entry).text();
      text.append(previous).append('\n');
    }
    return text.toString();
  }

  /** A line that somebody else spoilt breaks the chain, and must not stop it. */
  private static long numberOf(String line) {
    if (line.isEmpty()) {
      return 0;
    }
    try {
      return HistoryLine.parse(line).number();
    } catch (IOException spoilt) {
      return 0;
    }
  }

  private static void append(FileChannel channel, String text) throws IOException {
    long end = channel.size();
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    try {
      channel.position(end);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException diskFull) {
      // What did get in would be half of something.
      channel.truncate(end);
      throw diskFull;
    }
  }

  /** Moves what follows the last line end to a file of its own; returns how much that was. */
  private int cutTornLine(FileChannel channel) throws IOException {
    byte[] tail = tail(channel);
    int end = tail.length;
    while (end > 0 && tail[end - 1] != '\n') {
      end--;
    }
    int torn = tail.length - end;
    if (torn > 0) {
      Path kept = StateDirectory.of(host).resolve("history.torn");
      try (FileChannel out = open(kept)) {
        out.position(out.size());
        out.write(ByteBuffer.wrap(tail, end, torn));
      }
      channel.truncate(channel.size() - torn);
    }
    return torn;
  }

  private static String lastLine(FileChannel channel) throws IOException {
    byte[] tail = tail(channel);
    int end = tail.length;
    if (end == 0) {
      return "";
    }
    int start = end - 1;
    while (start > 0 && tail[start - 1] != '\n') {
      start--;
    }
    return new String(tail, start, end - 1 - start, StandardCharsets.UTF_8);
  }

  private static byte[] tail(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST_LINE));
    channel.position(size - tail.capacity());
    int read = 0;
    while (tail.hasRemaining() && read >= 0) {
      read = channel.read(tail);
    }
    return tail.array();
  }

  private String lastLineOfRotated() throws IOException {
    Path rotated = file(host, 1);
    if (!Files.isRegularFile(rotated, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(rotated, StandardOpenOption.READ)) {
      return lastLine(channel);
    }
  }

  private void rotate() throws IOException {
    for (int i = MOST_ROTATED - 1; i >= 0; i--) {
      Path from = file(host, i);
      if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(
            from,
            file(host, i + 1),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** A link, FIFO or device in the file's place is not opened. */
  private static FileChannel open(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is not a regular file");
    }
    return FileChannel.open(
        file,
        Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            LinkOption.NOFOLLOW_LINKS),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
