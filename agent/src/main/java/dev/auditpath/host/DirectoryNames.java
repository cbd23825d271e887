package dev.auditpath.host;

import dev.auditpath.model.Problem;
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
import java.util.Objects;
import java.util.function.Predicate;

/** The names in a directory, read without looking at any entry, up to a bound. */
public final class DirectoryNames {
  private static final int CAP = 200_000;

  private DirectoryNames() {}

  /**
   * Returns the wanted names in a directory, sorted; none where there is no such directory. One
   * that cannot be listed, or holds more than 200,000 entries, is a problem.
   */
  public static List<String> matching(
      Path directory, Predicate<String> wanted, Host host, Problems problems) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      int seen = 0;
      for (Path entry : entries) {
        if (++seen > CAP) {
          problems.add(capReached(directory, host));
          break;
        }
        String name = host.fileName(entry);
        if (wanted.test(name)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      problems.add(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      problems.add(directory, e);
    }
    Collections.sort(names);
    return names;
  }

  private static Problem capReached(Path directory, Host host) {
    String message = "holds more than " + CAP + " entries; the others were not looked at";
    return new Problem("cap-reached", host.text(directory), message, true);
  }
}
