package dev.auditpath.settings;

import dev.auditpath.host.CappedException;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A settings file on disk. One that somebody besides the user and root owns or can write to is
 * refused: whoever writes it decides what the audit says. A link must belong to the user or root,
 * and so must what it leads to. The group that has the user's own number counts as the user.
 */
final class SettingsFile {
  private static final int LONGEST_FILE = 1_000_000;
  private static final String SHIPPED = "/dev/auditpath/config/";
  private static final int GROUP_WRITES = 0020;
  private static final int OTHERS_WRITE = 0002;

  private final Host host;
  private final Path file;

  SettingsFile(Host host, Path file) {
    this.host = host;
    this.file = file;
  }

  /** Returns the file's name for messages. */
  String name() {
    return host.text(file);
  }

  /** Reads the file if there is one. */
  Optional<byte[]> readIfPresent() throws SettingsException {
    try {
      Files.readAttributes(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw refused(Problems.reason(unreadable) + "; expected a readable file or none");
    }
    return Optional.of(read());
  }

  /** Reads the file. */
  byte[] read() throws SettingsException {
    try {
      demandOwner(Files.readAttributes(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
      Map<String, Object> attributes = Files.readAttributes(file, "unix:uid,gid,mode");
      demandOwner(attributes);
      demandPrivate(attributes);
      return host.read(file, LONGEST_FILE);
    } catch (CappedException tooLong) {
      throw tooLong(name());
    } catch (IOException unreadable) {
      throw refused(Problems.reason(unreadable) + "; expected a readable file");
    }
  }

  /** Reads a stream whole. */
  static byte[] bytes(InputStream in, String whereFrom) throws SettingsException {
    try {
      byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
      if (bytes.length > LONGEST_FILE) {
        throw tooLong(whereFrom);
      }
      return bytes;
    } catch (IOException unreadable) {
      throw refused(whereFrom, Problems.reason(unreadable) + "; expected a readable file");
    }
  }

  /** Opens a file that comes with the program. */
  static InputStream shipped(String name) throws IOException {
    InputStream in = SettingsFile.class.getResourceAsStream(SHIPPED + name);
    if (in == null) {
      throw new NoSuchFileException(name);
    }
    return in;
  }

  private void demandOwner(Map<String, Object> attributes) throws SettingsException {
    long owner = number(attributes, "uid");
    if (owner != 0 && owner != host.userId()) {
      throw refused("belongs to user " + owner + "; expected you or root as its owner");
    }
  }

  private void demandPrivate(Map<String, Object> attributes) throws SettingsException {
    long mode = number(attributes, "mode");
    long group = number(attributes, "gid");
    boolean ownGroup = group == host.userId() || group == 0;
    if ((mode & OTHERS_WRITE) != 0 || ((mode & GROUP_WRITES) != 0 && !ownGroup)) {
      throw refused(
          "others can write to it (mode %04o); expected write permission for its owner only"
              .formatted(mode & 07777));
    }
  }

  private static long number(Map<String, Object> attributes, String name) {
    return ((Number) attributes.getOrDefault(name, -1)).longValue();
  }

  private SettingsException refused(String sentence) {
    return refused(name(), sentence);
  }

  private static SettingsException tooLong(String name) {
    return refused(name, "is longer than " + LONGEST_FILE + " bytes; expected a smaller file");
  }

  private static SettingsException refused(String name, String sentence) {
    return new SettingsException(Printable.line(name) + ":1:1: " + sentence);
  }
}
