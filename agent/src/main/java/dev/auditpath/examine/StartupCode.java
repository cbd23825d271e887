package dev.auditpath.examine;

import dev.auditpath.behaviour.PthLine;
import dev.auditpath.behaviour.PthLines;
import dev.auditpath.host.DirectoryNames;
import dev.auditpath.host.Host;
import dev.auditpath.host.Problems;
import dev.auditpath.model.Origin;
import dev.auditpath.model.PythonDistribution;
import dev.auditpath.model.PythonEnvironment;
import dev.auditpath.model.StartupHook;
import dev.auditpath.python.NotParsedException;
import dev.auditpath.python.PythonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The code that site.py runs at every start of Python, as it stands in a folder (docs.python.org,
 * "site"); what well-known tools write is left out by its text.
 */
final class StartupCode {
  private static final int PTH_CAP = 64 * 1024;
  private static final int SOURCE_CAP = PythonText.MOST_BYTES;

  /** {@code file name, distribution}. */
  private static final Set<String> KNOWN = Set.copyOf(WordList.lines("startup-hooks.txt"));

  private final Host host;
  private final Problems problems;

  /**
   * A line or a file that is code and no well-known tool's.
   *
   * @param line the first is 1
   * @param text empty where it is in no known encoding
   */
  record Found(Path folder, String name, int line, String text) {}

  StartupCode(Host host, Problems problems) {
    this.host = host;
    this.problems = problems;
  }

  /** Returns what is in a folder of an environment, in order of name and line. */
  List<Found> in(Path folder, PythonEnvironment environment) {
    List<Found> found = new ArrayList<>();
    for (String name : names(folder, environment)) {
      try {
        if (StartupHook.MODULES.contains(name)) {
          String source = PythonText.decode(host.read(host.child(folder, name), SOURCE_CAP));
          if (!source.isBlank()) {
            found.add(new Found(folder, name, 1, source));
          }
        } else {
          byte[] bytes = host.read(host.child(folder, name), PTH_CAP);
          for (PthLine line : PthLines.of(new String(bytes, StandardCharsets.UTF_8))) {
            if (!line.isKnown()) {
              found.add(new Found(folder, name, line.number(), line.text()));
            }
          }
        }
      } catch (IOException e) {
        problems.add(host.child(folder, name), e);
      } catch (NotParsedException undecodable) {
        found.add(new Found(folder, name, 1, ""));
      }
    }
    return found;
  }

  /** Returns whether a file is a well-known tool's, by its name and whom an index vouches for. */
  static boolean isWellKnown(Found found, PythonDistribution owner) {
    boolean vouched = owner.origin() == Origin.INDEX || owner.origin() == Origin.UNKNOWN;
    return vouched && KNOWN.contains(found.name() + ", " + owner.normalizedName());
  }

  /** The survey has listed most folders already. */
  private List<String> names(Path folder, PythonEnvironment environment) {
    List<String> listed = environment.startup().get(folder);
    return listed == null
        ? DirectoryNames.matching(folder, StartupHook::mayBeIn, host, problems)
        : listed;
  }
}
