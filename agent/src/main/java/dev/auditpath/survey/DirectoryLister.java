package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.CommandName;
import dev.auditpath.model.DirectoryListing;
import dev.auditpath.model.Executable;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lists the executables of one directory: one lstat for each entry, one stat more for a link. Mode
 * bits only; whether this user may run a file, {@link Prober} asks where it matters.
 */
final class DirectoryLister {
  private final Host host;
  private final Problems problems;
  private final int cap;

  /**
   * @param cap how many entries of a directory are looked at
   */
  DirectoryLister(Host host, Problems problems, int cap) {
    this.host = host;
    this.problems = problems;
    this.cap = cap;
  }

  /** Lists a directory; where that is not possible or not whole, the listing says so. */
  DirectoryListing list(Path directory) {
    List<Executable> executables = new ArrayList<>();
    int seen = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (++seen > cap) {
          problems.add(capped(directory));
          return new DirectoryListing(directory, executables, false);
        }
        look(entry).ifPresent(executables::add);
      }
      return new DirectoryListing(directory, executables, true);
    } catch (IOException unreadable) {
      problems.add(directory, unreadable);
    } catch (DirectoryIteratorException brokenOff) {
      problems.add(directory, new IOException("reading its entries broke off", brokenOff));
    }
    return new DirectoryListing(directory, executables, false);
  }

  /**
   * Completes a listing that broke off, by asking for the names that matter one by one.
   *
   * @param names file names
   */
  DirectoryListing complete(DirectoryListing listing, Collection<String> names) {
    Set<Path> known = new HashSet<>();
    listing.executables().forEach(executable -> known.add(executable.path()));
    List<Executable> executables = new ArrayList<>(listing.executables());
    for (String name : names) {
      Path path = listing.directory().resolve(name);
      if (!known.contains(path)) {
        look(path).ifPresent(executables::add);
      }
    }
    return new DirectoryListing(listing.directory(), executables, false);
  }

  private Optional<Executable> look(Path entry) {
    try {
      PosixFileAttributes attributes =
          Files.readAttributes(entry, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean link = attributes.isSymbolicLink();
      PosixFileAttributes file =
          link ? Files.readAttributes(entry, PosixFileAttributes.class) : attributes;
      return file.isRegularFile() && isExecutable(file)
          ? Optional.of(
              new Executable(
                  CommandName.of(host.fileName(entry), host.platform()),
                  entry,
                  host.identity(entry, file),
                  link,
                  file.size()))
          : Optional.empty();
    } catch (IOException dangling) {
      // A link to nothing, or gone since it was listed: no command. "which" tells of it.
      return Optional.empty();
    }
  }

  private static boolean isExecutable(PosixFileAttributes attributes) {
    Set<PosixFilePermission> permissions = attributes.permissions();
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
        || permissions.contains(PosixFilePermission.GROUP_EXECUTE)
        || permissions.contains(PosixFilePermission.OTHERS_EXECUTE);
  }

  private Problem capped(Path directory) {
    return new Problem(
        "cap-reached",
        host.text(directory),
        "holds more than "
            + cap
            + " entries; beyond those, only the names of system commands and known tools were"
            + " looked for",
        false);
  }
}
