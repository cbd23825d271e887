package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.model.Candidate;
import dev.auditpath.model.ManagedPackage;
import dev.auditpath.model.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The names under which the machine's package database may list a file.
 *
 * <p>Where {@code /bin} is a link to {@code usr/bin}, a database still lists the file under the
 * name that its package was built with, so that {@code /usr/bin/ls} must be asked for as {@code
 * /bin/ls} too. See <a href="https://wiki.debian.org/UsrMerge">UsrMerge</a>.
 */
final class ListedNames {
  private static final List<String> USERS =
      List.of("/home/", "/root/", "/tmp/", "/var/tmp/", "/usr/local/", "/mnt/", "/media/", "/dev/");

  private static final List<String> MERGED_DIRECTORIES =
      List.of(
          "/bin",
          "/sbin",
          "/lib",
          "/lib32",
          "/lib64",
          "/libx32",
          "/usr/sbin",
          "/usr/lib64",
          "/opt");

  private final Host host;
  private final Map<String, String> targetByLink = new LinkedHashMap<>();

  ListedNames(Host host) {
    this.host = host;
    for (String directory : MERGED_DIRECTORIES) {
      noteWhereLink(directory);
    }
  }

  /**
   * Claims those candidates of which the database lists a file on the way to what runs.
   *
   * @param owners answers once, for all names outside the user's home; not asked when there are
   *     none
   */
  Map<Path, Provenance> claims(
      List<Candidate> candidates, Function<Set<String>, Map<String, ManagedPackage>> owners) {
    Map<Path, List<String>> namesByPath = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>();
    for (Candidate candidate : candidates) {
      List<String> names = of(candidate);
      namesByPath.put(candidate.path(), names);
      all.addAll(names);
    }
    return all.isEmpty() ? Map.of() : firstOwners(namesByPath, owners.apply(all));
  }

  private static Map<Path, Provenance> firstOwners(
      Map<Path, List<String>> namesByPath, Map<String, ManagedPackage> owners) {
    Map<Path, Provenance> claims = new LinkedHashMap<>();
    namesByPath.forEach(
        (path, names) -> {
          for (String name : names) {
            ManagedPackage owner = owners.get(name);
            if (owner != null) {
              claims.putIfAbsent(path, owner);
            }
          }
        });
    return claims;
  }

  /** Returns the names of a candidate's files outside the user's home, the path's own first. */
  List<String> of(Candidate candidate) {
    List<String> names = new ArrayList<>();
    for (Path file : CandidateFiles.of(candidate)) {
      if (!isUsers(file)) {
        names.addAll(aliases(host.nameOnMachine(file)));
      }
    }
    return names;
  }

  /** Returns a name and the others that lead to the same file through merged directories. */
  private Set<String> aliases(String name) {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    // Twice, since one merge may lead into another: /sbin, /usr/sbin, /usr/bin.
    for (int round = 0; round < 2; round++) {
      for (String known : List.copyOf(names)) {
        targetByLink.forEach(
            (link, target) -> {
              moved(known, link, target, names);
              moved(known, target, link, names);
            });
      }
    }
    return names;
  }

  private static void moved(String name, String from, String to, Set<String> names) {
    if (name.startsWith(from) && name.startsWith("/", from.length())) {
      names.add(to + name.substring(from.length()));
    }
  }

  /** Packages put nothing there (Filesystem Hierarchy Standard 3.0), so nothing need be asked. */
  private boolean isUsers(Path file) {
    return (host.home().getNameCount() > 0 && file.startsWith(host.home()))
        || USERS.stream().anyMatch(host.nameOnMachine(file)::startsWith);
  }

  private void noteWhereLink(String directory) {
    Path link = host.system(directory);
    if (!Files.isSymbolicLink(link)) {
      return;
    }
    try {
      Path target = Files.readSymbolicLink(link);
      targetByLink.put(
          directory,
          target.isAbsolute()
              ? host.text(target.normalize())
              : host.nameOnMachine(link.resolveSibling(target).normalize()));
    } catch (IOException vanished) {
      // Then it merges nothing.
    }
  }
}
