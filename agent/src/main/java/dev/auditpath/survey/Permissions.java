package dev.auditpath.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Owner, group and mode bits of a file, as stat(2) gives them. Access control lists are not looked
 * at; their mask shows in the group's bits.
 */
record Permissions(long userId, long groupId, int mode) {

  static Permissions of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,gid,mode", options);
    return new Permissions(
        number(attributes, "uid"), number(attributes, "gid"), (int) number(attributes, "mode"));
  }

  boolean groupMayWrite() {
    return (mode & 0020) != 0;
  }

  boolean othersMayWrite() {
    return (mode & 0002) != 0;
  }

  /** Returns whether only the owner of an entry, or of the directory, may remove the entry. */
  boolean isSticky() {
    return (mode & 01000) != 0;
  }

  private static long number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number.longValue() : -1;
  }
}
