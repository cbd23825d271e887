package dev.auditpath.survey;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.DirectoryRole;
import dev.auditpath.model.EntryStatus;
import dev.auditpath.model.Exposure;
import dev.auditpath.model.FileIdentity;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathEntry;
import dev.auditpath.model.SearchPathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at each element of a PATH and says what it is. An empty element means the current directory
 * (POSIX, XBD 8.3); nothing is repaired.
 */
final class SearchPathInspector {
  /** Directories whose commands the operating system itself provides. */
  private static final Set<String> SYSTEM_DIRECTORIES =
      Set.of(
          "/bin",
          "/sbin",
          "/usr/bin",
          "/usr/sbin",
          "/usr/games",
          "/usr/libexec",
          "/run/current-system/sw/bin",
          "/run/wrappers/bin");

  private final Host host;
  private final Problems problems;
  private final Writers writers;

  SearchPathInspector(Host host, Problems problems, Writers writers) {
    this.host = host;
    this.problems = problems;
    this.writers = writers;
  }

  SearchPath inspect(SearchPathText text) {
    List<SearchPathEntry> entries = new ArrayList<>();
    Set<FileIdentity> seen = new HashSet<>();
    List<String> elements = text.elements();
    for (int position = 0; position < elements.size(); position++) {
      entries.add(inspect(position, elements.get(position), seen));
    }
    return new SearchPath(text.id(), text.source(), List.copyOf(entries));
  }

  private SearchPathEntry inspect(int position, String written, Set<FileIdentity> seen) {
    Path directory;
    try {
      directory = named(written);
    } catch (InvalidPathException malformed) {
      return entry(position, written, host.workingDirectory(), EntryStatus.MISSING)
          .noted("cannot name a directory: " + malformed.getReason())
          .build();
    }
    Entry entry = entry(position, written, directory, EntryStatus.OK);
    try {
      BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class);
      return attributes.isDirectory()
          ? present(entry, host.identity(directory, attributes), seen)
          : entry.status(EntryStatus.UNREADABLE).noted("is not a directory").build();
    } catch (NoSuchFileException missing) {
      return absent(entry);
    } catch (IOException unreadable) {
      problems.add(directory, unreadable);
      return entry.status(EntryStatus.UNREADABLE).noted("cannot be looked at").build();
    }
  }

  /** "." is taken out of the path to show; ".." is not, since it may go back over a link. */
  private Path named(String written) {
    if (written.isEmpty()) {
      return host.workingDirectory();
    }
    Path path = host.path(written);
    return written.startsWith("/") || written.contains("..") ? path : path.normalize();
  }

  private SearchPathEntry present(Entry entry, FileIdentity identity, Set<FileIdentity> seen) {
    entry.exposures = writers.exposures(entry.directory, host, problems);
    entry.role = role(entry.directory);
    if (entry.written.isEmpty()) {
      return entry.status(EntryStatus.EMPTY).noted("means the current directory").build();
    }
    if (!entry.written.startsWith("/")) {
      return entry.status(EntryStatus.RELATIVE).noted(relativeNote(entry.written)).build();
    }
    if (!seen.add(identity)) {
      return entry.status(EntryStatus.DUPLICATE).noted("stands earlier already").build();
    }
    if (!Files.isReadable(entry.directory)) {
      return entry.status(EntryStatus.UNREADABLE).noted("may not be listed").build();
    }
    return entry.build();
  }

  private SearchPathEntry absent(Entry entry) {
    if (!entry.written.startsWith("/")) {
      return entry
          .status(EntryStatus.RELATIVE)
          .noted(relativeNote(entry.written) + "; nothing is there now")
          .build();
    }
    entry.creators = writers.creators(entry.directory, host, problems);
    return entry.status(EntryStatus.MISSING).noted("does not exist").build();
  }

  private static String relativeNote(String written) {
    return written.startsWith("~")
        ? "only bash reads ~ in PATH as the home directory; for everybody else it is relative"
        : "depends on the current directory";
  }

  private DirectoryRole role(Path directory) {
    return isSystem(directory)
        ? DirectoryRole.SYSTEM
        : directory.startsWith(host.home()) || isOwn(directory)
            ? DirectoryRole.USER
            : DirectoryRole.VENDOR;
  }

  private boolean isSystem(Path directory) {
    if (SYSTEM_DIRECTORIES.contains(host.nameOnMachine(directory.normalize()))) {
      return true;
    }
    try {
      return SYSTEM_DIRECTORIES.contains(host.nameOnMachine(directory.toRealPath()));
    } catch (IOException unresolvable) {
      return false;
    }
  }

  /** Root owns the whole machine; a directory is its own only below its home. */
  private boolean isOwn(Path directory) {
    if (host.userId() == 0) {
      return false;
    }
    try {
      return host.ownerId(directory) == host.userId();
    } catch (IOException unknown) {
      return true;
    }
  }

  private Entry entry(int position, String written, Path directory, EntryStatus status) {
    return new Entry(position, written, directory, status);
  }

  /** An entry in the making. */
  private static final class Entry {
    private final int position;
    private final String written;
    private final Path directory;
    private EntryStatus status;
    private DirectoryRole role = DirectoryRole.VENDOR;
    private List<Exposure> exposures = List.of();
    private List<Exposure> creators = List.of();
    private String note = "";

    Entry(int position, String written, Path directory, EntryStatus status) {
      this.position = position;
      this.written = written;
      this.directory = directory;
      this.status = status;
    }

    Entry status(EntryStatus status) {
      this.status = status;
      return this;
    }

    Entry noted(String note) {
      this.note = note;
      return this;
    }

    SearchPathEntry build() {
      return new SearchPathEntry(
          position, written, directory, status, role, exposures, creators, note);
    }
  }
}
