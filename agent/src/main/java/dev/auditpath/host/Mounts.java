package dev.auditpath.host;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The mounted file systems, as {@code /proc/self/mountinfo} lists them (proc_pid_mountinfo(5)).
 *
 * <p>The file is read once and no mount point is touched: a look at one whose server is gone never
 * returns. Where there is no such file (macOS), no mount is known.
 */
public final class Mounts {
  private static final int CAP = 16 * 1024 * 1024;

  /** There a folder's link count is two and one for each folder in it. */
  private static final Set<String> COUNTING = Set.of("ext2", "ext3", "ext4", "xfs", "tmpfs");

  private final Map<Path, String> types;
  private final Map<Path, String> identities;
  private final Set<Long> countingDevices;

  private Mounts(Map<Path, String> types, Map<Path, String> identities, Set<Long> countingDevices) {
    this.types = types;
    this.identities = identities;
    this.countingDevices = countingDevices;
  }

  /** Reads the list; where it cannot be read, that is a problem and no mount is known. */
  public static Mounts read(Host host, Problems problems) {
    Map<Path, String> types = new LinkedHashMap<>();
    Map<Path, String> identities = new LinkedHashMap<>();
    Set<Long> counting = new TreeSet<>();
    Mounts mounts = new Mounts(types, identities, counting);
    Path file = host.system("/proc/self/mountinfo");
    try {
      host.readText(file, CAP).lines().forEach(line -> mounts.add(line, host));
    } catch (NoSuchFileException absent) {
      return mounts;
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
    }
    return mounts;
  }

  /** Returns the mount points strictly below a directory, by its real name, with their types. */
  public Map<Path, String> below(Path directory) {
    Map<Path, String> below = new LinkedHashMap<>();
    types.forEach(
        (point, type) -> {
          if (point.startsWith(directory) && !point.equals(directory)) {
            below.put(point, type);
          }
        });
    return below;
  }

  /** Returns the type of the file system that a place, by its real name, is on; or nothing. */
  public String typeOf(Path place) {
    for (Path at = place; at != null; at = at.getParent()) {
      String type = types.get(at);
      if (type != null) {
        return type;
      }
    }
    return "";
  }

  /**
   * Returns what is mounted at or above some places, by their real names: by mount point what tells
   * one mount from another.
   */
  public Map<Path, String> over(Collection<Path> places) {
    Map<Path, String> over = new TreeMap<>();
    for (Path place : places) {
      for (Path at = place; at != null; at = at.getParent()) {
        String identity = identities.get(at);
        if (identity != null) {
          over.put(at, identity);
        }
      }
    }
    return over;
  }

  /** Returns whether a folder's link count tells how many folders are in it. */
  public boolean countsFolders(long device) {
    return countingDevices.contains(device);
  }

  /** The fields: id, parent, major:minor, root, mount point, options, optional ones, "-", type. */
  private void add(String line, Host host) {
    String[] fields = line.split(" ", -1);
    int dash = 6;
    while (dash < fields.length && !fields[dash].equals("-")) {
      dash++;
    }
    if (dash + 1 >= fields.length || !fields[4].startsWith("/")) {
      return;
    }
    String type = fields[dash + 1];
    // Of several mounts on one point the last covers the others.
    Path point = place(unescaped(fields[4]), host);
    types.put(point, type);
    identities.put(point, String.join(" ", fields[0], fields[2], fields[3]));
    if (COUNTING.contains(type)) {
      countingDevices.add(device(fields[2]));
    }
  }

  private static Path place(String name, Host host) {
    String root = host.text(host.system("/"));
    return host.path(root.equals("/") ? name : name.equals("/") ? root : root + name);
  }

  /** Space, tab, line end and backslash stand as a backslash and three octal digits. */
  private static String unescaped(String field) {
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 3 < field.length() && isOctal(field, i + 1)) {
        text.append((char) Integer.parseInt(field, i + 1, i + 4, 8));
        i += 3;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static boolean isOctal(String field, int from) {
    return field.substring(from, from + 3).chars().allMatch(c -> c >= '0' && c <= '7');
  }

  /** Packs a device number as makedev(3) of glibc does; -1 where it is none. */
  private static long device(String majorMinor) {
    int colon = majorMinor.indexOf(':');
    try {
      long major = Long.parseLong(majorMinor, 0, Math.max(0, colon), 10);
      long minor = Long.parseLong(majorMinor, colon + 1, majorMinor.length(), 10);
      return ((major & 0xfff) << 8)
          | (minor & 0xff)
          | ((minor & 0xffffff00L) << 12)
          | ((major & 0xfffff000L) << 32);
    } catch (NumberFormatException malformed) {
      return -1;
    }
  }
}
