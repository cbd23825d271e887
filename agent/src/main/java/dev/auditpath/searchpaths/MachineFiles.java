package dev.auditpath.searchpaths;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Small configuration files by the names that the machine itself uses for them, each read whole or
 * not at all. Says which were there, so that a person can check; an absent file is empty.
 */
final class MachineFiles {
  /** In bytes; start-up files are a few kilobytes. */
  private static final int CAP = 1_000_000;

  private static final int MOST_FILES = 200;
  private static final int MOST_LISTINGS = 1_000;
  private static final int MOST_LOOKS = 200_000;
  private static final int MOST_NAMES = 1_000;

  private final Host host;
  private final Problems problems;
  private final List<String> found = new ArrayList<>();
  private int reads;
  private int listings;
  private int looks;

  MachineFiles(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  Host host() {
    return host;
  }

  Problems problems() {
    return problems;
  }

  /** Returns the user's home under the name that the machine uses. */
  String home() {
    return host.nameOnMachine(host.home());
  }

  /** Returns where a name of the machine stands for this process. */
  Path place(String name) {
    String home = home();
    if (name.equals(home) || name.startsWith(home + "/")) {
      return host.path(host.text(host.home()) + name.substring(home.length()));
    }
    String root = host.text(host.system("/"));
    return host.path((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + name);
  }

  boolean isFile(String name) {
    return mayLook(name) && Files.isRegularFile(place(name));
  }

  boolean isDirectory(String name) {
    return mayLook(name) && Files.isDirectory(place(name));
  }

  boolean exists(String name) {
    return mayLook(name) && Files.exists(place(name));
  }

  boolean isLink(String name) {
    return mayLook(name) && Files.isSymbolicLink(place(name));
  }

  boolean isExecutable(String name) {
    return isFile(name) && Files.isExecutable(place(name));
  }

  /** Returns the text of a file; empty when it is absent or cannot be read. */
  String read(String name) {
    if (!isName(name) || reads >= MOST_FILES) {
      return "";
    }
    reads++;
    Path file = place(name);
    try {
      String text = host.readText(file, CAP);
      if (!found.contains(name)) {
        found.add(name);
      }
      return text;
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return "";
    } catch (IOException unreadable) {
      problems.add(file, unreadable);
      return "";
    }
  }

  boolean wasRead(String name) {
    return found.contains(name);
  }

  /** Returns the sorted names of a directory's files; empty when it is absent. */
  List<String> names(String directory) {
    if (!isDirectory(directory) || ++listings > MOST_LISTINGS) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    Path place = place(directory);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
      for (Path file : files) {
        names.add(host.fileName(file));
        if (names.size() == MOST_NAMES) {
          break;
        }
      }
    } catch (DirectoryIteratorException broken) {
      IOException cause = broken.getCause();
      problems.add(place, cause == null ? new IOException("cannot be listed") : cause);
    } catch (IOException unreadable) {
      problems.add(place, unreadable);
    }
    Collections.sort(names);
    return names;
  }

  /** Returns the files that were there, in the order in which they were read, for a person. */
  List<String> found() {
    String home = home();
    return found.stream()
        .map(name -> name.startsWith(home + "/") ? "~" + name.substring(home.length()) : name)
        .toList();
  }

  /** After many looks everything counts as absent: hostile loops must end. */
  private boolean mayLook(String name) {
    return isName(name) && ++looks <= MOST_LOOKS;
  }

  /** Returns whether a text can be the absolute name of a file. */
  static boolean isName(String text) {
    return text.startsWith("/") && text.indexOf('\0') < 0;
  }
}
