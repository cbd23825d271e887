package dev.auditpath.memory;

import dev.auditpath.host.Host;
import dev.auditpath.host.OwnFile;
import dev.auditpath.host.Problems;
import dev.auditpath.model.SearchPath;
import dev.auditpath.model.SearchPathText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What shells with the hook of {@code audit-path shell-hook} had as PATH, in the directory {@code
 * shell-paths} of the state directory. A shell writes {@code audit-path/shell-path/1 NAME}, its
 * PATH, and {@code end}, on lines of their own, in one go; a file that is otherwise is not used.
 */
public final class ShellPaths {
  private static final int CAP = 128 * 1024;
  private static final int MOST_FILES = 64;
  private static final int MOST_KEPT = 4;
  private static final String FIRST = "audit-path/shell-path/1 ";
  private static final String LAST = "\nend\n";

  private ShellPaths() {}

  /** Returns where the shells write. */
  public static Path directory(Host host) {
    return StateDirectory.of(host).resolve("shell-paths");
  }

  private record Recorded(Path file, String shell, String path, Instant at) {}

  /** Returns the different ones, the latest first, which is {@code terminal}; at most four. */
  public static List<SearchPathText> read(Host host, Problems problems) {
    List<Recorded> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(host))) {
      for (Path file : files) {
        if (all.size() < MOST_FILES) {
          read(file, host, problems, all);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException noHook) {
      return List.of();
    } catch (DirectoryIteratorException broken) {
      IOException cause = broken.getCause();
      problems.add(directory(host), cause == null ? new IOException("cannot be listed") : cause);
    } catch (IOException unreadable) {
      problems.add(directory(host), unreadable);
    }
    all.sort(Comparator.comparing(Recorded::at).reversed());
    return different(all);
  }

  private static List<SearchPathText> different(List<Recorded> latestFirst) {
    Set<String> seen = new HashSet<>();
    List<SearchPathText> texts = new ArrayList<>();
    for (Recorded recorded : latestFirst) {
      if (texts.size() < MOST_KEPT && seen.add(recorded.path())) {
        String id =
            texts.isEmpty() ? SearchPath.TERMINAL : SearchPath.TERMINAL + "-" + (texts.size() + 1);
        texts.add(
            new SearchPathText(
                id,
                "PATH of a "
                    + recorded.shell()
                    + " of "
                    + recorded.at().truncatedTo(ChronoUnit.SECONDS)
                    + ", left by the shell hook",
                recorded.path()));
      }
    }
    return texts;
  }

  private static void read(Path file, Host host, Problems problems, List<Recorded> all) {
    try {
      if (!OwnFile.isUsersAlone(file, host)) {
        throw new IOException(OwnFile.FOREIGN + "; not used");
      }
      String text = host.readText(file, CAP);
      int line = text.indexOf('\n');
      // Between the two writes of a shell it is cut off; the next prompt mends it.
      if (text.startsWith(FIRST) && text.endsWith(LAST) && line < text.length() - LAST.length()) {
        all.add(
            new Recorded(
                file,
                text.substring(FIRST.length(), line),
                text.substring(line + 1, text.length() - LAST.length()),
                Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant()));
      }
    } catch (IOException unusable) {
      problems.add(file, unusable);
    }
  }
}
