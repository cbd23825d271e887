package dev.auditpath.provenance;

import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that dpkg puts elsewhere than their packages list them, because another package or the
 * administrator asked for it: {@code /var/lib/dpkg/diversions}, three lines each: from, to, by whom
 * ({@code :} for the administrator). See dpkg-divert(1).
 */
final class DpkgDiversions {
  private static final int CAP = 4 << 20;

  private record Diversion(String from, String to, String by) {}

  private final List<Diversion> diversions = new ArrayList<>();

  private DpkgDiversions() {}

  static DpkgDiversions read(Path directory, Host host, Problems problems) {
    DpkgDiversions read = new DpkgDiversions();
    Path file = directory.resolve("diversions");
    try {
      List<String> lines = host.readText(file, CAP).lines().toList();
      for (int i = 0; i + 2 < lines.size(); i += 3) {
        read.diversions.add(new Diversion(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
      }
    } catch (NoSuchFileException absent) {
      return read;
    } catch (IOException e) {
      problems.add(file, e);
    }
    return read;
  }

  /** Returns the names under which packages may list the files of these names. */
  Set<String> listedNames(Set<String> names) {
    Set<String> listed = new HashSet<>(names);
    for (Diversion diversion : diversions) {
      if (names.contains(diversion.to)) {
        listed.add(diversion.from);
      }
    }
    return listed;
  }

  /** Returns the packages whose file stands at a name, those that list it so first. */
  List<String> packages(String name, DpkgLists lists) {
    List<String> packages = new ArrayList<>();
    for (String key : lists.packages(name)) {
      if (diversions.stream().noneMatch(d -> d.from.equals(name) && !isBy(d, key))) {
        packages.add(key);
      }
    }
    for (Diversion diversion : diversions) {
      if (diversion.to.equals(name)) {
        lists.packages(diversion.from).stream()
            .filter(key -> !isBy(diversion, key))
            .forEach(packages::add);
      }
    }
    return packages;
  }

  private static boolean isBy(Diversion diversion, String key) {
    return diversion.by.equals(DpkgLists.withoutArchitecture(key));
  }
}
