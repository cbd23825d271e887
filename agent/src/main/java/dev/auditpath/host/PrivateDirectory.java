package dev.auditpath.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * Directories that the user alone may enter (mode 0700), as the XDG Base Directory Specification
 * wants those to be that a program makes.
 */
public final class PrivateDirectory {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int OTHERS_WRITE = 0022;

  private PrivateDirectory() {}

  /**
   * Makes sure that a directory is there and the user's own, with those above it that are missing.
   *
   * @throws IOException where it is a link, another user's, or writable for others; nothing is made
   *     below a directory of another user
   */
  public static void require(Path directory, Host host) throws IOException {
    if (!host.exists(directory)) {
      Path above = directory.getParent();
      if (above == null) {
        throw new FileSystemException(host.text(directory), null, "cannot be made");
      }
      requireAbove(above, host);
      create(directory);
    }
    Map<String, Object> attributes =
        Files.readAttributes(directory, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(attributes.get("isDirectory"))) {
      throw new FileSystemException(host.text(directory), null, "is a link or no directory");
    }
    requireOwner(directory, attributes, host);
    if ((((Number) attributes.getOrDefault("mode", 0)).intValue() & OTHERS_WRITE) != 0) {
      throw new FileSystemException(host.text(directory), null, "others can write to it");
    }
  }

  /** Those above may be links: where a home directory lies is its owner's choice. */
  private static void requireAbove(Path directory, Host host) throws IOException {
    if (host.exists(directory)) {
      requireOwner(directory, Files.readAttributes(directory, "unix:uid"), host);
      return;
    }
    Path above = directory.getParent();
    if (above != null) {
      requireAbove(above, host);
    }
    create(directory);
  }

  private static void create(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, PRIVATE);
    } catch (FileAlreadyExistsException sameMoment) {
      // Another run made it; what it is, is looked at next.
    }
  }

  private static void requireOwner(Path directory, Map<String, Object> attributes, Host host)
      throws IOException {
    long owner = ((Number) attributes.getOrDefault("uid", -1)).longValue();
    if (owner != host.userId()) {
      throw new FileSystemException(host.text(directory), null, "belongs to user " + owner);
    }
  }
}
