package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lock that one agent of a user holds while it runs, on {@code agent.lock} in the runtime
 * directory (fcntl(2)). The kernel takes it back when the process ends, however it ends.
 */
public final class InstanceLock implements AutoCloseable {
  private static final int ATTEMPTS = 10;
  private static final long BETWEEN_MILLISECONDS = 50;

  private final FileChannel channel;

  private InstanceLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; empty where another agent holds it.
   *
   * @throws IOException where there is no place for it
   */
  public static Optional<InstanceLock> take(Host host) throws IOException {
    Path file = RuntimeDirectory.require(host).resolve("agent.lock");
    FileChannel channel = open(file, host);
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new InstanceLock(channel));
        }
        // A status that is being asked for holds it for a moment.
        Thread.sleep(BETWEEN_MILLISECONDS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    channel.close();
    return Optional.empty();
  }

  private static FileChannel open(Path file, Host host) throws IOException {
    try {
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException refused) {
      throw new FileSystemException(host.text(file), null, Problems.reason(refused));
    }
  }

  /**
   * Returns whether an agent holds the lock.
   *
   * @throws IOException where that cannot be told
   */
  public static boolean isHeld(Host host) throws IOException {
    Path file = RuntimeDirectory.of(host).resolve("agent.lock");
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      @Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      return lock == null;
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
