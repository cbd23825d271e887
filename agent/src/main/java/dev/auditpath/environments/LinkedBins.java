package dev.auditpath.environments;

import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bin directories that the links in a directory lead to, one step far; 5,000 at most. */
final class LinkedBins {
  private static final int CAP = 5_000;

  private final Host host;
  private final Problems problems;

  LinkedBins(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /** Returns the directories called bin that links in a directory lead into; not itself. */
  Set<Path> from(Path directory) {
    List<String> names = DirectoryNames.matching(directory, name -> true, host, problems);
    if (names.size() > CAP) {
      problems.add(capReached(directory));
    }
    Set<Path> found = new LinkedHashSet<>();
    names.stream()
        .limit(CAP)
        .map(name -> host.path(host.text(directory) + "/" + name))
        .flatMap(entry -> targetDirectory(entry).stream())
        .filter(target -> !target.equals(directory))
        .forEach(found::add);
    return found;
  }

  private Optional<Path> targetDirectory(Path entry) {
    try {
      Path target = entry.resolveSibling(Files.readSymbolicLink(entry)).normalize();
      return Optional.ofNullable(target.getParent()).filter(parent -> parent.endsWith("bin"));
    } catch (NotLinkException | NoSuchFileException noLink) {
      return Optional.empty();
    } catch (IOException e) {
      problems.add(entry, e);
      return Optional.empty();
    }
  }

  private Problem capReached(Path directory) {
    String message = "holds more than " + CAP + " entries; links of the others were not followed";
    return new Problem("cap-reached", host.text(directory), message, false);
  }
}
